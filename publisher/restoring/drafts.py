"""Blocks while they are made: rows that belong together, and what they are."""

from __future__ import annotations

from dataclasses import dataclass

from publisher.model.roles import BlockRole
from publisher.restoring.measuring.rows import Row


@dataclass(frozen=True, slots=True)
class Draft:
    """The rows of one block in reading order, what it is, and how sure its beginning is (0 to 1).

    ``level`` is that of a heading (2 to 4); ``weight`` are the log odds that the block is one:
    above 0 the evidence is for it, and 0 where that was never in question. ``turned`` are the
    orders of rows of verse that go on the line above, which was too long for the column.
    """

    role: BlockRole
    rows: tuple[Row, ...]
    certainty: float = 1.0
    level: int = 2
    weight: float = 0.0
    turned: frozenset[int] = frozenset()

    @property
    def runs(self) -> tuple[tuple[Row, ...], ...]:
        """Return the rows that run on: all of them, or of verse those of each line."""
        if self.role is not BlockRole.VERSE:
            return (self.rows,)
        lines: list[tuple[Row, ...]] = []
        for row in self.rows:
            if lines and row.order in self.turned:
                lines[-1] = (*lines[-1], row)
            else:
                lines.append((row,))
        return tuple(lines)
