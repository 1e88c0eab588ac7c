"""Verse in web pages: stanzas and lines, by elements or by line ends."""

from __future__ import annotations

from typing import Protocol

from lxml import etree

from publisher.expressions import compiled
from publisher.sources.markup.nodes import Kind, Node, Part
from publisher.sources.markup.web.document import BLOCKS, HEADINGS, has_letters, text_of, tokens
from publisher.sources.markup.web.styles import Look

VERSES = {
    "poem", "verse", "stanza", "poetry", "lg", "linegroup", "poetry-container", "song", "poetry1",
    "z3998:verse", "z3998:poem", "z3998:song", "ws-poem", "lyrics", "poetrystanza",
}  # fmt: skip
LINES = {"line", "l", "verse-line", "verseline", "mw-poem-indented"}
# What ends a stanza.
OTHERS = HEADINGS | {"hr", "table", "ul", "ol", "img", "figure"}
STANZAS = VERSES - LINES
# "i4", "indent2": how far a line stands in, as proofreaders write it.
INDENT = compiled(r"(?:i|indent|in)(\d{1,2})")
# Blanks for an em, as a manuscript counts them; more than this is an alignment and no indent.
BLANKS_PER_EM, MOST_BLANKS = 2, 40


class Converting(Protocol):
    """What converts the elements inside verse."""

    def line(self, element: etree._Element) -> Node:
        """Return an element as a line."""
        ...

    def stanza(self) -> Node:
        """Return a stanza to be filled."""
        ...

    def part(self, element: etree._Element) -> Part:
        """Return an element as whatever it is."""
        ...

    def is_line(self, element: etree._Element) -> bool:
        """Tell whether an element is a single line."""
        ...


def parts_of_verse(converter: Converting, element: etree._Element) -> Node:
    """Return an element that holds verse as stanzas of lines, among what else stands in it."""
    whole = Node(Kind.GROUP)
    stanza = converter.stanza()

    def close() -> None:
        nonlocal stanza
        if stanza.content:
            whole.content.append(stanza)
        stanza = converter.stanza()

    if element.text:
        stanza.content.append(element.text)
    for child in element:
        if (
            (_is_stanza(child) and not converter.is_line(child))
            or child.tag in HEADINGS
            or child.tag in ("hr", "table", "ul", "ol", "img", "figure")
        ):
            close()
            whole.content.append(converter.part(child))
        elif converter.is_line(child):
            stanza.content.append(converter.line(child))
        elif child.tag == "p" and any(one.tag == "span" and is_line(one) for one in child):
            close()  # a paragraph of lines, some of which are elements
            whole.content.append(parts_of_verse(converter, child))
        elif child.tag in ("p", "div") and not any(
            o.tag in BLOCKS for o in child.iterdescendants()
        ):
            close()  # a paragraph whose lines are parted by line ends
            stanza.content.append(
                converter.part(child) if child.tag == "div" else _loose(converter, child)
            )
            close()
        else:
            stanza.content.append(converter.part(child))
        if child.tail:
            stanza.content.append(child.tail)
    close()
    return whole


def _loose(converter: Converting, element: etree._Element) -> Part:
    part = converter.part(element)
    if isinstance(part, Node) and part.kind is Kind.PARAGRAPH:
        part.kind = Kind.SPAN
    return part


def _is_stanza(element: etree._Element) -> bool:
    return element.tag in ("div", "p", "section", "blockquote") and bool(tokens(element) & STANZAS)


def is_line(element: etree._Element) -> bool:
    """Tell whether an element of a stanza is one line: it ends as a line does, and holds no other."""
    inner = list(element.iterdescendants(etree.Element))
    ends = [one for one in inner if one.tag == "br"]
    if any(one.tag in BLOCKS for one in inner) or not has_letters(text_of(element)):
        return False
    if element.tag in ("p", "div") and not ends:
        return True
    said = tokens(element)
    named = bool(said & LINES) or any(INDENT.fullmatch(word) for word in said)
    return element.tag in ("span", "p", "div") and named and _one_end(ends)


def _one_end(ends: list[etree._Element]) -> bool:
    """Tell whether no line end stands before other words."""
    if not ends:
        return True
    after = "".join((end.tail or "") for end in ends)
    return len(ends) == 1 and not has_letters(after)


def indent_of(element: etree._Element, look: Look) -> int:
    """Return how far a line stands in, in blanks."""
    for word in tokens(element):
        if found := INDENT.fullmatch(word):
            return min(MOST_BLANKS, int(found[1]))
    words = text_of(element)
    hard = len(words) - len(words.lstrip("\u00a0\u2003\u2002 \t\r\n"))
    blanks = words[:hard].count("\u00a0") + 2 * words[:hard].count("\u2003")
    return max(0, min(MOST_BLANKS, blanks + round(look.indent * BLANKS_PER_EM)))
