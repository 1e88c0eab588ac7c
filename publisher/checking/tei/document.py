"""A TEI document opened for checking, and the signs of its text."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from lxml import etree

from publisher.checking.letters import signs
from publisher.checking.markup.document import Markup, read_markup
from publisher.checking.rule import Rule

TEI = "{http://www.tei-c.org/ns/1.0}"
XML_ID = "{http://www.w3.org/XML/1998/namespace}id"

ILL_FORMED = Rule("tei/ill-formed")
LETTERS = Rule("tei/letters")

# What stands in the text and is no part of it: the wrong reading beside the right one, words on a
# picture, the picture itself.
_NO_TEXT = {f"{TEI}{name}" for name in ("sic", "figDesc", "binaryObject")}


def open_tei(data: bytes, shown: str) -> Markup:
    """Return a document opened for checking; raise UnreadableError where it is not TEI."""
    document = read_markup(data, shown, "", ILL_FORMED, huge=True, unique_ids=False)
    if document.root.tag != f"{TEI}TEI":
        raise ILL_FORMED.unreadable("the document is not TEI: its root is not TEI P5's", shown)
    return document


def signs_in(root: etree._Element) -> Counter[str]:
    """Return how often each sign stands in the text of a document; marks of notes are none."""
    text = root.find(f"{TEI}text")
    return signs(_words(text)) if text is not None else Counter()


def _words(element: etree._Element) -> Iterator[str]:
    if isinstance(element.tag, str) and not _left_out(element):
        if element.tag == f"{TEI}milestone":
            yield element.get("n") or ""
        yield element.text or ""
        for child in element:
            yield from _words(child)
            yield child.tail or ""


def _left_out(element: etree._Element) -> bool:
    return element.tag in _NO_TEXT or element.get("type") == "noteref"
