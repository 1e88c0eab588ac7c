"""Rows and columns within the cells of a ruled table that no line parts.

A maker may draw lines around the head and the body alone, or around groups: then the lines of a
cell are rows, and what stands below each other in it are columns.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import pairwise
from statistics import median
from typing import NamedTuple, TypeAlias

from publisher.sources.pdf.chunks import Inked
from publisher.sources.pdf.grids import GridCell
from publisher.structs import frozen

# Lines that stand level in several cells of a row and fill none of them to this share: so many are
# rows that no line parts. Of figures fewer are enough.
LEVEL, SHORT, LEVEL_FIGURES = 5, 0.75, 2
# Letters that a line of figures may have among them: ``n.a.``, ``12 km``; and the share of the lines
# of a cell that are figures.
LETTERS, MOST = 3, 0.8
# What stands in a column of figures where there is none.
NO_FIGURE = frozenset(("-", "\u2013", "\u2014", ".", "..", "n.a.", "NA", "*"))
# Leadings of white between rows of several lines; and sizes that lines are apart at least, or one of
# them holds what is raised.
WHITE, SOLID = 1.3, 0.8
# Sizes of the type: lines of one height differ by less.
ONE_LINE = 0.3
# Ems: a gap so wide is no space of a line, nor between figures a narrower one that parts no
# thousands (``12 345``). The share of the lines of a column that have it at one
# place, where it parts columns, and how many have it.
GAP, GAP_OF_FIGURES, OFTEN, LINES = 0.9, 0.45, 0.6, 3
THOUSANDS = 3  # digits


class Word(NamedTuple):
    """Glyphs without a blank between them, on a baseline ``y``, in points."""

    inked: Sequence[Inked]
    y: float

    @property
    def left(self) -> float:
        """Return where it begins."""
        return self.inked[0].glyph.start

    @property
    def right(self) -> float:
        """Return where it ends."""
        return max(one.glyph.end for one in self.inked)

    @property
    def size(self) -> float:
        """Return the size of its largest letters."""
        return max(one.strip.size for one in self.inked)

    @property
    def text(self) -> str:
        """Return its letters."""
        return "".join(one.glyph.text for one in self.inked)


class Place(NamedTuple):
    """Row and column of a table from 0, and over how many columns a cell lies."""

    row: int
    column: int
    columns: int = 1


Words: TypeAlias = Sequence[Word]
Filled: TypeAlias = Mapping[GridCell, Words]


def placed_in(cells: Filled, edges: Sequence[float]) -> Iterator[tuple[Word, Place]]:
    """Yield the words of the cells of a grid, each with its place in the table.

    ``edges`` are the left edges of its columns and the right edge of the last one, in points.
    """
    rows, columns = _rows(cells), _columns(cells)
    for cell, words in cells.items():
        end = cell.column + cell.columns
        own = [gutter for at in range(cell.column, end) for gutter in columns.gutters[at]]
        within = sorted((*own, *edges[cell.column + 1 : end]))
        first = columns.first[cell.column]
        parted = bool(within) and _are_parted(words, within, whole=cell.columns > 1)
        for word in words:
            row = rows.of(cell.row, word.y)
            if parted:
                yield word, Place(row, first + _part(word, within))
            else:
                yield word, Place(row, first, columns.first[end] - first)


def _are_parted(words: Words, places: Sequence[float], *, whole: bool) -> bool:
    """Tell whether the words of a cell stand in the columns that places part it to.

    Those of one that is ``whole`` by its lines stand in several: heads that no line parts.
    """
    filled = len({_part(word, places) for word in words})
    return (filled > 1 or not whole) and _keep_to(words, places)


def _part(word: Word, places: Sequence[float]) -> int:
    return bisect_left(places, (word.left + word.right) / 2)


@frozen
class _Rows:
    """For each row of a grid the number of its first row in the table, and its lines.

    Of a row that is several, ``lines`` has each height with a number from 0.
    """

    first: Sequence[int]
    lines: Mapping[int, Sequence[tuple[float, int]]]

    def of(self, row: int, y: float) -> int:
        """Return the row of the table that a word at a height of a row of the grid stands in."""
        lines = self.lines.get(row)
        if not lines:
            return self.first[row]
        return self.first[row] + min(lines, key=lambda line: abs(line[0] - y))[1]


def _rows(cells: Filled) -> _Rows:
    several: dict[int, Sequence[tuple[float, int]]] = {}
    first = [0]
    for row in range(1 + max(cell.row for cell in cells)):
        own = [(cell, words) for cell, words in cells.items() if cell.row == row]
        lines = _level_lines(own)
        if lines:
            several[row] = lines
        first.append(first[-1] + (1 + lines[-1][1] if lines else 1))
    return _Rows(first, several)


def _level_lines(cells: Sequence[tuple[GridCell, Words]]) -> Sequence[tuple[float, int]]:
    """Return the lines of a row that are rows of their own; none where it is one.

    They stand level in the cells of the row, and are figures or leave each cell half empty, as texts
    of several lines do not. In the first cell a line in small letters goes on with the one above.
    """
    if len(cells) < 2 or any(cell.rows > 1 for cell, _ in cells):
        return ()
    own = [_lines(words) for _, words in cells]
    heights = sorted({y: None for lines in own for y in lines})
    size = median(word.size for _, words in cells for word in words)
    merged = [y for at, y in enumerate(heights) if not at or y - heights[at - 1] > ONE_LINE * size]
    longest = max(own, key=len)
    level = len(merged) == len(longest)
    if level and _are_columns_of_figures(cells):
        return list(_counted(merged, min(cells)[1], size))
    alike = sum(2 * len(lines) > len(longest) for lines in own) >= max(2, len(own) / 2)
    if level and alike and len(longest) >= LEVEL and not any(map(_fills, cells)):
        return list(_counted(merged, min(cells)[1], size))
    steps = (below - above for above, below in pairwise(longest))
    leading = min((step for step in steps if step >= SOLID * size), default=float("inf"))
    return list(_between_gaps(merged, cells, leading, size))


def _between_gaps(
    heights: Sequence[float],
    cells: Sequence[tuple[GridCell, Words]],
    leading: float,
    size: float,
) -> Iterator[tuple[float, int]]:
    """Yield the heights of lines with the row of each, where white across all cells parts rows.

    Below it the first cell and another begin on one line. Nothing is yielded where there is none.
    """
    first, *behind = ([word.y for word in words] for _, words in sorted(cells))
    number, rows = 0, [0]
    for above, y in pairwise(heights):
        begins = _stands_at(y, first, size) and any(_stands_at(y, own, size) for own in behind)
        number += begins and y - above >= WHITE * leading
        rows.append(number)
    if number:
        yield from zip(heights, rows, strict=True)


def _stands_at(y: float, heights: Iterable[float], size: float) -> bool:
    return any(abs(y - other) <= ONE_LINE * size for other in heights)


def _are_columns_of_figures(cells: Sequence[tuple[GridCell, Words]]) -> bool:
    """Tell whether the lines of most cells behind the first are figures, one below the other.

    Two lines may be one figure that is broken (``27. 3.`` and ``1790``), unless all cells have two.
    No text runs on beside columns of figures.
    """
    behind = [(cell, words) for cell, words in cells if cell.column]
    figured = [cell for cell in behind if _is_column_of_figures(cell[1])]
    lines = max((len(_lines(words)) for _, words in figured), default=0)
    if lines == LEVEL_FIGURES and len(figured) < max(LEVEL_FIGURES, len(behind)):
        return False
    runs_on = any(_fills(cell) for cell in behind if cell not in figured)
    return bool(figured) and 2 * len(figured) >= len(behind) and not runs_on


def _is_column_of_figures(words: Words) -> bool:
    lines = _lines(words)
    return len(lines) >= LEVEL_FIGURES and _are_figures(lines)


def _counted(heights: Sequence[float], first: Words, size: float) -> Iterator[tuple[float, int]]:
    """Yield the heights of lines with the row that each is in."""
    number = -1
    for y in heights:
        opening = [word for word in first if _stands_at(y, (word.y,), size)]
        if number < 0 or not opening or not opening[0].text[:1].islower():
            number += 1
        yield y, number


def _lines(words: Words) -> dict[float, list[Word]]:
    """Return the words of a cell by the heights of its lines, from the top down."""
    found: dict[float, list[Word]] = {}
    y = float("-inf")
    for word in sorted(words, key=lambda word: (word.y, word.left)):
        if word.y - y > ONE_LINE * word.size:
            y = word.y
        found.setdefault(y, []).append(word)
    return {y: sorted(line, key=lambda word: word.left) for y, line in found.items()}


def _are_figures(lines: Mapping[float, Words]) -> bool:
    return sum(map(_is_figure, lines.values())) >= MOST * len(lines)


def _is_figure(words: Words) -> bool:
    text = "".join(word.text for word in words)
    letters = sum(map(str.isalpha, text))
    return letters <= LETTERS and (any(map(str.isdigit, text)) or text in NO_FIGURE)


def _fills(cell: tuple[GridCell, Words]) -> bool:
    """Tell whether a line of a cell but the last is about as wide as the cell, so that it runs on."""
    place, words = cell
    width = place.box.right - place.box.left
    return any(
        line[-1].right - line[0].left >= SHORT * width
        for line, _ in pairwise(_lines(words).values())
    )


@frozen
class _Columns:
    """For each column of a grid, and behind the last, its first column in the table.

    ``gutters`` are the places in points that part a column of the grid to several.
    """

    first: Sequence[int]
    gutters: Mapping[int, Sequence[float]]


def _columns(cells: Filled) -> _Columns:
    gutters: dict[int, Sequence[float]] = {}
    first = [0]
    for column in range(max(cell.column + cell.columns for cell in cells)):
        own = [w for cell, w in cells.items() if cell.column == column and cell.columns == 1]
        gutters[column] = _gutters(own)
        first.append(first[-1] + 1 + len(gutters[column]))
    return _Columns(first, gutters)


def _gutters(cells: Iterable[Words]) -> Sequence[float]:
    """Return where wide gaps stand below each other in most lines of a column."""
    lines = [line for words in cells for line in _lines(words).values()]
    gaps = [gap for line in lines for gap in _wide_gaps(line)]
    needed = max(LINES, OFTEN * len(lines))
    if len(gaps) < needed:
        return ()
    ends = sorted([(left, 1) for left, _ in gaps] + [(right, -1) for _, right in gaps])
    found: list[float] = []
    held = most = 0
    for (x, step), (after, _) in pairwise(ends):
        held += step
        if held < needed:
            most = 0
        elif held > most:
            # The place that most of the gaps have in common, of each run of them.
            found[-1 if most else len(found) :] = [(x + after) / 2]
            most = held
    return found


def _wide_gaps(line: Words) -> Iterator[tuple[float, float]]:
    for before, word in pairwise(line):
        if _is_wide(before, word):
            yield before.right, word.left


def _is_wide(before: Word, word: Word) -> bool:
    """Tell whether the gap between two words of a line may part columns."""
    gap = (word.left - before.right) / word.size
    figures = _is_figure((before,)) and _is_figure((word,)) and len(word.text) != THOUSANDS
    return gap >= (GAP_OF_FIGURES if figures else GAP)


def _keep_to(words: Words, gutters: Sequence[float]) -> bool:
    """Tell whether the words of a cell stand in its columns: no line runs on over a gutter."""
    for line in _lines(words).values():
        for gutter in gutters:
            if any(word.left < gutter < word.right for word in line):
                return False
            if any(
                before.right <= gutter <= word.left and not _is_wide(before, word)
                for before, word in pairwise(line)
            ):
                return False
    return True
