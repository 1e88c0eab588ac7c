"""The cells of tagged tables: which row and which column of which table an element stands in.

Structure types and attributes are those of PDF (ISO 32000-2, 14.8.4.8.3 and 14.8.5.7).
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import islice

from playa.pdftypes import resolve1
from playa.structure import Element

from publisher.model.transcript import ToldCell

CELLS = frozenset(("TH", "TD"))
PARTS = frozenset(("THead", "TBody", "TFoot"))
# Rows and columns that a cell may lie over at most, and rows of a table.
SPANNED, ROWS = 50, 10_000


class TaggedTables:
    """The tables of a file, each counted from 1 and gone through once, when it is first met."""

    def __init__(self) -> None:
        # By the identity of their properties; these are kept, so that no others get it.
        self._tables: dict[int, Element] = {}
        self._cells: dict[int, tuple[Element, ToldCell]] = {}

    def cell_of(self, elements: list[Element], roles: list[str]) -> ToldCell | None:
        """Return the cell that an element stands in, None if in none.

        ``elements`` are it and those around it from the innermost outwards, ``roles`` theirs.
        """
        at = next((n for n, role in enumerate(roles) if role in CELLS), None)
        if at is None or "Table" not in roles[at:]:
            return None
        table = elements[roles.index("Table", at)]
        if id(table.props) not in self._tables:
            self._tables[id(table.props)] = table
            for element, cell in _cells(table, len(self._tables)):
                self._cells[id(element.props)] = element, cell
        found = self._cells.get(id(elements[at].props))
        return None if found is None else found[1]


def _cells(table: Element, number: int) -> Iterator[tuple[Element, ToldCell]]:
    """Yield the elements that are cells of a table, each with its place."""
    # Column → rows, this one among them, that a cell of an earlier row reaches over.
    reached: dict[int, int] = {}
    for row, element in enumerate(islice(_rows(table), ROWS)):
        column = 0
        held = dict(reached)
        for cell in element:
            if not isinstance(cell, Element) or cell.role not in CELLS:
                continue
            while reached.get(column, 0) > 0:
                column += 1
            columns, rows = _span(cell, "ColSpan"), _span(cell, "RowSpan")
            head = cell.role == "TH"
            yield cell, ToldCell(number, row, column, columns, head)
            held |= dict.fromkeys(range(column, column + columns), rows)
            column += columns
        reached = {at: rows - 1 for at, rows in held.items() if rows > 1}


def _rows(table: Element) -> Iterator[Element]:
    for kid in table:
        if isinstance(kid, Element) and kid.role == "TR":
            yield kid
        elif isinstance(kid, Element) and kid.role in PARTS:
            yield from _rows(kid)


def _span(cell: Element, name: str) -> int:
    """Return over how many columns or rows a cell lies."""
    told = resolve1(cell.props.get("A"))
    for attributes in map(resolve1, told if isinstance(told, list) else [told]):
        number = resolve1(attributes.get(name)) if isinstance(attributes, dict) else None
        if isinstance(number, int):
            return max(1, min(SPANNED, number))
    return 1
