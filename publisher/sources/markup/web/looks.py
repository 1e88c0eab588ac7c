"""How letters look on a page, as far as that says something of the text."""

from __future__ import annotations

from lxml import etree

from publisher.sources.markup.nodes import Kind
from publisher.sources.markup.web.document import BLOCKS, tokens
from publisher.sources.markup.web.styles import Look

ITALIC = {"i", "em", "cite", "dfn", "var", "address"}
BOLD = {"b", "strong"}
SMALL_CAPITALS = {
    "small-caps",
    "smallcaps",
    "small-capitals",
    "smcap",
    "sc",
    "all-small-capitals",
    "smallcap",
}
ITALIC_CLASSES = {"italic", "italics", "ital", "gesperrt", "emphasis"}


def kinds_of_look(element: etree._Element, look: Look) -> list[Kind]:
    """Return what the letters of an element are, innermost first; ``look`` is that of its rules.

    What stands out of its surroundings is emphasised: not what its kind of block has anyway,
    headings, captions, cells, quotations.
    """
    tag, said = str(element.tag), tokens(element)
    if tag in BLOCKS and (tag != "p" or "caption" in said):
        return []
    slanted = tag in ITALIC or bool(said & ITALIC_CLASSES and tag not in BLOCKS)
    small = bool(said & SMALL_CAPITALS)
    found = [
        (tag == "sup" or look.raised == 1, Kind.SUPERIOR),
        (tag == "sub" or look.raised == -1, Kind.INFERIOR),
        (small if look.small_capitals is None else look.small_capitals, Kind.SMALL_CAPITALS),
        (bool(look.spaced) or (slanted if look.italic is None else look.italic), Kind.EMPHASIS),
        (tag in BOLD if look.bold is None else look.bold, Kind.STRONG),
    ]
    return [kind for is_so, kind in found if is_so]
