"""Which grids of drawn lines are tables: short texts in most cells, row beside row.

Boxes about text, frames of pages, forms to fill in, panels, charts and squared paper are none.
"""

from __future__ import annotations

from bisect import bisect_right
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import NamedTuple

from publisher.sources.pdf.chunks import Inked, inked_rows
from publisher.sources.pdf.grids import Grid, GridCell
from publisher.sources.pdf.painted import Box, Strip, area, common
from publisher.sources.pdf.ruled_places import Place, Word, placed_in
from publisher.sources.pdf.spacing import SPACE

# Ems above the baseline at which the middle of most letters is.
MIDDLE = 0.3
# Rows in which several cells are filled, and their share of those in which any is.
ROWS, SEVERAL = 2, 0.5
# The share of the cells that are filled; a form has fewer, and a drawing hardly any.
FILLED = 0.4
# Letters of a filled cell on average: more are a page that is laid out in boxes, unless there are
# many rows, or short texts name them: so many at most, of so many letters.
LETTERS, MANY_ROWS, MANY_LETTERS, NAME = 120, 4, 400, 40
# The share of the words that lie across a line; text on squared paper has more, and notes on staves.
# A cell is so many sizes of its words high at least.
ACROSS, HIGH = 0.1, 0.7
# How many times more columns a grid may have than the fullest of its rows has cells: the boxes of a
# form begin anywhere.
COLUMNS = 1.5
# Points: words of one line differ by no more in height. The share of the rows that have a name on
# the left of their grid, and how far from it that begins at most.
LEVEL, NAMES, FAR = 1.5, 0.7, 250.0
# Rows of a head at most.
MOST_HEADS = 3
# Points: the height of the slices in which the cell of a word is looked for.
SLICE = 24.0


class Ruled(NamedTuple):
    """A grid that is a table: the words of its cells, each with its place in the table.

    A place is a row and a column from 0 and over how many columns the cell lies; ``heads`` is how
    many rows stand on a ground that others have not.
    """

    grid: Grid
    words: Sequence[tuple[Word, Place]]
    heads: int = 0

    @property
    def rows(self) -> int:
        """Return how many rows there are."""
        return 1 + max(place.row for _, place in self.words)

    def row(self, number: int) -> dict[int, str]:
        """Return the texts of a row by their columns."""
        found: dict[int, str] = defaultdict(str)
        for word, place in self.words:
            if place.row == number:
                found[place.column] += word.text
        return dict(found)


def ruled_in(
    grids: Iterable[Grid],
    strips: Sequence[Strip],
    grounds: Sequence[Box],
    sure: Grid | None = None,
) -> Iterator[Ruled]:
    """Yield the grids that are tables and whose cells no tag tells, with what stands in them.

    ``grounds`` are rectangles in a colour; ``sure`` is a grid that goes on with a table.
    """
    for grid in grids:
        within = [strip for strip in strips if _touches(strip, grid.box)]
        if within and not any(strip.cell for strip in within):
            table = _ruled(grid, within, strips, sure=grid is sure)
            if table is not None:
                near = [box for box in grounds if area(common(box, grid.box))]
                yield table._replace(heads=_heads(table, near))


def _heads(table: Ruled, grounds: Sequence[Box]) -> int:
    """Return how many rows of a table are its head: all their cells, and no others', have a ground."""
    if not grounds:
        return 0
    rows: dict[int, list[bool]] = defaultdict(list)
    for word, place in table.words:
        x, y = (word.left + word.right) / 2, word.y - MIDDLE * word.size
        rows[place.row].append(
            any(b.left <= x <= b.right and b.top <= y <= b.bottom for b in grounds)
        )
    shaded = [all(rows[row]) for row in sorted(rows)]
    heads = next((row for row, ground in enumerate(shaded) if not ground), 0)
    return heads if heads <= MOST_HEADS and not any(shaded[heads:]) else 0


def _touches(strip: Strip, box: Box) -> bool:
    if not strip.glyphs or not box.top < strip.y - MIDDLE * strip.size < box.bottom:
        return False
    return strip.glyphs[0].start < box.right and box.left < strip.glyphs[-1].end


def _ruled(
    grid: Grid, within: Iterable[Strip], strips: Iterable[Strip], *, sure: bool
) -> Ruled | None:
    """Return a grid with the words on it, of the strips ``within`` it, if it is a table."""
    words: dict[GridCell, list[Word]] = defaultdict(list)
    places = _Places(grid.cells)
    across = total = 0
    for word in _words(within):
        cell = places.of(word)
        if cell is not None:
            words[cell].append(word)
            total += 1
            across += _reaches_out(word, cell.box)
    if across > ACROSS * total or not words or not (sure or _is_table(grid, words)):
        return None
    named = _named(grid, words, strips)
    left = min(cell.box.left for cell in named)
    edges = grid.edges if left >= grid.box.left else (left, *grid.edges)
    placed = list(placed_in(named, edges))
    if not sure and not _are_short(placed):
        return None
    return Ruled(Grid(grid.box._replace(left=min(edges)), grid.cells, edges), placed)


def _reaches_out(word: Word, box: Box) -> bool:
    """Tell whether a word stands out of its cell by more than a letter, or is higher than it."""
    if box.bottom - box.top < HIGH * word.size:
        return True
    return not box.left - word.size < word.left < word.right < box.right + word.size


def _text(words: Iterable[Word]) -> str:
    return "".join(word.text for word in words)


def _words(strips: Iterable[Strip]) -> Iterator[Word]:
    """Yield the words of strips, line by line."""
    for row in inked_rows(strips):
        held: list[Inked] = []
        for one in row:
            if held and (
                one.spaced or one.glyph.start - held[-1].glyph.end > SPACE * one.strip.size
            ):
                yield Word(held, held[0].strip.y)
                held = []
            held.append(one)
        if held:
            yield Word(held, held[0].strip.y)


class _Places:
    """Finds the cell that a word stands in."""

    def __init__(self, cells: Iterable[GridCell]) -> None:
        self._by_height: dict[int, list[GridCell]] = defaultdict(list)
        for cell in cells:
            for at in range(int(cell.box.top // SLICE), int(cell.box.bottom // SLICE) + 1):
                self._by_height[at].append(cell)

    def of(self, word: Word) -> GridCell | None:
        """Return the cell that most letters of a word stand in; None where that is none."""
        first, last = self._holds(word.inked[0]), self._holds(word.inked[-1])
        if first is last:
            return first
        held = Counter(map(self._holds, word.inked))
        return max(held, key=held.__getitem__)

    def _holds(self, one: Inked) -> GridCell | None:
        x = (one.glyph.start + one.glyph.end) / 2
        y = one.strip.y - MIDDLE * one.strip.size
        for cell in self._by_height.get(int(y // SLICE), ()):
            left, top, right, bottom = cell.box
            if left <= x < right and top <= y < bottom:
                return cell
        return None


def _is_table(grid: Grid, words: Mapping[GridCell, Sequence[Word]]) -> bool:
    """Tell whether most cells of a grid are filled, several in a row."""
    filled = Counter(cell.row for cell in words)
    several = sum(number > 1 for number in filled.values())
    fullest = max(Counter(cell.row for cell in grid.cells).values())
    return (
        several >= max(ROWS, SEVERAL * len(filled))
        and len(words) >= FILLED * len(grid.cells)
        and len(grid.edges) - 1 <= COLUMNS * fullest
    )


def _are_short(placed: Iterable[tuple[Word, Place]]) -> bool:
    """Tell whether the texts of cells are those of a table."""
    letters: Counter[Place] = Counter()
    for word, place in placed:
        letters[place] += len(word.text)
    mean = letters.total() / len(letters)
    if mean <= LETTERS:
        return True
    rows = sum(number > 1 for number in Counter(place.row for place in letters).values())
    named = all(number <= NAME for place, number in letters.items() if not place.column)
    return mean <= MANY_LETTERS and (rows >= MANY_ROWS or (named and rows > ROWS))


def _named(
    grid: Grid, words: Mapping[GridCell, Sequence[Word]], strips: Iterable[Strip]
) -> Mapping[GridCell, Sequence[Word]]:
    """Return the words by their cells, with those that name the rows on the left of a grid.

    Nothing is drawn around these; in most rows one line stands level with one of its cells.
    """
    tops = sorted({cell.box.top for cell in grid.cells})
    beside: dict[int, list[Word]] = defaultdict(list)
    for word in _words(strip for strip in strips if _is_left(strip, grid.box)):
        row = bisect_right(tops, word.y - MIDDLE * word.size) - 1
        beside[row].append(word)
    level = sum(
        any(
            abs(one.y - own[0].y) < LEVEL
            for cell in words
            if cell.row == row
            for one in words[cell]
        )
        and max(word.y for word in own) - min(word.y for word in own) < LEVEL
        for row, own in beside.items()
    )
    if level < max(NAMES * (len(tops) - 1), ROWS):
        return words
    left = min(word.left for own in beside.values() for word in own)
    ends = (*tops[1:], grid.box.bottom)
    named: dict[GridCell, Sequence[Word]] = {
        cell._replace(column=cell.column + 1): own for cell, own in words.items()
    }
    for row, own in beside.items():
        named[GridCell(row, 0, 1, 1, Box(left, tops[row], grid.box.left, ends[row]))] = own
    return named


def _is_left(strip: Strip, box: Box) -> bool:
    """Tell whether a strip stands beside a grid, on its left, and not far from it."""
    if not strip.glyphs or not box.top < strip.y - MIDDLE * strip.size < box.bottom:
        return False
    return box.left - FAR < strip.glyphs[0].start and strip.glyphs[-1].end < box.left + strip.size
