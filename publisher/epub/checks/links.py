"""Checks of links: inside the book they arrive, and nothing is loaded from outside it."""

from __future__ import annotations

from collections.abc import Iterator

from lxml import etree

from publisher.epub.checks.opened import XHTML, Content, OpenedBook, Rule
from publisher.model.findings import Finding

DEAD_LINK = Rule("epub/dead-link", "the file or the id it leads to is not in the book")
REMOTE = Rule("epub/remote-resource", "what a book shows must be in the book")

_LOADED = {
    f"{XHTML}img": "src",
    f"{XHTML}link": "href",
    f"{XHTML}script": "src",
    f"{XHTML}iframe": "src",
    f"{XHTML}audio": "src",
    f"{XHTML}video": "src",
    f"{XHTML}source": "src",
}


def check_links(book: OpenedBook) -> Iterator[Finding]:
    """Check that every link inside the book leads to a file of the manifest and to an id in it."""
    known = {item.path for item in book.items}
    for content in book.contents:
        for element in content.root.iter(f"{XHTML}a"):
            href = element.get("href")
            if href is not None and not _outside(href) and not _arrives(book, content, href, known):
                yield DEAD_LINK.at(book, content.path, element, f"“{href}” leads nowhere")


def check_loaded(book: OpenedBook) -> Iterator[Finding]:
    """Check that pictures and style sheets are files of the manifest."""
    known = {item.path for item in book.items}
    for content in book.contents:
        for element, address in _addresses(content):
            if _outside(address):
                yield REMOTE.at(book, content.path, element, f"“{address}” lies outside the book")
            elif content.target(address)[0] not in known:
                yield DEAD_LINK.at(book, content.path, element, f"“{address}” is not there")


def _addresses(content: Content) -> Iterator[tuple[etree._Element, str]]:
    for element in content.elements:
        name = _LOADED.get(str(element.tag))
        address = element.get(name) if name else None
        if address is not None:
            yield element, address


def _outside(address: str) -> bool:
    """Tell whether an address has a scheme (``https:``) or a host (``//``)."""
    scheme = address.partition(":")[0]
    return address.startswith("//") or (":" in address and scheme.isalpha())


def _arrives(book: OpenedBook, content: Content, href: str, known: set[str]) -> bool:
    path, fragment = content.target(href)
    if not fragment:
        return path in known
    return book.find(path, fragment) is not None
