"""pandoc's tables become rows of cells; what a cell holds becomes one run of inlines."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from publisher.model.text import Cell, Table, TableRow
from publisher.sources.structured.pandoc.flat import Flattener, lines_of
from publisher.sources.structured.pandoc.marks import Role
from publisher.sources.structured.pandoc.state import Node, strings
from publisher.structs import frozen


@frozen
class TableMaker:
    """Makes tables."""

    flattener: Flattener

    def table_of(self, content: Any) -> Table:
        """Return the table that a node holds; rows without any cell are left out."""
        _, caption, _, head, bodies, foot = content
        rows = [*self._rows(head[1], head=True)]
        for _, named, heads, below in bodies:
            rows += self._rows(heads, head=True)
            rows += self._rows(below, named=named > 0)
        rows += self._rows(foot[1])
        self.flattener.state.short_caption("".join(strings(caption[0])))
        words = lines_of(list(self.flattener.runs(caption[1] or [])))
        return Table(tuple(_within(rows)), words)

    def _rows(
        self, rows: list[Any], *, head: bool = False, named: bool = False
    ) -> Iterator[TableRow]:
        for _, cells in rows:
            made = tuple(self._cell(cell) for cell in cells)
            if made:
                own = "".join(strings(cells[0][4])).startswith(Role.ROW_NAME)
                yield TableRow(made, head=head, named=(named or own) and not head)

    def _cell(self, cell: Any) -> Cell:
        _, _, rows, columns, blocks = cell
        return Cell(self._content(blocks), max(1, columns), max(1, rows))

    def _content(self, blocks: list[Node]) -> Any:
        return lines_of(list(self.flattener.runs(blocks)))


def _within(rows: list[TableRow]) -> Iterator[TableRow]:
    """Yield rows whose cells end with the table: one that is said to be higher is as high as it is."""
    for at, row in enumerate(rows):
        left = len(rows) - at
        cells = (Cell(cell.content, cell.columns, min(cell.rows, left)) for cell in row.cells)
        yield TableRow(tuple(cells), row.head, row.named)
