"""Blocks while they are made: rows that belong together, and what they are."""

from __future__ import annotations

from publisher.model.roles import BlockRole
from publisher.restoring.measuring.rows import Row
from publisher.structs import frozen


@frozen
class CellDraft:
    """The rows of one cell of a table, none where it is empty; ``columns`` says how wide it is."""

    rows: tuple[Row, ...] = ()
    columns: int = 1


@frozen
class RowDraft:
    """A row of a table; ``head`` and ``named`` as in the model."""

    cells: tuple[CellDraft, ...]
    head: bool = False
    named: bool = False


@frozen
class Draft:
    """The rows of one block in reading order, what it is, and how sure its beginning is (0 to 1).

    ``level`` is that of a heading (2 to 4); ``weight`` are the log odds that the block is one:
    above 0 the evidence is for it, and 0 where that was never in question. ``turned`` are the
    orders of rows of verse that go on the line above, which was too long for the column. ``depth``
    is the level of an item of a list, from 0, or of the items that a paragraph stands below (from
    1; 0 of any other). ``table`` are the rows of a table whose cells could be told, ``caption`` are
    those of its caption and ``rules`` those that signs draw or that a page repeats as its head; neither
    are among ``rows``.
    """

    role: BlockRole
    rows: tuple[Row, ...]
    certainty: float = 1.0
    level: int = 2
    weight: float = 0.0
    turned: frozenset[int] = frozenset()
    depth: int = 0
    table: tuple[RowDraft, ...] = ()
    caption: tuple[Row, ...] = ()
    rules: tuple[Row, ...] = ()

    @property
    def all_rows(self) -> tuple[Row, ...]:
        """Return the rows of the block, those of its caption where they stand."""
        caption_first = self.caption and self.caption[0].number < self.rows[0].number
        return (*self.caption, *self.rows) if caption_first else (*self.rows, *self.caption)

    @property
    def runs(self) -> tuple[tuple[Row, ...], ...]:
        """Return the rows that run on: all of them, or those of each line of verse, of each cell."""
        if self.table:
            cells = (cell.rows for row in self.table for cell in row.cells if cell.rows)
            return (*((self.caption,) if self.caption else ()), *cells)
        if self.role is not BlockRole.VERSE:
            return (self.rows,)
        lines: list[tuple[Row, ...]] = []
        for row in self.rows:
            if lines and row.order in self.turned:
                lines[-1] = (*lines[-1], row)
            else:
                lines.append((row,))
        return tuple(lines)
