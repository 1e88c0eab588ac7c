"""The grid of a table: in which column each cell begins, which rows are its head."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

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


def heads_of(rows: Sequence[TableRow]) -> int:
    """Return how many rows are the head of a table: those at its top, if a body follows.

    There is none where a cell of the head reaches into the body, for no format can part the two.
    """
    heads = next((n for n, row in enumerate(rows) if not row.head), len(rows))
    ends = (at + cell.rows for at, row in enumerate(rows[:heads]) for cell in row.cells)
    return heads if max(ends, default=0) <= heads < len(rows) else 0


def filled_rows(rows: Sequence[TableRow]) -> list[TableRow]:
    """Return rows that all fill the same columns, and no cell that reaches below the last one."""
    lengths = [0] * len(rows)
    for at, row in enumerate(rows):
        for cell in row.cells:
            for below in range(at, min(at + cell.rows, len(rows))):
                lengths[below] += cell.columns
    longest = max(lengths, default=0)
    return [
        replace(
            row,
            cells=(
                *(replace(cell, rows=min(cell.rows, len(rows) - at)) for cell in row.cells),
                *(Cell(()) for _ in range(longest - lengths[at])),
            ),
        )
        for at, row in enumerate(rows)
    ]
