"""Seams: where a cell begins that touches the one before it, as the rows above and below show."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise

from publisher.sources.pdf.rows import Row
from publisher.sources.pdf.spacing import APART, SPACE

# Points: cells of one column begin at one place.
SAME_PLACE = 0.4
# Rows on either side that are looked at, and those among them with a cell at the place.
BESIDE, ROWS = 8, 2
# Glyphs of a strip on average: programs that paint letter by letter tell nothing by it.
GLYPHS = 2


def mark_seams(rows: Sequence[Row]) -> None:
    """Mark the glyphs of rows, from the top down, with which cells begin behind no gap.

    Each was painted anew at a place where cells of other rows begin behind a wide gap.
    """
    begun = [list(_begun(row)) for row in rows]
    for at, row in enumerate(rows):
        tight = [
            (number, place)
            for number, place, gap in begun[at]
            if gap <= SPACE and row.inked[number].glyph.text.isalnum()
        ]
        # A line of text has no wide gap, and its hyphen may be painted by itself.
        if not tight or all(gap < APART for _, _, gap in begun[at]):
            continue
        around = begun[max(0, at - BESIDE) : at + BESIDE + 1]
        wide = [[place for _, place, gap in own if gap >= APART] for own in around]
        for number, place in tight:
            if _rows_at(place, wide) >= ROWS:
                row.inked[number] = row.inked[number]._replace(seam=True)


def _rows_at(place: float, rows: Sequence[Sequence[float]]) -> int:
    """Return how many rows have a cell at a place."""
    return sum(any(abs(other - place) <= SAME_PLACE for other in own) for own in rows)


def _begun(row: Row) -> Iterator[tuple[int, float, float]]:
    """Yield the glyphs with which a strip begins: number, place in points, gap before it in ems."""
    if len({id(one.strip) for one in row.inked}) * GLYPHS > len(row.inked):
        return
    for number, (before, one) in enumerate(pairwise(row.inked), 1):
        if before.strip is not one.strip:
            yield number, one.glyph.start, (one.glyph.start - before.glyph.end) / row.size
