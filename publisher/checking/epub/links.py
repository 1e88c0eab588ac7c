"""Checks of links: inside the book they arrive, and nothing is loaded from outside it."""

from __future__ import annotations

from collections.abc import Iterator

from lxml import etree

from publisher.checking.epub.opened import PAGE, STYLE, OpenedBook
from publisher.checking.epub.styles import loaded_by
from publisher.checking.markup.document import XHTML, Markup
from publisher.checking.rule import Rule
from publisher.expressions import compiled
from publisher.model.findings import Finding

DEAD_LINK = Rule("epub/dead-link")
NO_PAGE = Rule("epub/link-to-no-page")
REMOTE = Rule("epub/remote-resource")
ADDRESS = Rule("epub/address")

# Elements that show or apply another file, and the attribute that names it.
_LOADED = {f"{XHTML}img": "src", f"{XHTML}link": "href"}
_LINK = f"{XHTML}a"
# RFC 3986, section 3.1.
_SCHEME = compiled(r"([a-zA-Z][a-zA-Z\d+.-]*):")
# Where a link may lead outside the book, and how such an address goes on.
_OUTSIDE = {
    "http": compiled(r"//(?:[^/?#@]*@)?(?:\[[\da-fA-F:.]+\]|[^\[\]/?#:]+)(?::\d*)?(?:[/?#].*)?"),
    "mailto": compiled(r"[^@]+@.+"),
    "tel": compiled(r"[\d+*#().-]+"),
    "urn": compiled(r"[\w-]+:.+"),
}
_OUTSIDE["https"] = _OUTSIDE["http"]
# Signs that RFC 3986 knows in no part of an address; they are written as %22, %5B …
_FORBIDDEN = compiled(r'[\x00-\x20"<>\\^`{|}]')


def check_links(book: OpenedBook) -> Iterator[Finding]:
    """Check that every link inside the book leads to a page of it, and to an id in that."""
    known = {item.path: item.media_type for item in book.items}
    spine = set(book.spine)
    for content in book.contents:
        for element in content.root.iter(_LINK):
            href = element.get("href")
            if href is None or is_outside(href):
                continue
            path, fragment = content.target(href)
            dead = path not in known or (fragment and book.find(path, fragment) is None)
            if dead and known.get(path, PAGE) == PAGE:
                yield DEAD_LINK.at(content, element, f"“{href}” leads nowhere")
            if path in known and path not in spine:
                message = f"“{href}” leads to a file outside the reading order"
                yield NO_PAGE.at(content, element, message)


def check_loaded(book: OpenedBook) -> Iterator[Finding]:
    """Check that pictures and style sheets are files of the manifest."""
    known = {item.path for item in book.items}
    for content in book.contents:
        for element, address in _addresses(content):
            if is_outside(address):
                yield REMOTE.at(content, element, f"“{address}” lies outside the book")
            elif content.target(address)[0] not in known:
                yield DEAD_LINK.at(content, element, f"“{address}” is not there")


def check_addresses(book: OpenedBook) -> Iterator[Finding]:
    """Check that addresses are addresses, and none of a kind that EPUB forbids."""
    for content in book.contents:
        links = ((e, str(e.get("href"))) for e in content.having("href") if e.tag == _LINK)
        for element, address in (*links, *_addresses(content)):
            if _is_wrong(address) or (element.tag != _LINK and "#" in address):
                yield ADDRESS.at(content, element, f"“{address}” is not a valid address")
    for item in book.items:
        href = item.element.get("href") or ""
        if _is_wrong(href) or "#" in href:
            yield ADDRESS.at(book.package, item.element, f"“{href}” is not a valid address")


def _is_wrong(address: str) -> bool:
    """Tell whether an address is not valid, or of a kind that a book may not have."""
    if not address or _FORBIDDEN.search(address):
        return True
    if scheme := _SCHEME.match(address):
        form = _OUTSIDE.get(scheme[1].lower())
        return form is None or not form.fullmatch(address[scheme.end() :])
    # A file in an archive has no query.
    return "?" in address.partition("#")[0]


def check_loaded_by_styles(book: OpenedBook) -> Iterator[Finding]:
    """Check that what style sheets load is in the book."""
    known = {item.path for item in book.items}
    for item in book.items:
        for address, path in loaded_by(book, item.path) if item.media_type == STYLE else ():
            where = f"{book.shown}/{item.path}"
            if is_outside(address):
                yield REMOTE.broken(f"“{address}” lies outside the book", where)
            elif _is_wrong(address):
                yield ADDRESS.broken(f"“{address}” is not a valid address", where)
            elif not address.startswith("#") and path not in known:
                yield DEAD_LINK.broken(f"“{address}” is not there", where)


def _addresses(content: Markup) -> Iterator[tuple[etree._Element, str]]:
    for element in content.root.iter(*_LOADED):
        yield element, element.get(_LOADED[str(element.tag)]) or ""


def is_outside(address: str) -> bool:
    """Tell whether an address has a scheme (``https:``) or a host (``//``)."""
    return address.startswith("//") or _SCHEME.match(address) is not None
