"""The nodes of pandoc's tree (``pandoc -f json``) that books are made of."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any, TypeAlias

Node: TypeAlias = dict[str, Any]
Nodes: TypeAlias = list[Node]

STYLE = "custom-style"


def attributes(identity: str = "", **values: str) -> list[Any]:
    """Return the attributes of a node: an id, no classes, and pairs (``custom_style`` → its name)."""
    return [identity, [], [[name.replace("_", "-"), value] for name, value in values.items()]]


def words(text: str) -> Node:
    """Return a piece of text, blanks included."""
    return {"t": "Str", "c": text}


def line_break() -> Node:
    """Return a line end."""
    return {"t": "LineBreak"}


def around(kind: str, content: Nodes) -> Node:
    """Return inlines in a node of a kind without attributes (``Emph``, ``Note``, ``Para``)."""
    return {"t": kind, "c": content}


def span(content: Nodes, identity: str = "", **values: str) -> Node:
    """Return inlines with attributes."""
    return {"t": "Span", "c": [attributes(identity, **values), content]}


def link(content: Nodes, identity: str) -> Node:
    """Return inlines that lead to an id of the document."""
    return {"t": "Link", "c": [attributes(), content, [f"#{identity}", ""]]}


def picture(alt: str, address: str, title: str, millimetres: float | None) -> Node:
    """Return a picture at an address, as wide as is said or as its file has it."""
    width = {} if millimetres is None else {"width": f"{millimetres:.1f}mm"}
    return {"t": "Image", "c": [attributes("", **width), [words(alt)], [address, title]]}


def heading(level: int, identity: str, content: Nodes) -> Node:
    """Return a heading."""
    return {"t": "Header", "c": [level, attributes(identity), content]}


def styled(style: str, *blocks: Node) -> Node:
    """Return blocks in a paragraph style by its name."""
    return {"t": "Div", "c": [attributes(custom_style=style), list(blocks)]}


def line(style: str, text: str) -> Node:
    """Return a paragraph of plain text in a style."""
    return styled(style, around("Para", [words(text)]))


def raw(xml: str) -> Node:
    """Return a block that goes into the file as it is."""
    return {"t": "RawBlock", "c": ["openxml", xml]}


def cell(content: Nodes, columns: int, rows: int) -> list[Any]:
    """Return a cell of a table."""
    return cell_of([around("Plain", content)], columns, rows)


def cell_of(blocks: Nodes, columns: int, rows: int) -> list[Any]:
    """Return a cell of a table that holds blocks."""
    return [attributes(), {"t": "AlignDefault"}, rows, columns, blocks]


def table(
    caption: Nodes, columns: int, head: Sequence[Any], body: Iterable[Sequence[Any]], named: int
) -> Node:
    """Return a table of rows of cells; ``named`` is the number of columns that name the rows.

    The ``body`` is one part or several, each of rows of cells.
    """
    shape = [[{"t": "AlignDefault"}, {"t": "ColWidthDefault"}]] * columns
    said = [None, [around("Plain", caption)] if caption else []]
    bodies = [[attributes(), named, [], _rows(part)] for part in body]
    parts = [said, shape, [attributes(), _rows(head)], bodies, [attributes(), []]]
    return {"t": "Table", "c": [attributes(), *parts]}


def _rows(rows: Sequence[Any]) -> list[Any]:
    return [[attributes(), row] for row in rows]
