"""The outermost lines of a page, read as a head, a folio or both."""

from __future__ import annotations

import re

from rapidfuzz import fuzz

from publisher.expressions import compiled
from publisher.model.letters import letters_alone
from publisher.model.transcript import Line, Page
from publisher.structs import frozen

# Lines, counted inwards from each edge: a head, a folio and a rule or signature at most.
DEPTH = 3
# RapidFuzz's ratio, 0 to 100: heads are the same with up to one misread letter in ten.
ALIKE = 84

# ``12``, ``- 12 -``, ``[12]``, ``xiv``, ``12 (24)``, ``12/24``: the number as the whole line.
ALONE = compiled(r"\W*(\d{1,4}|[ivxlc]{1,7})(?:\s*[(/]\s*\d{1,4}\)?)?\W*", re.IGNORECASE)
# ``12r``, ``[12v]``, ``fol. 12r``: the two sides of a leaf.
LEAF = compiled(r"\W*(?:f|ff|fo|fol|folio|Bl|leaf)?\.?\s?(\d{1,4}[rv])\W*", re.IGNORECASE)
# ``Page 12``, ``Seite 3 (24)``: one word before it.
AFTER_WORD = compiled(
    r"\W*([^\W\d_]{1,10})\.?\s+(\d{1,4})(?:\s*(?:[(/]|[^\W\d_]{2,3}\s)\s*\d{1,4}\)?)?\W*"
)
# ``12 The Title``.
LEADING = compiled(r"\W*(\d{1,4})\s+(?=\W*[^\W\d_])(.+)")
# ``The Title 12``, ``The Title | 12``, ``The Title.12``, ``The Title … Page 3 (24)``.
TRAILING = compiled(r"(.*[^\W\d_]\W*?)[\s|]*(\d{1,4})(?:\s*[(/]\s*\d{1,4}\)?)?\W*")
# ``Page 3 (24)`` at the end: a total in brackets belongs to folios alone.
PAGED = compiled(r"\d{1,4}\s*(?:\(\d{1,4}\)|/\s*\d{1,4})\W*$")

# Signs at either end of a run that are looked at, and runs that are longer.
ENDS = 10
RUN = compiled(rf"\W{{{2 * ENDS + 1},}}")


@frozen
class EdgeLine:
    """A line near an edge: its letters (``key``), its number, how deep it stands (0: outermost).

    ``shown`` is all that stands there but blanks, for lines that return as they are; ``printed``
    is the folio as it stood, ``paged`` when it names a total (``3 (24)``), ``worded`` when one
    word stands before it (``Page 3``), ``first`` when no earlier line of its page differs (a head
    on its own page's first line).
    """

    line: Line
    page: int
    edge: str
    depth: int
    key: str
    shown: str
    number: int | None
    printed: str | None
    paged: bool
    worded: bool
    first: bool


def edge_lines(page: Page) -> tuple[EdgeLine, ...]:
    """Return the outer lines of a page, those of the top first, each edge from outside in."""
    filled = [line for line in page.lines if not line.blank]
    top = [_read(line, page.index, "top", d) for d, line in enumerate(filled[:DEPTH])]
    bottom = [
        _read(line, page.index, "bottom", d) for d, line in enumerate(filled[: -DEPTH - 1 : -1])
    ]
    return (*top, *bottom)


def same_head(left: str, right: str) -> bool:
    """Tell whether two keys are the same head, a letter misread here and there."""
    if len(left) < 4 or len(right) < 4:
        return left == right != ""
    return left == right or fuzz.ratio(left, right, score_cutoff=ALIKE) > 0


def _read(line: Line, page: int, edge: str, depth: int) -> EdgeLine:
    text = without_runs(line.text)
    printed, rest = number_and_rest(text)
    key = letters_alone(rest)
    number = value_of(printed) if printed else None
    paged, worded = bool(PAGED.search(text)), bool(AFTER_WORD.fullmatch(text))
    shown = "".join(line.text.split())
    return EdgeLine(line, page, edge, depth, key, shown, number, printed, paged, worded, depth == 0)


def without_runs(text: str) -> str:
    """Return a line with single blanks and without the middle of long runs of other signs.

    No form of a head or a folio depends on their length, and the time to read one would grow
    with the square of it.
    """
    return RUN.sub(lambda run: run[0][:ENDS] + run[0][-ENDS:], " ".join(text.split()))


def number_and_rest(text: str) -> tuple[str | None, str]:
    """Return the folio that a line shows, as printed, and what stands there beside it.

    ``text`` is without long runs of signs, see ``without_runs``.
    """
    if match := ALONE.fullmatch(text):
        return match[1], ""
    if match := LEAF.fullmatch(text):
        return match[1], ""
    if match := AFTER_WORD.fullmatch(text):
        return match[2], match[1]
    if match := LEADING.fullmatch(text):
        return match[1], match[2]
    if match := TRAILING.fullmatch(text):
        return match[2], match[1]
    return None, text


ROMAN = {"i": 1, "v": 5, "x": 10, "l": 50, "c": 100}


def value_of(printed: str) -> int | None:
    """Return the number that a folio shows, Arabic or Roman; None for letters that are neither.

    Leaves (``12r``) are counted by their sides.
    """
    if printed.isdigit():
        return int(printed)
    if printed[:-1].isdecimal() and printed[-1] in "rvRV":
        return 2 * int(printed[:-1]) + (printed[-1] in "vV")
    values = [ROMAN.get(c, 0) for c in printed.lower()]
    pairs = zip(values, [*values[1:], 0], strict=True)
    return sum(-v if v < following else v for v, following in pairs)
