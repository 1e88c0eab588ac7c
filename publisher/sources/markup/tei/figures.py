"""A figure of a TEI document: its pictures, what they show, and the caption."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from lxml import etree

from publisher.sources.markup.nodes import Kind, Node


def figure_of(element: etree._Element, inner: Node, pictured: Callable[[str, str], Node]) -> Node:
    """Return a figure; of one with several pictures, the last has the caption.

    ``inner`` is what is inside it, ``pictured`` makes the node of a picture from its address and
    the words on it.
    """
    for part in inner.content:
        if isinstance(part, Node) and part.kind is Kind.PARAGRAPH:
            part.kind = Kind.CAPTION
    content = [p for p in inner.content if isinstance(p, Node) or p.strip()]
    graphics = list(_own_parts(element, "graphic"))
    if not graphics and element.find(".//figure") is not None:
        return Node(Kind.GROUP, inner.line, "", content)
    words = ("".join(one.itertext()) for one in _own_parts(element, "figDesc"))
    shows = " ".join(" ".join(words).split())
    addresses = [one.get("url", "") for one in graphics] or [""]
    before = [pictured(address, "") for address in addresses[:-1]]
    last = pictured(addresses[-1], shows)
    last.content = content
    return Node(Kind.GROUP, inner.line, "", [*before, last]) if before else last


def _own_parts(figure: etree._Element, tag: str) -> Iterator[etree._Element]:
    """Yield the elements of a name in a figure that stand in no other figure within it."""
    for element in figure.iter(tag):
        if next(one for one in element.iterancestors() if one.tag == "figure") is figure:
            yield element
