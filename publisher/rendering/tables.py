"""Tables as their template needs them: head and body, which cells name others, where figures stand.

How wide a table must be at least is estimated from its letters, for the typesetter, who knows the
page.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Sequence
from enum import StrEnum

from markupsafe import Markup

from publisher.expressions import compiled
from publisher.model.grid import cells_by_column, filled_rows, heads_of
from publisher.model.inlines import plain, plain_line
from publisher.model.text import Cell, Inlines, Table, TableRow
from publisher.structs import frozen

# What stands in a column of figures: 12, 1 204, 4,20, −3.5 %, £ 12, (7); and a dash for nothing.
NUMBER = compiled(
    r"[(\[]?[-–−+±]?\s?[$£€¥§]?\s?\d[\d\s\u00a0\u202f.,:/'’½¼¾-]*\s?(?:%|‰|°|[^\W\d_]{1,3}\.?)?[)\]]?"
)
NOTHING = compiled(r"[-–—.·…\s]*")
# Letters in the longest cell of a column whose cells need not be broken over lines: a name, a date.
SHORT = 16
# Letters between two columns (one em), and in all columns together that leave room on any page.
GAP, ROOMY = 2.4, 60


class Scope(StrEnum):
    """What a cell names; the values are those of the attribute ``scope`` in HTML."""

    COLUMN = "col"
    ROW = "row"
    COLUMNS = "colgroup"
    ROWS = "rowgroup"


@frozen
class SetCell:
    """A cell as its template needs it; ``scope`` is None for one that names nothing.

    ``figures`` says that it stands in a column of figures, which end below each other; ``whole``
    that its words stay on one line where there is room.
    """

    content: Markup
    columns: int
    rows: int
    scope: Scope | None
    figures: bool
    whole: bool


@frozen
class SetTable:
    """A table as its template needs it: rows of the head, rows of the body, caption.

    ``letters`` are about as many letters of its type as its narrowest setting is wide.
    """

    head: tuple[tuple[SetCell, ...], ...]
    body: tuple[tuple[SetCell, ...], ...]
    caption: Markup
    letters: int


@frozen
class _Columns:
    """What is known of the columns of a table, counted from 0.

    ``figures`` are those of figures, ``whole`` those whose cells stay on one line.
    """

    figures: frozenset[int]
    whole: frozenset[int]
    letters: int


def set_table(table: Table, inlines: Callable[[Inlines], Markup]) -> SetTable:
    """Return a table with its contents set by ``inlines``, called in reading order.

    All its rows are of one length: those that have too few cells get empty ones.
    """
    caption = inlines(table.caption)
    filled = filled_rows(table.rows)
    grid = list(cells_by_column(filled))
    columns = _columns(filled, grid)
    rows = [
        tuple(
            _set_cell(inlines(cell.content), row, column, cell, columns) for column, cell in cells
        )
        for row, cells in zip(filled, grid, strict=True)
    ]
    heads = heads_of(filled)
    return SetTable(tuple(rows[:heads]), tuple(rows[heads:]), caption, columns.letters)


def _set_cell(content: Markup, row: TableRow, column: int, cell: Cell, about: _Columns) -> SetCell:
    alone = cell.columns == 1
    scope = _scope(row, cell, column)
    figures = alone and column in about.figures
    # A sum of several parts ("4 s. 6 d.") is as short as one figure.
    short = _is_number(cell) or (figures and len(plain(cell.content)) <= SHORT)
    whole = alone and (column in about.whole or short) and not row.head
    return SetCell(content, cell.columns, cell.rows, scope, figures, whole)


def _is_number(cell: Cell) -> bool:
    return NUMBER.fullmatch(plain(cell.content).strip()) is not None


def _scope(row: TableRow, cell: Cell, column: int) -> Scope | None:
    """Return what a cell names: one without words (a corner of two heads) names nothing."""
    if not cell.content:
        return None
    if row.head:
        return Scope.COLUMNS if cell.columns > 1 else Scope.COLUMN
    if row.named and column == 0:
        return Scope.ROWS if cell.rows > 1 else Scope.ROW
    return None


def _columns_of_figures(
    rows: Sequence[TableRow], grid: Sequence[list[tuple[int, Cell]]]
) -> frozenset[int]:
    """Return the columns in which most cells of the body are figures, and the rest nothing much."""
    found: defaultdict[int, list[bool]] = defaultdict(list)
    for row, cells in zip(rows, grid, strict=True):
        for column, cell in cells:
            names = _scope(row, cell, column) is not None
            empty = NOTHING.fullmatch(plain(cell.content).strip())
            if cell.columns == 1 and not names and not empty:
                found[column].append(_is_number(cell))
    # Two in three: a column of figures may have a word in it ("unknown"), a column of words years.
    return frozenset(at for at, seen in found.items() if 3 * sum(seen) >= 2 * len(seen))


def _columns(rows: Sequence[TableRow], grid: Sequence[list[tuple[int, Cell]]]) -> _Columns:
    """Return what the cells that stand in one column alone tell of it."""
    words: defaultdict[int, int] = defaultdict(int)  # letters of the longest word of a column
    lines: defaultdict[int, int] = defaultdict(int)  # letters of the longest cell of its body
    for row, cells in zip(rows, grid, strict=True):
        for column, cell in cells:
            if cell.columns == 1:
                text = plain_line(cell.content)
                pieces = [text] if _is_number(cell) else text.split()
                words[column] = max(words[column], *map(len, pieces), 0)
                lines[column] = max(lines[column], 0 if row.head else len(text))
    whole = frozenset(column for column in words if lines[column] <= SHORT)
    widths = [max(words[at], lines[at] if at in whole else 0) for at in words]
    if sum(widths) + GAP * len(widths) > ROOMY:
        whole, widths = frozenset(), list(words.values())
    return _Columns(_columns_of_figures(rows, grid), whole, round(sum(widths) + GAP * len(widths)))
