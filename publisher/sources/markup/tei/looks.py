"""How letters look in print, and in which language they are, by the attributes of TEI."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from lxml import etree

from publisher.sources.markup.language_tags import tag_of
from publisher.sources.markup.nodes import Kind, Node
from publisher.sources.markup.tei.elements import (
    BOLD,
    INFERIOR,
    ITALIC,
    SMALL_CAPITALS,
    SPACED,
    SUPERIOR,
)
from publisher.sources.markup.web.parts import same_language
from publisher.sources.markup.web.styles import Look, look_of

# Blocks that hold their words themselves, and those whose parts do.
IN_IT = (Kind.PARAGRAPH, Kind.FRONT, Kind.LINE, Kind.HEADING, Kind.ITEM, Kind.CELL)
STRUCTURES = (Kind.ROW, Kind.TABLE, Kind.LIST, Kind.FIGURE)
WORDS = (
    (SUPERIOR, Kind.SUPERIOR),
    (INFERIOR, Kind.INFERIOR),
    (SMALL_CAPITALS, Kind.SMALL_CAPITALS),
    (ITALIC, Kind.EMPHASIS),
    (SPACED, Kind.EMPHASIS),
    (BOLD, Kind.STRONG),
)


def looks_of(
    element: etree._Element, renditions: Mapping[str, Look], language: str
) -> list[tuple[Kind, str]]:
    """Return what the letters of an element are, innermost first, the language with its tag.

    ``renditions`` are those that the header defines, ``language`` that of the text.
    """
    words = element.get("rend", "").split() + element.get("rendition", "").split()
    words = [word.strip("#;,").removeprefix("simple:") for word in words]
    found = [(kind, "") for sign, kind in WORDS if any(sign.fullmatch(word) for word in words)]
    looks = [renditions[word] for word in words if word in renditions]
    looks += [
        look_of(css) for css in (element.get("style", ""), element.get("rend", "")) if ":" in css
    ]
    found += [one for look in looks for one in _of_look(look)]
    if (element.tag == "emph" and not found) or (element.tag == "hi" and not words and not looks):
        found.append((Kind.EMPHASIS, ""))
    tag = tag_of(element.get("xml-lang") or element.get("lang") or "")
    if tag and not same_language(tag, _language_around(element, language)):
        found.append((Kind.PASSAGE, tag))
    return list(dict.fromkeys(found))


def _language_around(element: etree._Element, language: str) -> str:
    for one in element.iterancestors():
        if tag := tag_of(one.get("xml-lang") or one.get("lang") or ""):
            return tag
    return language


def _of_look(look: Look) -> list[tuple[Kind, str]]:
    found = [(Kind.SUPERIOR, "")] if look.raised == 1 else []
    found += [(Kind.INFERIOR, "")] if look.raised == -1 else []
    found += [(Kind.SMALL_CAPITALS, "")] if look.small_capitals else []
    found += [(Kind.EMPHASIS, "")] if look.italic or look.spaced else []
    return found + ([(Kind.STRONG, "")] if look.bold else [])


def dressed(node: Node, looks: Sequence[tuple[Kind, str]]) -> Node:
    """Return a block whose words have a look and a language; headings are set apart anyway."""
    for kind, name in looks:
        if node.kind in IN_IT:
            if kind is Kind.PASSAGE or node.kind is not Kind.HEADING:
                node.content = [Node(kind, node.line, "", node.content, name=name)]
        elif kind is Kind.PASSAGE and node.kind not in STRUCTURES:
            node = Node(kind, node.line, "", [node], name=name)
    return node
