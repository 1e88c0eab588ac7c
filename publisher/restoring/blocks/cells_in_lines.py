"""Tables of which each line is one cell, as some programs write them: row by row, or by columns.

Only columns of figures below words show how many cells make a row; where several numbers of
columns would do, none is told, unless one way alone makes a column of years.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from enum import StrEnum
from itertools import chain, groupby, pairwise

from publisher.restoring.blocks.columns import Lines
from publisher.restoring.drafts import CellDraft
from publisher.restoring.measuring.rows import Row
from publisher.restoring.measuring.words_apart import piece_of, words_on
from publisher.restoring.numerals import is_figure, is_year
from publisher.restoring.wording import begins_small

# Columns and rows of such a table at least, its head among them, and columns at most.
COLUMNS, ROWS, MOST = 2, 3, 12
# Lines of a head at most on which several words stand, each over a column.
HEAD = 3


class Order(StrEnum):
    """How the cells of a table follow each other in a source."""

    ROWS = "rows"
    COLUMNS = "columns"


def cells_in_lines(rows: Sequence[Row], usual: Order | None = None) -> tuple[Lines, Order] | None:
    """Return the cells of a table and their order, where every row of text is one cell, or None.

    ``usual`` is the order of cells in the other tables of the text, if that is known.
    """
    for sure in (True, False):
        ways = [way for one in _cells(rows, sure=sure) for way in _ways(one) if _is_alike(way[0])]
        for fits in (
            lambda way: _names_years(way[0]),
            lambda way: way[1] == (usual or _seen(rows)),
        ):
            ways = [way for way in ways if fits(way)] or ways
        if ways:
            return ways[0] if len(ways) == 1 else None
    return _over_pages(rows, usual) or _by_figures(rows)


def _by_figures(rows: Sequence[Row]) -> tuple[Lines, Order] | None:
    """Return the cells of rows that are each a name, of one line or more, and as many figures.

    Above them stands a word for each column; words in small letters go on with the line above.
    """
    held: list[tuple[bool, CellDraft]] = []
    for row in rows:
        figure = is_figure(row.text)
        if held and not figure and not held[-1][0] and begins_small(row.text):
            held[-1] = False, CellDraft((*held[-1][1].rows, row))
        else:
            held.append((figure, CellDraft((row,))))
    runs = [[cell for _, cell in own] for _, own in groupby(held, key=lambda one: one[0])]
    words, figures = runs[::2], runs[1::2]
    count = len(figures[0]) + 1 if figures else 0
    alike = len(words) == len(figures) and {len(own) + 1 for own in figures} == {count}
    if not alike or held[0][0] or len(words[0]) != count + 1:
        return None
    if len(figures) < (ROWS if count == COLUMNS else ROWS - 1):
        return None
    names = [CellDraft(tuple(row for cell in own for row in cell.rows)) for own in words[1:]]
    names = [words[0][-1], *names]
    body = [(name, *own) for name, own in zip(names, figures, strict=True)]
    return [tuple(words[0][:-1]), *body], Order.ROWS


def _over_pages(rows: Sequence[Row], usual: Order | None) -> tuple[Lines, Order] | None:
    """Return the cells of a table of which each page has some rows, the first one its head."""
    pages = [list(own) for _, own in groupby(rows, key=lambda row: row.page)]
    begun = cells_in_lines(pages[0], usual) if len(pages) > 1 else None
    if begun is None:
        return None
    lines, order = begun
    for cells in ([CellDraft((row,)) for row in page] for page in pages[1:]):
        height, more = divmod(len(cells), len(lines[0]))
        if more:
            return None
        by_rows = [
            tuple(cells[at : at + len(lines[0])]) for at in range(0, len(cells), len(lines[0]))
        ]
        by_columns = [tuple(cells[at::height]) for at in range(height)]
        lines = [*lines, *(by_columns if order is Order.COLUMNS else by_rows)]
    return (lines, order) if _has_columns(lines) and _is_alike(lines) else None


def _names_years(lines: Lines) -> bool:
    return all(is_year(_text(line[0])) for line in lines[1:])


def _seen(rows: Sequence[Row]) -> Order | None:
    """Return the order that gaps show: stretches of one length are columns."""
    starts = [0, *(at for at, row in enumerate(rows) if at and row.gap > 0), len(rows)]
    lengths = {b - a for a, b in pairwise(starts)}
    return Order.COLUMNS if len(lengths) == 1 and ROWS <= min(lengths) < len(rows) else None


def _text(cell: CellDraft) -> str:
    return cell.rows[0].text


def _cells(rows: Sequence[Row], *, sure: bool) -> Iterator[tuple[list[CellDraft], int]]:
    """Yield the cells that rows may be, and the length of their head where that is known, else 0.

    The words of a head may stand on fewer lines than there are columns. It is ``sure`` which
    these are if a figure stands below them.
    """
    if sure:
        yield [CellDraft((row,)) for row in rows], 0
    for lines in range(1, min(HEAD, len(rows) - 1) + 1):
        head = [piece_of(row, w.start, w.end) for row in rows[:lines] for w in words_on(row)]
        if len(head) > lines and is_figure(rows[lines].text) is sure:
            yield [CellDraft((row,)) for row in (*head, *rows[lines:])], len(head)


def _ways(made: tuple[list[CellDraft], int]) -> Iterator[tuple[Lines, Order]]:
    """Yield the tables that cells may make: by rows, by columns, by columns below their head."""
    cells, head = made
    for count in range(COLUMNS, MOST + 1):
        height = len(cells) // count
        if len(cells) % count or height < ROWS or head not in (0, count):
            continue
        by_rows = [tuple(cells[at : at + count]) for at in range(0, len(cells), count)]
        below = cells[count:]
        by_columns = [tuple(cells[at::height]) for at in range(height)]
        if head:
            columns = [tuple(below[at :: height - 1]) for at in range(height - 1)]
            by_columns = [by_rows[0], *columns]
        for lines, order in ((by_rows, Order.ROWS), (by_columns, Order.COLUMNS)):
            if _has_columns(lines):
                yield lines, order


def _has_columns(lines: Lines) -> bool:
    """Tell whether words stand above columns of figures; the first one may have words or figures."""
    head, *body = [[is_figure(_text(cell)) for cell in line] for line in lines]
    first = {line[0] for line in body}
    return not any(head) and len(first) == 1 and all(chain.from_iterable(x[1:] for x in body))


def _is_alike(lines: Lines) -> bool:
    """Tell whether every column has years alone, or none."""
    columns = zip(*lines[1:], strict=True)
    return all(len({is_year(_text(cell)) for cell in column}) == 1 for column in columns)
