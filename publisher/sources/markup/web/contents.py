"""Lists of contents: their entries lead to the headings of the text."""

from __future__ import annotations

from collections.abc import Iterator, Sequence, Set

from lxml import etree

from publisher.sources.markup.web.document import (
    BLOCKS,
    FILE,
    HEADINGS,
    Document,
    block_of,
    has_letters,
    text_of,
    tokens,
)
from publisher.sources.markup.web.note_links import BACKS, CALLS

# Entries of a list at least, the share of its letters in links, of links that lead to headings.
FEWEST, IN_LINKS, TO_HEADINGS = 3, 0.6, 0.6
# The share of all headings to which a list leads that no heading calls the contents.
MOST_HEADINGS = 0.5
LISTS = ("nav", "ul", "ol", "table", "div", "section", "p", "dl", "center", "blockquote")
WHAT = "the contents"


def contents_lists(document: Document, names: Set[str]) -> Iterator[tuple[etree._Element, str]]:
    """Yield what belongs to lists of contents, with the heading above them, each with what it is.

    ``names`` are words above such lists, in small letters.
    """
    total = sum(1 for one in document.body.iter(*HEADINGS) if has_letters(text_of(one)))
    ahead = [document.body]
    while ahead:
        element = ahead.pop()
        whole = element.tag in LISTS and element.get(FILE) is None
        if whole and _is_list(document, [element], total, names):
            yield element, WHAT
            yield from _heading_above(element)
            continue
        for row in _rows(document, element):
            if _is_list(document, row, total, names):
                yield from ((one, WHAT) for one in row)
                yield from _heading_above(row[0])
        ahead += element


def _is_list(
    document: Document, elements: Sequence[etree._Element], total: int, names: Set[str]
) -> bool:
    """Tell whether elements are one list of contents; ``total`` is how many headings there are."""
    led = _headings_led_to(document, elements)
    named = _name_above(elements[0]) in names
    return led >= FEWEST and (named or led >= MOST_HEADINGS * total)


def _name_above(element: etree._Element) -> str:
    above = element.getprevious()
    while above is not None and not has_letters(text_of(above)):
        above = above.getprevious()
    return "" if above is None else " ".join(text_of(above).split()).casefold().strip(".: ")


def _rows(document: Document, element: etree._Element) -> Iterator[list[etree._Element]]:
    """Yield paragraphs in a row each of which may be an entry of the contents."""
    row: list[etree._Element] = []
    for child in element:
        if child.tag in ("p", "div", "br", "a") and _is_entry(document, child):
            row.append(child)
        elif has_letters(text_of(child) + (child.tail or "")):
            if len(row) >= FEWEST:
                yield row
            row = []
    if len(row) >= FEWEST:
        yield row


def _is_entry(document: Document, element: etree._Element) -> bool:
    links = [element] if element.tag == "a" else list(element.iter("a"))
    return len(links) == 1 and document.target(links[0]) is not None


def _heading_above(element: etree._Element) -> Iterator[tuple[etree._Element, str]]:
    """Tell the heading right above contents, if nothing else stands under it."""
    above = element.getprevious()
    while above is not None and above.tag in ("hr", "br", "a") and not has_letters(text_of(above)):
        above = above.getprevious()
    below = element.getnext()
    while below is not None and not has_letters(text_of(below)):
        below = below.getnext()
    if above is not None and above.tag in HEADINGS - {"h1"} and not has_letters(element.tail):
        inner = [] if below is None else list(below.iter(etree.Element))
        if (
            below is None
            or (inner[0].tag in HEADINGS)
            or any(o.tag in HEADINGS for o in inner[1:3])
        ):
            yield above, WHAT


def _headings_led_to(document: Document, elements: Sequence[etree._Element]) -> int:
    """Return to how many headings elements lead; none, where they hold more than links to them."""
    links = [link for one in elements for link in one.iter("a") if link.get("href")]
    links = [link for link in links if has_letters(text_of(link))]
    if len(links) < FEWEST or any(tokens(link) & (CALLS | BACKS) for link in links):
        return 0
    inside = {one for element in elements for one in element.iter(etree.Element)}
    targets = [document.target(link) for link in links]
    led = [t for t in targets if t is not None and t not in inside and _is_by_heading(t)]
    letters = sum(len(text_of(one).strip()) for one in elements)
    linked = sum(len(text_of(link)) for link in links)
    mostly = len(led) >= TO_HEADINGS * len(links) and linked >= IN_LINKS * letters
    return len(set(led)) if mostly else 0


def _is_by_heading(target: etree._Element) -> bool:
    """Tell whether a link's target is a heading, is in one, holds one first, or stands before one."""
    if target.get(FILE) is not None or any(o.tag in HEADINGS for o in target.iterancestors()):
        return True
    for one in target.iter(etree.Element):
        if one.tag in HEADINGS:
            return True
        if has_letters(one.text):
            return False
    if has_letters(text_of(target)):
        return False
    following = block_of(target).getnext() if target.tag not in BLOCKS else target.getnext()
    while following is not None and not has_letters(text_of(following)):
        following = following.getnext()
    return following is not None and any(
        o.tag in HEADINGS for o in list(following.iter(etree.Element))[:3]
    )
