"""Rows: the lines of a region, with raised marks, labels and initials joined to theirs."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import field, replace

from publisher.sources.pdf.chunks import INITIAL, ONE_BASELINE, Chunk, Inked, in_order
from publisher.sources.pdf.margins import in_margins
from publisher.sources.pdf.mirroring import in_reading_order
from publisher.sources.pdf.regions import Region
from publisher.structs import mutable

# The number of no column, for what stands in a margin.
MARGIN = 0
# Letters of a raised or lowered piece: a mark, a sign, the ending of an ordinal or a title.
MARK = 8
# Sizes of the line: a mark is set smaller, but hardly smaller than half.
SMALLEST, LARGEST = 0.45, 0.92
# Sizes of the line: a sign of another typeface (an arrow, a bullet) may be set larger than its line.
LARGEST_SIGN = 2.2
# Ems of the line: how far a mark may stand above its baseline, or below.
RAISED = 0.75
LOWERED = 0.35
# Ems: a mark touches the word before it, a label stands near the words behind it.
TOUCHING = 0.6
LABEL_GAP = 2.0


@mutable
class Row:
    """One line as it stands on the page, places in points.

    ``y`` is its baseline and ``size`` that of most of its letters; ``initial`` the large letters
    in front of it, which stand lower.
    """

    inked: list[Inked]
    y: float
    size: float
    column: int = 1
    columns: int = 1
    region: int = 0
    initial: list[Inked] = field(default_factory=list)

    @property
    def left(self) -> float:
        """Return where the line begins, its initial included."""
        return min(one.glyph.start for one in (*self.initial[:1], *self.inked[:1]))

    @property
    def right(self) -> float:
        """Return where the line ends."""
        return max(one.glyph.end for one in self.inked)


def rows_of(region: Region, number: int = 0, *, from_right: bool = False) -> list[Row]:
    """Return the rows of a region from the top down; ``number`` is that of the region.

    ``from_right``: the page is a mirrored one (``mirroring.py``).
    """
    chunks, initials = _parted(region.chunks)
    marks = _marks(chunks)
    lines = _baselines(chunks, marks)
    aside = in_margins(lines)
    apart = {id(chunk) for chunk in aside}
    within = ([chunk for chunk in line if id(chunk) not in apart] for line in lines)
    rows = [_row(line, region, number) for line in within if line]
    beside = [_row([chunk], replace(region, column=MARGIN), number) for chunk in aside]
    row_of = {id(one): row for row in (*rows, *beside) for one in row.inked}
    for mark, line in marks.items():
        row_of[id(line.inked[0])].inked.extend(chunks[mark].inked)
    for initial in initials:
        _join_initial(initial, rows, region, number)
    for row in rows:
        row.inked = in_reading_order(in_order(row.inked), from_right=from_right)
    return sorted([*beside, *rows], key=lambda row: row.y)


def _parted(chunks: Sequence[Chunk]) -> tuple[list[Chunk], list[Chunk]]:
    """Return the chunks, and apart the initials: large letters beside several lines."""
    initials = [c for c in chunks if len(c.text) <= 3 and _lines_beside(c, chunks) > 1]
    apart = {id(chunk) for chunk in initials}
    return [c for c in chunks if id(c) not in apart], initials


def _lines_beside(initial: Chunk, chunks: Sequence[Chunk]) -> int:
    """Return how many smaller lines begin close to the right of a large letter."""
    return len(
        {
            round(chunk.y)
            for chunk in chunks
            if INITIAL * chunk.size <= initial.size
            and initial.top - 0.3 * chunk.size < chunk.y < initial.y + 0.3 * chunk.size
            and 0 <= chunk.left - initial.right + 0.3 * chunk.size < 2.5 * chunk.size
        }
    )


def _join_initial(initial: Chunk, rows: list[Row], region: Region, number: int) -> None:
    """Put an initial in front of the first line beside it."""
    beside = [
        row
        for row in rows
        if initial.top - 0.3 * row.size < row.y < initial.y + 0.3 * row.size
        and row.inked[0].glyph.start > initial.left
    ]
    if beside:
        first = min(beside, key=lambda row: row.y)
        first.initial = [*first.initial, *initial.inked]
    else:
        rows.append(_row([initial], region, number))


def _marks(chunks: Sequence[Chunk]) -> dict[int, Chunk]:
    """Return the raised and lowered pieces, by place in ``chunks``, with the piece of their line."""
    small = [n for n, chunk in enumerate(chunks) if len(chunk.text) <= MARK]
    ordered = sorted(chunks, key=lambda chunk: chunk.y)
    found: dict[int, Chunk] = {}
    for number in small:
        line = _line_of(chunks[number], ordered)
        if line is not None:
            found[number] = line
    return {number: line for number, line in found.items() if not _is_mark(line, chunks, found)}


def _is_mark(line: Chunk, chunks: Sequence[Chunk], found: dict[int, Chunk]) -> bool:
    return any(chunks[number] is line for number in found)


def _line_of(mark: Chunk, chunks: Sequence[Chunk]) -> Chunk | None:
    """Return the piece of a line that a small piece is raised from or lowered from."""
    best: Chunk | None = None
    for chunk in chunks:
        rise = (chunk.y - mark.y) / chunk.size
        share = mark.size / chunk.size
        if not -LOWERED * max(1.0, share) <= rise <= RAISED or abs(rise) < ONE_BASELINE / 2:
            continue
        lettered = _is_lettered(mark)
        if lettered and share < 1 and not _is_lettered(chunk):
            continue  # a large sign has no marks: it stands in their line
        largest = LARGEST if lettered else LARGEST_SIGN
        if not SMALLEST <= share <= largest or not _touches(mark, chunk):
            continue
        if best is None or _apart(mark, chunk) < _apart(mark, best):
            best = chunk
    return best


def _is_lettered(chunk: Chunk) -> bool:
    return any(map(str.isalnum, chunk.text))


def _touches(mark: Chunk, chunk: Chunk) -> bool:
    behind = mark.left - chunk.right
    before = chunk.left - mark.right
    inside = chunk.left < mark.left and mark.right < chunk.right
    size = chunk.size
    return (
        inside or -0.3 * size < behind < TOUCHING * size or -0.3 * size < before < LABEL_GAP * size
    )


def _apart(mark: Chunk, chunk: Chunk) -> float:
    return max(mark.left - chunk.right, chunk.left - mark.right, 0.0) + abs(mark.y - chunk.y)


def _baselines(chunks: Sequence[Chunk], marks: Iterable[int]) -> list[list[Chunk]]:
    """Return the chunks that are no marks by baseline."""
    apart = set(marks)
    lines: list[list[Chunk]] = []
    ordered = sorted((c for n, c in enumerate(chunks) if n not in apart), key=lambda c: c.y)
    for chunk in ordered:
        if lines and chunk.y - lines[-1][0].y <= ONE_BASELINE * _usual(lines[-1]):
            lines[-1].append(chunk)
        else:
            lines.append([chunk])
    return lines


def _usual(chunks: Sequence[Chunk]) -> float:
    return max(chunk.size for chunk in chunks)


def _row(chunks: Sequence[Chunk], region: Region, number: int) -> Row:
    inked = [one for chunk in chunks for one in chunk.inked]
    size = usual_size(inked)
    y = next(one.strip.y for one in inked if one.strip.size == size)
    return Row(inked, y, size, region.column, region.columns, number)


def usual_size(inked: Sequence[Inked]) -> float:
    """Return the size of most letters, in points."""
    sizes: dict[float, int] = {}
    for one in inked:
        sizes[one.strip.size] = sizes.get(one.strip.size, 0) + 1
    return max(sizes, key=sizes.__getitem__)
