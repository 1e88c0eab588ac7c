"""Which elements of TEI are blocks; some are blocks in one place and words in another."""

from __future__ import annotations

from lxml import etree

from publisher.sources.markup.tei.elements import EMPTY, GROUPS, LISTS, PARAGRAPHS, PLAIN

# Elements whose words stand in lines: what may be a block is none inside them.
IN_LINES = frozenset({
    "p", "ab", "l", "head", "speaker", "cell", "item", "note", "salute", "signed", "dateline",
    "byline", "titlePart",
})  # fmt: skip
# What makes an element a block wherever it stands.
BLOCK_INSIDE = ("p", "lg", "l", "list", "table", "ab", "floatingText", "sp", "head")
BOTH = ("quote", "q", "cit", "said", "bibl", "stage", "address")


def may_stand_in_line(element: etree._Element) -> bool:
    """Tell whether an element may be a block as well as words of a line."""
    parent = element.getparent()
    within = parent is not None and parent.tag in PARAGRAPHS
    return element.tag in BOTH or (element.tag in ("docAuthor", "docDate") and within)


def is_block(element: etree._Element) -> bool:
    """Tell whether an element is a block where it stands."""
    tag = str(element.tag)
    holds = next(element.iter(*_others(tag)), None) is not None
    if tag in BOTH:
        return holds or not any(one.tag in IN_LINES for one in element.iterancestors())
    if may_stand_in_line(element):
        return False
    return tag in GROUPS | PARAGRAPHS | LISTS or (tag not in PLAIN | EMPTY and holds)


def _others(tag: str) -> list[str]:
    return [name for name in BLOCK_INSIDE if name != tag]
