"""Where the running text goes on behind notes that are gathered at the end of a chapter."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from publisher.restoring.measuring.rows import Row
from publisher.restoring.wording import ending

# Notes are set smaller: their full rows hold so many letters more than those of the text, and
# so many rows in a row that hold no more than those of the text are text.
WIDER, NARROW_RUN = 1.05, 6
# Of these, so many fill the text's column: rows of verse, or of a list, would be shorter.
FILLING, FILLS = 3, 0.94
# Behind the last wide row the note may have so many short ones.
SHORT_ROWS = 8
# What points to the text going on at a row; one is enough only if it must go on somewhere.
NARROWER, HEADING, SPACED, PAGE = 2.0, 1.0, 1.0, 0.5
ENOUGH, ENOUGH_IF_SURE = 2.0, 1.0
# A heading, or the last row of a paragraph, fills less than this share of a full row.
SHORT = 0.8
# A note is longer than this only if the others are long as well.
LONG, LONGER = 25, 3
# Where a row may be the first of the text, a likelier one may stand so many rows below.
LIKELIER = 10
# So many rows above the notes, and no fewer, tell how wide the text is set.
ABOVE, FEWEST = 40, 8


@dataclass(frozen=True, slots=True)
class Span:
    """Notes from row ``first`` on, of which the last begins at ``last``; all ends at ``until``.

    The text above them begins at the row ``since``.
    """

    since: int
    first: int
    last: int
    until: int


def resuming(rows: Sequence[Row], span: Span, sure: bool, longest: int = 0) -> int | None:
    """Return the row behind the last note of a span from which on there is text again.

    ``sure`` when something else shows that there is text; ``longest`` is the number of rows of
    the longest note but the last. None where all that follows may belong to the note.
    """
    long = span.until - span.last > max(LONG, LONGER * longest)
    above = rows[max(span.since, span.first - ABOVE) : span.first]
    text, notes = full(above), full(rows[span.first : span.last + SHORT_ROWS])
    smaller = len(above) >= FEWEST and notes > WIDER * text
    lowest = _narrow_from(rows, span, (text, notes)) if smaller else span.last + 1
    if lowest is None:
        return None
    widest_gap = max((row.gap for row in rows[span.first + 1 : span.last + 1]), default=0)
    scores = {
        at: _looks(rows, at, widest_gap, max(text, notes)) + (NARROWER if smaller else 0.0)
        for at in range(lowest, span.until)
        if may_begin(rows, at)
    }
    enough = ENOUGH_IF_SURE if sure or long else ENOUGH
    first = next((at for at, score in scores.items() if score >= enough), None)
    if first is None:
        return None
    near = (at for at in scores if first <= at < first + LIKELIER)
    return max(near, key=lambda at: (scores[at], -at))


def full(rows: Sequence[Row]) -> float:
    """Return the width of full rows: all but the widest tenth are no wider."""
    widths = sorted(row.width for row in rows)
    return widths[int(0.9 * (len(widths) - 1))] if widths else 0.0


def _narrow_from(rows: Sequence[Row], span: Span, widths: tuple[float, float]) -> int | None:
    """Return the row behind the last one as wide as the notes, if rows as wide as the text follow.

    ``widths`` are those of full rows of the text and of the notes.
    """
    text, widest = widths[0], sum(widths) / 2
    last, filling = span.last, 0
    for at in range(span.last, span.until):
        width = rows[at].width
        if width > widest:
            last, filling = at, 0
        elif width > FILLS * text:
            filling += 1
        if at - last >= NARROW_RUN and filling >= FILLING:
            return last + 1
    return None


def may_begin(rows: Sequence[Row], at: int) -> bool:
    """Tell whether a sentence may begin with a row."""
    ended = ending(rows[at - 1].text) == "end" or rows[at].gap > 0
    return ended and not rows[at].text[:1].islower()


def _looks(rows: Sequence[Row], at: int, widest_gap: int, width: float) -> float:
    """Return how much a row looks like the beginning of a chapter or of its first paragraph."""
    row = rows[at]
    score = SPACED if row.gap > widest_gap else 0.0
    score += PAGE if row.first else 0.0
    return score + (HEADING if _is_titled(rows, at, SHORT * width) else 0.0)


def _is_titled(rows: Sequence[Row], at: int, short: float) -> bool:
    """Tell whether a row, or this one and the next, stand above a paragraph like a heading."""
    for row, below in pairwise(rows[at : at + 3]):
        if row.width > short or ending(row.text) != "open" or row.text.endswith(","):
            return False
        if not below.text[:1].islower():
            return True
    return False
