"""Checks of the navigation document: contents, landmarks, page list."""

from __future__ import annotations

from collections.abc import Iterator

from lxml import etree

from publisher.checking.epub.opened import OPF, OpenedBook
from publisher.checking.markup.document import TYPE, XHTML, Markup
from publisher.checking.rule import Rule
from publisher.model.findings import Finding

NO_NAVIGATION = Rule("epub/navigation-missing")
NO_CONTENTS = Rule("epub/contents-missing")
NAV_REPEATED = Rule("epub/navigation-repeated")
ORDER = Rule("epub/contents-order")
PAGE_UNLISTED = Rule("epub/page-unlisted")
PAGE_MISDIRECTED = Rule("epub/page-misdirected")
PAGE_SOURCE = Rule("epub/page-source-missing")


def check_contents(book: OpenedBook) -> Iterator[Finding]:
    """Check that there is one navigation document, with one table of contents that has entries."""
    navigation = book.navigation
    count = sum("nav" in item.properties for item in book.items)
    if navigation is None or count != 1:
        message = f"the book has {count} navigation documents"
        yield NO_NAVIGATION.at(book.package, book.package.root, message)
        return
    tables = _navs(navigation, "toc")
    if len(tables) != 1 or not _links(tables[0]):
        message = f"{len(tables)} tables of contents" if len(tables) != 1 else "it is empty"
        yield NO_CONTENTS.at(navigation, navigation.root, message)
    for kind in ("landmarks", "page-list"):
        if len(_navs(navigation, kind)) > 1:
            message = f"more than one nav “{kind}”"
            yield NAV_REPEATED.at(navigation, navigation.root, message)


def check_order(book: OpenedBook) -> Iterator[Finding]:
    """Check that contents and page list go through the book in reading order."""
    navigation = book.navigation
    if navigation is None:
        return
    position = _positions(book)
    for nav in (*_navs(navigation, "toc"), *_navs(navigation, "page-list")):
        # A target that is not in the reading order is found by another check; it stands nowhere.
        last = (-1, -1)
        for link in _links(nav):
            here = position.get(navigation.target(link.get("href") or ""), last)
            if here < last:
                message = f"“{''.join(link.itertext())}” stands after what it precedes"
                yield ORDER.at(navigation, link, message)
            last = here


def check_pages(book: OpenedBook) -> Iterator[Finding]:
    """Check that page breaks and page list are the same pages, and the package names their source."""
    listed = _listed_pages(book)
    marked = {
        (content.path, mark.get("id") or ""): (content, mark)
        for content in book.read
        for mark in content.of_type("pagebreak")
    }
    for target, (content, mark) in marked.items():
        if target not in listed:
            message = f"page “{mark.get('aria-label')}” is not in the page list"
            yield PAGE_UNLISTED.at(content, mark, message)
    for target, (content, link) in listed.items():
        if target not in marked:
            message = f"“{''.join(link.itertext())}” leads to no page break"
            yield PAGE_MISDIRECTED.at(content, link, message)
    if marked and not _page_source(book):
        message = "the package does not say which book its pages are pages of"
        yield PAGE_SOURCE.at(book.package, book.package.root, message)


def _positions(book: OpenedBook) -> dict[tuple[str, str], tuple[int, int]]:
    """Return where documents and ids stand in reading order: number of the document, of the element."""
    # A document begins before its first element: -1.
    documents = {(content.path, ""): (number, -1) for number, content in enumerate(book.read)}
    return documents | {
        (content.path, str(element.get("id"))): (number, index)
        for number, content in enumerate(book.read)
        for index, element in enumerate(content.having("id"))
    }


def _listed_pages(book: OpenedBook) -> dict[tuple[str, str], tuple[Markup, etree._Element]]:
    navigation = book.navigation
    if navigation is None:
        return {}
    links = (link for nav in _navs(navigation, "page-list") for link in _links(nav))
    return {navigation.target(link.get("href") or ""): (navigation, link) for link in links}


def _page_source(book: OpenedBook) -> bool:
    return any(e.get("property") == "pageBreakSource" for e in book.package.iter(f"{OPF}meta"))


def _navs(navigation: Markup, kind: str) -> list[etree._Element]:
    return [nav for nav in navigation.root.iter(f"{XHTML}nav") if nav.get(TYPE) == kind]


def _links(nav: etree._Element) -> list[etree._Element]:
    return list(nav.iter(f"{XHTML}a"))
