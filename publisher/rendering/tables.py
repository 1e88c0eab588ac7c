"""Tables as their template needs them: head and body, which cells name others, where figures stand."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from enum import StrEnum

from markupsafe import Markup

from publisher.model.grid import cells_by_column
from publisher.model.inlines import plain
from publisher.model.text import Cell, Inlines, Table, TableRow

# What stands in a column of figures: 12, 1 204, 4,20, −3.5 %, £ 12, (7); and a dash for nothing.
NUMBER = re.compile(
    r"[(\[]?[-–−+±]?\s?[$£€¥§]?\s?\d[\d\s\u00a0\u202f.,:/'’½¼¾-]*\s?(?:%|‰|°|[^\W\d_]{1,3}\.?)?[)\]]?"
)
NOTHING = re.compile(r"[-–—.·…\s]*")


class Scope(StrEnum):
    """What a cell names; the values are those of the attribute ``scope`` in HTML."""

    COLUMN = "col"
    ROW = "row"
    COLUMNS = "colgroup"
    ROWS = "rowgroup"


@dataclass(frozen=True, slots=True)
class SetCell:
    """A cell as its template needs it; ``scope`` is None for one that names nothing.

    ``figures`` says that it stands in a column of figures, which end below each other.
    """

    content: Markup
    columns: int
    rows: int
    scope: Scope | None
    figures: bool


@dataclass(frozen=True, slots=True)
class SetTable:
    """A table as its template needs it: rows of the head, rows of the body, caption."""

    head: tuple[tuple[SetCell, ...], ...]
    body: tuple[tuple[SetCell, ...], ...]
    caption: Markup


def set_table(table: Table, inlines: Callable[[Inlines], Markup]) -> SetTable:
    """Return a table with its contents set by ``inlines``, called in reading order."""
    caption = inlines(table.caption)
    grid = list(cells_by_column(table.rows))
    figures = _columns_of_figures(table.rows, grid)
    rows = [
        tuple(
            SetCell(inlines(cell.content), cell.columns, cell.rows, _scope(row, cell, at), column in figures)
            for at, (column, cell) in enumerate(cells)
        )
        for row, cells in zip(table.rows, grid, strict=True)
    ]  # fmt: skip
    heads = next((n for n, row in enumerate(table.rows) if not row.head), len(rows))
    # A table must have a body; one of heads alone is all body.
    heads = heads if heads < len(rows) else 0
    return SetTable(tuple(rows[:heads]), tuple(rows[heads:]), caption)


def _scope(row: TableRow, cell: Cell, at: int) -> Scope | None:
    if row.head:
        return Scope.COLUMNS if cell.columns > 1 else Scope.COLUMN
    if row.named and at == 0:
        return Scope.ROWS if cell.rows > 1 else Scope.ROW
    return None


def _columns_of_figures(
    rows: Sequence[TableRow], grid: Sequence[list[tuple[int, Cell]]]
) -> frozenset[int]:
    """Return the columns in which most cells of the body are figures, and the rest nothing much."""
    found: defaultdict[int, list[bool]] = defaultdict(list)
    for row, cells in zip(rows, grid, strict=True):
        for at, (column, cell) in enumerate(cells):
            words = plain(cell.content).strip()
            if _scope(row, cell, at) is None and cell.columns == 1 and not NOTHING.fullmatch(words):
                found[column].append(NUMBER.fullmatch(words) is not None)
    # Two in three: a column of figures may have a word in it ("unknown"), a column of words years.
    return frozenset(at for at, seen in found.items() if 3 * sum(seen) >= 2 * len(seen))
