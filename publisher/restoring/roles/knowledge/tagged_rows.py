"""Rows of a table by their tags, where these say cell by cell what stands on the page."""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np

from publisher.model.transcript import Line
from publisher.restoring.measuring.tagged_tables import believed_tables
from publisher.restoring.roles.features import Sheet
from publisher.restoring.roles.knowledge.facts import Fact
from publisher.restoring.roles.line_roles import LineRole
from publisher.restoring.roles.states import STATES

# A contents page may be tagged as a table.
OTHERS = np.array([role not in (LineRole.ROW, LineRole.CONTENTS) for role, _ in STATES])


def by_tagged_rows(sheet: Sheet) -> Iterator[Fact]:
    """Yield which lines are rows of a table: all their words are in cells of one."""
    tables = believed_tables(sheet.lines)
    rows = np.array([_is_in(line, tables) for line in sheet.lines], dtype=np.bool_)
    yield Fact("its tags are those of cells of a table", rows, OTHERS)


def _is_in(line: Line, tables: frozenset[int]) -> bool:
    cells = line.geometry.cells if line.geometry else ()
    return bool(cells) and all(cell is not None and cell.table in tables for cell in cells)
