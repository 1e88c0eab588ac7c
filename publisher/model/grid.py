"""The grid of a table: in which column each cell begins."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from publisher.model.text import Cell, TableRow


def columns_of(rows: Sequence[TableRow]) -> int:
    """Return how many columns a table has."""
    ends = (at + cell.columns for cells in cells_by_column(rows) for at, cell in cells)
    return max(ends, default=0)


def cells_by_column(rows: Sequence[TableRow]) -> Iterator[list[tuple[int, Cell]]]:
    """Yield for each row its cells with the column in which each begins, from 0.

    A cell that is several rows high keeps its columns in the rows below.
    """
    taken: dict[int, int] = {}  # column → rows below that a cell above still fills
    for row in rows:
        placed: list[tuple[int, Cell]] = []
        column = 0
        below = {at: left - 1 for at, left in taken.items() if left > 1}
        for cell in row.cells:
            while column in taken:
                column += 1
            placed.append((column, cell))
            if cell.rows > 1:
                below.update(dict.fromkeys(range(column, column + cell.columns), cell.rows - 1))
            column += cell.columns
        taken = below
        yield placed
