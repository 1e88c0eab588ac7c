"""The first row of a table whose cells alone are all in bold is its head."""

from __future__ import annotations

from dataclasses import replace

from publisher.model.findings import Finding, Severity
from publisher.model.text import Block, Cell, Emphasis, Table, TableRow
from publisher.sources.structured.habits.typed import Typed


def with_typed_heads(typed: Typed) -> Typed:
    """Return a text in which tables without a head have one where their first row is set like it."""
    made: list[Block] = []
    findings: list[Finding] = []
    for block in typed.blocks:
        if isinstance(block, Table) and _is_typed(block):
            assert block.place is not None
            first, *rows = block.rows
            made.append(replace(block, rows=(_head(first), *rows)))
            message = "the first row of a table, in bold, became its head"
            told = Finding(
                "sources/typed-head", Severity.NOTE, message, "nothing to do", block.place
            )
            findings.append(told)
        else:
            made.append(block)
    return replace(typed, blocks=tuple(made), findings=(*typed.findings, *findings))


def _is_typed(table: Table) -> bool:
    (first, *rows), known = table.rows, any(row.head for row in table.rows)
    return bool(rows) and not known and _in_bold(first) and not any(map(_in_bold, rows))


def _in_bold(row: TableRow) -> bool:
    filled = [cell for cell in row.cells if cell.content]
    # The cell in the corner may be empty.
    return len(filled) > 1 and len(filled) >= len(row.cells) - 1 and all(map(_is_bold, filled))


def _is_bold(cell: Cell) -> bool:
    (only, *more) = cell.content
    return isinstance(only, Emphasis) and only.strong and not more


def _head(row: TableRow) -> TableRow:
    return replace(row, head=True, cells=tuple(map(_plain, row.cells)))


def _plain(cell: Cell) -> Cell:
    if not cell.content:
        return cell
    (only,) = cell.content
    assert isinstance(only, Emphasis)
    return replace(cell, content=only.content)
