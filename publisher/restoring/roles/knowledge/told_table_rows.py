"""Rows of a table by their tags, or by the lines around them, where these say what stands where."""

from __future__ import annotations

from collections.abc import Iterator, Sequence, Set
from itertools import pairwise

import numpy as np

from publisher.model.transcript import Line
from publisher.restoring.measuring.told_tables import believed_tables, table_of
from publisher.restoring.roles.features import Sheet
from publisher.restoring.roles.knowledge.facts import Fact, Flags, pinned
from publisher.restoring.roles.line_roles import LineRole
from publisher.restoring.roles.states import AT, STATES

# A contents page may be set as a table: its figures rise.
OTHERS = np.array([role not in (LineRole.ROW, LineRole.CONTENTS) for role, _ in STATES])
# The share of the rows of a contents page that end with a page, no lower than the one before.
RISING = 0.8


def by_told_table_rows(sheet: Sheet) -> Iterator[Fact]:
    """Yield which lines are rows of a table: all their words are in cells of one."""
    tables = believed_tables(sheet.lines)
    table_of = [_table_of(line) for line in sheet.lines]
    contents = {table for table in tables if _may_be_contents(sheet.lines, table_of, table)}
    why = "it stands in cells of a table"
    yield Fact(why, _in(contents, table_of), OTHERS)
    yield from pinned(why, _in(tables - contents, table_of), AT[LineRole.ROW, True])


def _in(tables: Set[int], table_of: Sequence[int]) -> Flags:
    return np.array([table in tables for table in table_of], dtype=np.bool_)


def _table_of(line: Line) -> int:
    """Return the table that all words of a line stand in, 0 where there is none."""
    return table_of(line.geometry.cells if line.geometry else ())


def _may_be_contents(lines: Sequence[Line], table_of: Sequence[int], table: int) -> bool:
    """Tell whether the rows of a table end with figures that rise, as pages do."""
    own = (line.text.split() for line, at in zip(lines, table_of, strict=True) if at == table)
    ends = [(int(words[-1]) if words[-1].isdecimal() else -1) for words in own]
    rising = sum(0 < before <= page for before, page in pairwise(ends))
    return rising >= RISING * (len(ends) - 1)
