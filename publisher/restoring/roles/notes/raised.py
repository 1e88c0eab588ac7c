"""Signs that a source shows raised above the line: marks of notes, and the labels of their bodies.

Where a text raises its marks, figures on the line are none. An exponent is raised as well (``m2``),
and so is the end of an ordinal (``1er``): the one is told by what it stands behind, the other is
no sign.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence, Set
from itertools import groupby
from typing import NamedTuple

from publisher.expressions import compiled
from publisher.model.transcript import Run
from publisher.restoring.measuring.looks import Looks, looks_on
from publisher.restoring.measuring.rows import Row
from publisher.restoring.roles.notes.labels import Form, Label, body_label

# A sign with its brackets; and what a raised piece is made of if it calls notes: one sign, or some.
# What was taken is not given back (``++``): else a long number is parted in every way there is.
SIGN = compiled(r"[(\[]?+(?P<sign>\d{1,3}+|\*{1,4}+|[†‡]{1,3}+)[)\]]?+")
SIGNS = compiled(rf"(?:{SIGN.pattern.replace('?P<sign>', '')}[,.;]?+)++")
# A Roman figure of more than one letter; as a label it is written like this where it was raised.
ROMAN = compiled(r"\[([ivxl]{2,7})\]\s*+")
YEAR = compiled(r"(?<!\d)(?:1\d|20)\d\d$")
LAST_WORD = compiled(r"(?<![^\W\d_])[^\W\d_]++$")
# What may stand between the figures of a fraction.
BARS = ("/", "\u2044", "\u2215")
# Letters of a unit of measurement or a variable, behind which a raised figure may be an exponent.
SHORT = 2


class Raised(NamedTuple):
    """A raised sign: where it stands in its text, brackets included, and what it says."""

    start: int
    end: int
    sign: str


def raised_signs(text: str, looks: Looks, *, letters: bool = False) -> Iterator[Raised]:
    """Yield the raised signs of a text that may be marks or labels, in their order.

    Single ``letters`` are among them where they are asked for: not all are signs (``No``, ``1a``).
    """
    for start, end in raised_pieces(looks):
        if _is_numerator(text, looks, end):
            continue
        piece = text[start:end]
        if letters and len(piece) == 1 and piece.isalpha() and not is_exponent(text[:start]):
            yield Raised(start, end, piece)
        if SIGNS.fullmatch(text, start, end):
            for match in SIGN.finditer(text, start, end):
                yield Raised(*match.span(), match["sign"])


def _is_numerator(text: str, looks: Looks, end: int) -> bool:
    """Tell whether a figure stands below the line right behind a raised piece, as in a fraction."""
    behind = end + (text[end : end + 1] in BARS)
    look = looks[behind] if behind < len(looks) else None
    return look is not None and look.level == -1 and text[behind].isdecimal()


def raised_pieces(looks: Looks) -> Iterator[tuple[int, int]]:
    """Yield where raised characters stand together: the first, and the end."""
    at = 0
    # A run of characters shares one look, so a line has few; most have none that is raised.
    some = {id(look): look for look in looks}.values()
    if not any(look is not None and look.level == 1 for look in some):
        return
    for raised, group in groupby(looks, key=lambda look: look is not None and look.level == 1):
        length = sum(1 for _ in group)
        if raised:
            yield at, at + length
        at += length


def raised_label(text: str, runs: tuple[Run, ...]) -> str:
    """Return the raised sign with which a line begins; nothing where it begins with none."""
    if not runs:
        return ""
    begins = len(text) - len(text.lstrip())
    found = next(raised_signs(text, looks_on(runs, text), letters=True), None)
    return found.sign if found is not None and found.start == begins else ""


def note_label(row: Row) -> Label | None:
    """Return the label of a row that is known to open the body of a note, raised or not, or None."""
    sign = raised_label(row.text, row.seen.runs)
    if sign.isalpha():
        return Label(sign, Form.PLAIN, row.text[len(sign) :].lstrip(), None)
    if roman := ROMAN.match(row.text):
        return Label(roman[1], Form.BRACKET, row.text[roman.end() :], None)
    return body_label(row.text)


def is_exponent(before: str) -> bool:
    """Tell whether a raised figure behind a text may be an exponent.

    It stands behind one letter, or a figure that is no year.
    """
    word = LAST_WORD.search(before)
    figure = before[-1:].isdigit() and YEAR.search(before) is None
    return figure or (word is not None and len(word[0]) == 1)


def unit_of(before: str) -> str:
    """Return the short word that ends a text and may be a unit (``km``), or nothing."""
    word = LAST_WORD.search(before)
    return word[0] if word is not None and len(word[0]) <= SHORT else ""


def units(found: Sequence[tuple[str, str]], words: Set[str]) -> frozenset[tuple[str, str]]:
    """Return which short words with raised figures behind them are units with exponents.

    ``found`` are pairs of both, one for each place; ``words`` all words of the text in small
    letters. Such a pair returns, or its word stands nowhere without a figure.
    """
    often = Counter(found)
    return frozenset(p for p, n in often.items() if n > 1 or p[0].lower() not in words)
