"""Where the running text goes on behind notes that are gathered at the end of a chapter."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from publisher.restoring.measuring.rows import Row
from publisher.restoring.wording import ending
from publisher.structs import frozen

# Notes are set smaller, so their full rows are wider in letters by at least this factor; this
# many rows running that are no wider than the text's are text.
WIDER, NARROW_RUN = 1.05, 6
# Rows among them that must fill this share of the text's column: verse or a list is shorter.
FILLING, FILLS = 3, 0.94
# Rows behind the last label that show how wide the notes are set.
SHORT_ROWS = 8
# What points to the text going on at a row, in units of one clear sign. One sign is enough only
# where the text must go on somewhere.
NARROWER, HEADING, SPACED, PAGE = 2.0, 1.0, 1.0, 0.5
ENOUGH, ENOUGH_IF_SURE = 2.0, 1.0
# Share of a full row; a heading, or the last row of a paragraph, is shorter.
SHORT = 0.8
# Rows, and a multiple of the longest other note: no note is longer than both.
LONG, LONGER = 25, 3
# Rows below a possible first row of the text in which a likelier one is looked for.
LIKELIER = 10
# Rows above the notes that tell how wide the text is set, and the fewest that can.
ABOVE, FEWEST = 40, 8


@frozen
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
    begins = [at for at in range(span.last + 1, span.until) if may_begin(rows, at)]
    if not begins:
        return None
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
        for at in begins
        if at >= lowest
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
