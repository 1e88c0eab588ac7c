"""Where pages of a printed book begin: signs of many makers, with the folio in or beside them."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from lxml import etree

from publisher.expressions import compiled
from publisher.sources.markup.web.document import Document, has_letters, text_of, tokens
from publisher.structs import frozen

# What EPUB and the libraries of free texts call them.
TYPES = {"pagebreak", "doc-pagebreak"}
CLASSES = {
    "pagenum", "pagenumber", "page-number", "page_number", "pageno", "page-no", "pagenumbers",
    "ws-pagenum", "wst-page-number", "newpage", "page-break-number", "pgnum", "pagecode",
}  # fmt: skip
# "[12]", "[Pg 12]", "{xii}", "S. 12": a folio, with one word before it at most.
FOLIO = compiled(r"\W*(?:[^\W\d_]{1,9}\b[\s.:]*)?(\d{1,4}[a-z]?|[ivxlc]{1,8})\W*", re.IGNORECASE)
PAGE_ID = compiled(r"(?:page|pag|pg|p|seite|sida|s)[_.-]?(\d{1,4}|[ivxlc]{1,8})", re.IGNORECASE)
# Empty anchors are pages when there are so many, and they count upwards.
FEWEST_ANCHORS = 3


@frozen
class PageMark:
    """The folio of a page, and whether it stands in an attribute alone."""

    folio: str
    made: bool


def page_marks(document: Document) -> dict[etree._Element, PageMark]:
    """Return the elements that say where a page begins."""
    found = dict(_named(document))
    anchors = [
        (element, match[1])
        for element in document.body.iter("a", "span", "div")
        if element not in found
        and not has_letters(text_of(element))
        and not len(element)
        and element.get("href") is None
        and (match := PAGE_ID.fullmatch(element.get("id") or element.get("name") or ""))
        and not any(around in found for around in element.iterancestors())
    ]
    figures = [int(folio) for _, folio in anchors if folio.isdecimal()]
    if len(figures) >= FEWEST_ANCHORS and figures == sorted(set(figures)):
        found |= {element: PageMark(folio, True) for element, folio in anchors}
    return found


def out_of_links(pages: Iterable[etree._Element]) -> None:
    """Put marks of pages that stand in a link right behind it: they are no words of the link."""
    for element in pages:
        link = next((one for one in element.iterancestors("a") if one.get("href")), None)
        parent = element.getparent()
        holder = None if link is None else link.getparent()
        if link is None or parent is None or holder is None:
            continue
        tail, previous = element.tail or "", element.getprevious()
        if previous is not None:
            previous.tail = (previous.tail or "") + tail
        else:
            parent.text = (parent.text or "") + tail
        element.tail, link.tail = link.tail, None
        holder.insert(holder.index(link) + 1, element)


def _named(document: Document) -> Iterator[tuple[etree._Element, PageMark]]:
    for element in document.body.iter(etree.Element):
        said = tokens(element)
        if not said & (TYPES | CLASSES):
            continue
        words = " ".join(text_of(element).split())
        if has_letters(words):
            if match := FOLIO.fullmatch(words):
                yield element, PageMark(match[1], False)
        elif folio := _beside(element):
            yield element, PageMark(folio, True)
        elif said & TYPES:
            yield element, PageMark("", True)


def _beside(element: etree._Element) -> str:
    for name in ("title", "aria-label", "value", "data-page-number", "data-page"):
        if match := FOLIO.fullmatch(element.get(name, "")):
            return match[1]
    for one in element.iter(etree.Element):
        if match := PAGE_ID.fullmatch(one.get("id") or one.get("name") or ""):
            return match[1]
    return ""
