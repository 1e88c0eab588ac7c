"""The tree below an element, put into the order in which it is composed."""

from __future__ import annotations

from lxml import etree

from publisher.sources.markup.nodes import Kind, Node, Part
from publisher.sources.markup.web.document import HEADINGS


def has_headings_in(element: etree._Element) -> bool:
    """Tell whether headings stand in an element."""
    return next(element.iter(*HEADINGS), None) is not None


def rows_together(parts: list[Part]) -> list[Part]:
    """Return the parts of a table with the rows of its heads and bodies among them."""
    made: list[Part] = []
    for part in parts:
        holds = isinstance(part, Node) and part.kind is Kind.SPAN
        made += rows_together(part.content) if holds and isinstance(part, Node) else [part]
    return made


def same_language(one: str, other: str) -> bool:
    """Tell whether two tags name the same language, whatever the country."""
    return one.partition("-")[0].lower() == other.partition("-")[0].lower()


# What a look or language stands inside of.
_HOLDERS = (Kind.ITEM, Kind.ROW, Kind.CELL, Kind.LINE, Kind.CAPTION, Kind.LIST, Kind.TABLE)


def wrapped(kind: Kind, node: Node, name: str = "") -> Node:
    """Return a node with a look or language around it, or around what is inside a block."""
    if node.kind in _HOLDERS:
        node.content = _inside_parts(kind, name, node)
        return node
    content: list[Part] = [node] if node.content else []
    return Node(kind, node.line, node.file, content, name=name)


def _inside_parts(kind: Kind, name: str, node: Node) -> list[Part]:
    """Return what is inside a part of a list or table, with a look put around the words of each."""
    parts = (Kind.ITEM, Kind.ROW, Kind.CELL, Kind.CAPTION)
    made: list[Part] = []
    for part in node.content:
        if isinstance(part, Node) and part.kind in parts:
            part.content = _inside_parts(kind, name, part)
            made.append(part)
        else:
            made.append(Node(kind, node.line, node.file, [part], name=name))
    return made


def span_of(said: str | None) -> int:
    """Return a number of columns or rows; a thousand at most (HTML Standard, 4.9.11)."""
    return min(1000, max(1, int(said))) if said and said.strip().isdecimal() else 1


def _all_nodes(node: Node) -> list[Node]:
    found = []
    for part in node.content:
        if isinstance(part, Node):
            found += [part, *_all_nodes(part)]
    return found


def _without(node: Node, gone: Node) -> bool:
    """Take a node out of the tree below another."""
    for part in node.content:
        if part is gone:
            node.content.remove(part)
            return True
        if isinstance(part, Node) and _without(part, gone):
            return True
    return False


def one_figure(inner: Node) -> Node:
    """Return what is inside a figure as one, with its caption, if it holds a single picture."""
    pictures = [node for node in _all_nodes(inner) if node.kind is Kind.FIGURE]
    if len(pictures) != 1:
        return inner
    figure = pictures[0]
    _without(inner, figure)
    captions = [node for node in _all_nodes(inner) if node.kind is Kind.CAPTION]
    for caption in captions:
        _without(inner, caption)
    figure.content += captions
    if inner.content:
        figure.content.append(inner)
    return figure
