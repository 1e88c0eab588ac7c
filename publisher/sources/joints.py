"""How well lines go on with each other, and whether those of several columns stand in turn.

Where a line of each column stands in turn, words and sentences go on at the line after the next
(of two columns) or the one after that (of three), and break off at the next one. Each joint of two
lines weighs by how much commoner it is between lines that follow each other than between any two
lines of the page, in natural logarithms; how often the page writes capitals at the heads of lines and
within them, it tells itself.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import accumulate, pairwise
from math import log

from publisher.expressions import compiled
from publisher.languages import CAPITALS, Lexicon
from publisher.structs import frozen

HYPHENS = "-\u00ad\u2010\ufffe¬"
# A word broken at the end of a line, and the rest of it at the beginning of another one.
BROKEN = compiled(rf"([^\W\d_]{{2,30}})[{HYPHENS}]$")
# Characters at the end of a line that show either: the longest half and its hyphen.
TAIL = 31
REST = compiled(r"([^\W\d_]{1,30})")
# The end of a sentence, behind a word of three letters or more: shorter ones are abbreviations.
ENDS = frozenset('.!?”’"»“')
ENDED = compiled(r"[^\W\d_]{3}[.!?][”’\"»“]?$")
# A word with a capital within a sentence.
INSIDE = compiled(rf"[^\W\d_],? (?=[{CAPITALS}])")
# Of broken words that go on in the next line the lists know seven in eight, of two halves that do
# not belong together one in twenty; behind a hyphen hardly any line opens with a capital.
WHOLE, NO_WORD, CAPITAL = 3.0, -1.5, -2.5
# Of the lines behind the end of a sentence so many open with a capital.
OPENING = 0.97
# Behind a determiner hardly another one stands, nor a preposition or a word that opens a clause (one
# in 50, of any two lines one in four); behind a preposition none of the last two (one in 70, of any
# one in nine), and a determiner in one of four cases (of any one in ten).
NOT_BEHIND, NO_PREPOSITION, NAMED, DETERMINED = -2.0, -1.8, 0.25, 0.9
LAST_WORD = compiled(r"(?<![^\W\d_])[^\W\d_]{1,12}$")
# What keeps rare cases of short pages from weighing too much: shares, and natural logarithms.
LEAST, MOST = 0.05, 2.0
# Lines at either end of a page that may lie across the columns (a head, a folio).
ACROSS = 5
# Filled lines of a page, at least and at most; what the joints of half of them weigh together, in sound
# prose more than that.
FEWEST, LONGEST, HARDLY = 10, 200, 0.5
COLUMNS = (2, 3)
# The share of lines that open with a small letter, as prose does.
SMALL = 0.25
# The share of a page's lines that stand in turn: within lists and tables a few seem to.
COVERED = 0.5


@frozen
class Habits:
    """How often a page writes capitals: at the heads of its lines, and inside sentences (0 to 1)."""

    heads: float
    inside: float


@frozen
class Turn:
    """Lines of so many ``columns`` that stand in turn, from ``first`` to before ``end``.

    ``far`` and ``near`` are what the joints of each column's lines and of neighbouring lines weigh,
    ``whole`` how many broken words become whole, ``torn`` how many whole ones become broken.
    """

    columns: int
    first: int
    end: int
    far: float
    near: float
    whole: int
    torn: int

    @property
    def gain(self) -> float:
        """Return by how much better each column reads than the page as it stands."""
        return self.far - self.near

    def speaks(self, lines: int, gain: float, reads: float) -> bool:
        """Tell whether it gains so much, reads so well, and covers most of the ``lines`` of a page."""
        covers = self.end - self.first >= COVERED * lines
        return covers and self.near < 0 and self.gain >= gain and self.far >= reads


def habits(texts: Sequence[str]) -> Habits:
    """Return how a page writes capitals; ``texts`` are its filled lines without blanks about them."""
    first = [text[0] for text in texts if text[0].isalpha()]
    whole = "\n".join(texts)
    return Habits(
        (sum(map(str.isupper, first)) + 0.5) / (len(first) + 1),
        (len(INSIDE.findall(whole)) + 0.5) / (whole.count(" ") + 2),
    )


def joint(above: str, below: str, known: Lexicon, own: Habits) -> float:
    """Return how well a filled line goes on with another one, neither with blanks about it."""
    last, first = above[-1], below[0]
    small = first.islower()
    if last in HYPHENS and (broken := BROKEN.search(above[-TAIL:])):
        if first.isupper():
            return NO_WORD
        rest = REST.match(below)
        whole = rest is not None and known.frequency((broken[1] + rest[1]).lower()) > 0
        return WHOLE if whole else NO_WORD if small else CAPITAL
    if not first.isalpha():
        return 0.0
    if last in ENDS and ENDED.search(above[-TAIL:]):
        return _weight(OPENING, own.heads, small=small)
    if not last.isalpha():
        return _weight(own.inside, own.heads, small=small) if last == "," else 0.0
    return _weight(own.inside, own.heads, small=small) + _phrase(above, below, known)


def _phrase(above: str, below: str, known: Lexicon) -> float:
    """Return what a small word at the end of a line says of the first word of another one."""
    word = LAST_WORD.search(above[-TAIL:])
    rest = REST.match(below)
    if word is None or rest is None:
        return 0.0
    own, end, first = known.about.line_ends, word[0].lower(), rest[1].lower()
    if end in own.determiners:
        behind = first in own.determiners or first in own.prepositions
        return NOT_BEHIND if behind or first in own.clause_openers else NAMED
    if end in own.prepositions:
        if first in own.prepositions or first in own.clause_openers:
            return NO_PREPOSITION
        return DETERMINED if first in own.determiners else 0.0
    return 0.0


def _weight(true: float, any_: float, *, small: bool) -> float:
    """Return the weight of a first letter, of which so many are capitals, truly and in any lines."""
    if small:
        true, any_ = 1 - true, 1 - any_
    return max(-MOST, min(MOST, log(max(true, LEAST / 2) / max(any_, LEAST))))


def turn_of(texts: Sequence[str], known: Lexicon, across: tuple[int, int] = (0, 0)) -> Turn | None:
    """Return the lines of columns that most likely stand in turn, None where nothing speaks for any.

    ``across`` are how many lines at the head and at the foot of the page stand apart from it.
    """
    if not FEWEST <= len(texts) <= LONGEST:
        return None
    if sum(text[0].islower() for text in texts) < SMALL * len(texts):
        return None  # verse, lists, and scripts without capitals
    own = habits(texts)
    near = [joint(a, b, known, own) for a, b in pairwise(texts)]
    if not _breaks_off(near):
        return None
    turns = [_likeliest(texts, near, columns, (known, own), across) for columns in COLUMNS]
    return max(turns, key=lambda turn: turn.gain)


def _breaks_off(near: Sequence[float]) -> bool:
    """Tell whether half of a page's lines, somewhere on it, hardly go on with each other."""
    sums, half = [0.0, *accumulate(near)], (len(near) + 1) // 2
    return any(end - first < HARDLY for first, end in zip(sums, sums[half:], strict=False))


def _likeliest(
    texts: Sequence[str],
    near: Sequence[float],
    columns: int,
    knowledge: tuple[Lexicon, Habits],
    across: tuple[int, int],
) -> Turn:
    known, own = knowledge
    far = [joint(a, b, known, own) for a, b in zip(texts, texts[columns:], strict=False)]
    nears, fars = [0.0, *accumulate(near)], [0.0, *accumulate(far)]
    head, foot = across
    last = len(texts) - foot

    def gain(first: int, end: int) -> float:
        return fars[end - columns] - fars[first] - nears[end - 1] + nears[first]

    first, end = max(
        (
            (first, end)
            for first in range(head, min(ACROSS, last - FEWEST) + 1)
            for end in range(last, first + FEWEST - 1, -1)
        ),
        key=lambda ends: gain(*ends),
        default=(0, len(texts)),
    )
    return Turn(
        columns,
        first,
        end,
        fars[end - columns] - fars[first],
        nears[end - 1] - nears[first],
        far[first : end - columns].count(WHOLE),
        _torn(near[first : end - 1], far[first : end - columns]),
    )


def _torn(near: Sequence[float], far: Sequence[float]) -> int:
    """Return how many broken words go on in the next line, and not in their column as well."""
    beside = (*far, *[0.0] * (len(near) - len(far)))
    return sum(a == WHOLE != b for a, b in zip(near, beside, strict=True))
