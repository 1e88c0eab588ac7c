"""Small questions about the parts of a tree, and about what was composed of them."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from publisher.model.text import Cell, Emphasis, Inlines, LineBreak, TableRow, Words
from publisher.sources.markup.nodes import Kind, Node, Part


def is_kind(part: Part, kind: Kind) -> bool:
    """Tell whether a part is a node of a kind."""
    return isinstance(part, Node) and part.kind is kind


def parted(parts: Iterable[Part], kind: Kind) -> tuple[list[Node], list[Part]]:
    """Return the nodes of a kind, and the other parts; a page goes to the next node of the kind."""
    wanted: list[Node] = []
    others: list[Part] = []
    pages: list[Part] = []
    for part in parts:
        if isinstance(part, Node) and part.kind is kind:
            part.content[:0] = pages
            pages = []
            wanted.append(part)
        elif is_kind(part, Kind.PAGE):
            pages.append(part)
        elif isinstance(part, Node) or part.strip():
            others.append(part)
    return wanted, [*others, *pages]


def holds_lines(node: Node) -> bool:
    """Tell whether lines of verse stand in a node."""
    return any(
        is_kind(p, Kind.LINE) or (isinstance(p, Node) and holds_lines(p)) for p in node.content
    )


def tells_nothing(leaf: object) -> bool:
    """Tell whether a piece is nothing but blanks or a line end."""
    return isinstance(leaf, LineBreak) or (isinstance(leaf, Words) and not leaf.text.strip())


def without_stress(content: Inlines) -> Inlines:
    """Return a heading without the stress that all of it has: headings are set apart anyway."""
    while len(content) == 1 and isinstance(content[0], Emphasis):
        content = content[0].content
    return content


def fitting_rows(rows: Sequence[TableRow]) -> tuple[TableRow, ...]:
    """Return rows whose cells end with the table, whatever their file says of their height."""
    return tuple(
        TableRow(
            tuple(Cell(c.content, c.columns, min(c.rows, len(rows) - at)) for c in row.cells),
            row.head,
            row.named,
        )
        for at, row in enumerate(rows)
        if row.cells
    )
