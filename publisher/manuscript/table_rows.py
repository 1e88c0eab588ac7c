"""Tables as a manuscript writes them: a row a line, its cells parted by `` | ``.

``== `` opens a row of the head, ``=| `` a row whose first cell names it, ``= `` any other. A cell
that only holds ``<`` belongs to the cell on its left, one that holds ``^`` to the cell above it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence, Set

from publisher.errors import SourceError
from publisher.expressions import compiled
from publisher.manuscript.inline_reading import InlineReader
from publisher.manuscript.inline_writing import write_inlines
from publisher.manuscript.markup_lines import MarkupLine
from publisher.manuscript.openings import MARKED, sign_of
from publisher.model.text import Cell, Inlines, TableRow
from publisher.structs import mutable

ROW, HEAD, NAMED = "=", "==", "=|"
LEFT, ABOVE = "<", "^"
# What stands between two bars; a bar with a backslash before it is part of the cell.
CELL = compiled(r"(?:\\.|[^|\\])*", re.DOTALL)


def is_row(markup: str) -> bool:
    """Tell whether a line is a row of a table."""
    return sign_of(markup) in (ROW, HEAD, NAMED)


@mutable
class _OpenCell:
    """A cell that is being read: where it begins (row, column), its words, its size so far."""

    row: int
    column: int
    content: Inlines
    columns: int = 1
    rows: int = 1


def read_rows(lines: Sequence[MarkupLine], reader: InlineReader) -> tuple[TableRow, ...]:
    """Return the rows that lines make; raise SourceError for a ``<`` or ``^`` that goes on nothing."""
    begun: list[list[_OpenCell]] = []
    above: list[_OpenCell] = []
    for number, line in enumerate(lines):
        own: list[_OpenCell] = []
        for column, markup in enumerate(_cells(line.text)):
            held = _held(markup, column, (own, above), f"{reader.source}:{line.first}")
            if held is None:
                own.append(_OpenCell(number, column, reader.read(markup, line.first)))
            else:
                held.columns = max(held.columns, column - held.column + 1)
                held.rows = number - held.row + 1
                own.append(held)
        begun.append([cell for at, cell in enumerate(own) if _begins(cell, number, at)])
        above = own
    pairs = zip(lines, begun, strict=True)
    return tuple(_row(sign_of(line.text), cells) for line, cells in pairs)


def _begins(cell: _OpenCell, row: int, column: int) -> bool:
    return (cell.row, cell.column) == (row, column)


def _row(sign: str, cells: Sequence[_OpenCell]) -> TableRow:
    closed = tuple(Cell(cell.content, cell.columns, cell.rows) for cell in cells)
    return TableRow(closed, head=sign == HEAD, named=sign == NAMED)


def _held(
    markup: str, column: int, around: tuple[list[_OpenCell], list[_OpenCell]], place: str
) -> _OpenCell | None:
    """Return the cell on the left or above that goes on here; None where one begins."""
    own, above = around
    if markup == LEFT and own:
        return own[-1]
    if markup == ABOVE and column < len(above):
        return above[column]
    if markup in (LEFT, ABOVE):
        where = "on its left" if markup == LEFT else "above it"
        hint = f'write "\\{markup}" where the sign itself is meant'
        raise SourceError(f'"{markup}" goes on no cell {where}', hint=hint, place=place)
    return None


def _cells(markup: str) -> Iterator[str]:
    marked = MARKED.match(markup)
    rest = marked["content"] if marked else markup
    at = 0
    while at <= len(rest):
        found = CELL.match(rest, at)
        assert found is not None, "the pattern matches an empty cell"
        yield found[0].strip(" \t")
        # A backslash at the very end takes no meaning away from anything: it is left out.
        at = found.end() + 1


def write_rows(rows: Sequence[TableRow], lost: Set[str]) -> str:
    """Return the lines of a table; ``lost`` are the labels of notes without a body."""
    above: dict[int, tuple[int, int]] = {}  # column → rows still to go on, columns of the cell
    lines: list[str] = []
    for row in rows:
        cells = list(_written(row, above, lost))
        lines.append(f"{_sign(row)} {' | '.join(cells)}".rstrip(" "))
    return "\n".join(lines)


def _sign(row: TableRow) -> str:
    return HEAD if row.head else NAMED if row.named else ROW


def _written(row: TableRow, above: dict[int, tuple[int, int]], lost: Set[str]) -> Iterator[str]:
    """Yield the cells of a row, those that go on from above among them; note what goes on below."""
    column = 0
    ahead = list(row.cells)
    while ahead or any(at >= column for at in above):
        if column in above:
            left, wide = above.pop(column)
            size = (left, wide)
            yield ABOVE
        elif ahead:
            cell = ahead.pop(0)
            size = (cell.rows, cell.columns)
            yield _cell(cell, lost)
        else:
            yield ""
            column += 1
            continue
        rows, wide = size
        yield from [LEFT] * (wide - 1)
        if rows > 1:
            above[column] = (rows - 1, wide)
        column += wide


def _cell(cell: Cell, lost: Set[str]) -> str:
    markup = write_inlines(cell.content, lost).replace("|", "\\|")
    return f"\\{markup}" if markup in (LEFT, ABOVE) else markup
