"""Changes of an XML tree that lxml has no word for: what goes leaves the text behind it."""

from __future__ import annotations

from lxml import etree

from publisher.sources.structured.pandoc.marks import PLANE


def has_marks(root: etree._Element) -> bool:
    """Tell whether signs of the plane of marks stand in a file."""
    return any(PLANE.search(text) for text in root.itertext())


def remove(node: etree._Element) -> None:
    """Remove an element, and the text behind it."""
    above = node.getparent()
    if above is not None:
        above.remove(node)


def take_out(node: etree._Element) -> None:
    """Remove an element and what it holds; the text behind it stays."""
    above, before = node.getparent(), node.getprevious()
    if before is not None:
        before.tail = (before.tail or "") + (node.tail or "")
    elif above is not None:
        above.text = (above.text or "") + (node.tail or "")
    remove(node)


def put_words(node: etree._Element, text: str) -> None:
    """Put words into the place of an element."""
    node.tail = text + (node.tail or "")
    take_out(node)
