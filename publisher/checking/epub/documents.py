"""Checks of each XHTML document: language, title, ids, roles, labels, pictures, headings."""

from __future__ import annotations

from collections.abc import Iterator

from lxml import etree

from publisher.checking.epub.opened import OpenedBook
from publisher.checking.markup import checks
from publisher.checking.markup.document import TYPE, XHTML, XML_LANG, words_of
from publisher.checking.rule import Rule
from publisher.model.findings import Finding

LANGUAGE = Rule("epub/language-missing")
TITLE = Rule("epub/title-missing")
ID_REPEATED = Rule("epub/id-repeated")
ROLE = Rule("epub/role-missing")
LABEL = Rule("epub/label-missing")
ALT = Rule("epub/alt-missing")
HEADING_ORDER = Rule("epub/heading-order")
HEADING_EMPTY = Rule("epub/heading-empty")

# epub:type → the role that says the same (DPUB-ARIA 1.1; endnote is left out: its role is deprecated)
_ROLES = {
    "noteref": "doc-noteref",
    "endnotes": "doc-endnotes",
    "pagebreak": "doc-pagebreak",
    "chapter": "doc-chapter",
    "part": "doc-part",
    "colophon": "doc-colophon",
    "appendix": "doc-appendix",
    "toc": "doc-toc",
    "page-list": "doc-pagelist",
}


def check_languages(book: OpenedBook) -> Iterator[Finding]:
    """Check that every document has lang and xml:lang on its root, and both agree wherever they stand."""
    for content in book.contents:
        yield from checks.check_language(content, LANGUAGE)
        for element in dict.fromkeys(content.having("lang", XML_LANG)):
            if (element.get("lang") or "").lower() != (element.get(XML_LANG) or "").lower():
                yield LANGUAGE.at(content, element, "lang and xml:lang differ")


def check_titles(book: OpenedBook) -> Iterator[Finding]:
    """Check that every document has a title."""
    for content in book.contents:
        yield from checks.check_title(content, TITLE)


def check_ids(book: OpenedBook) -> Iterator[Finding]:
    """Check that no id stands twice in a document, the package or the NCX."""
    for document in book.xml.values():
        yield from checks.check_ids(document, ID_REPEATED)


def check_roles(book: OpenedBook) -> Iterator[Finding]:
    """Check that what has an epub:type with a role of the same meaning has that role too."""
    for content in book.contents:
        for element in content.having(TYPE):
            for name in _types_without_role(element):
                message = f"“{name}” without role “{_ROLES[name]}”"
                yield ROLE.at(content, element, message)


def _types_without_role(element: etree._Element) -> Iterator[str]:
    types = words_of(element, TYPE)
    if types and not _in_landmarks(element):
        roles = words_of(element, "role")
        yield from (name for name in types if name in _ROLES and _ROLES[name] not in roles)


def _in_landmarks(element: etree._Element) -> bool:
    """Tell whether an element is an entry of the landmarks, whose type is that of its target."""
    return any(above.get(TYPE) == "landmarks" for above in element.iterancestors(f"{XHTML}nav"))


def check_labels(book: OpenedBook) -> Iterator[Finding]:
    """Check that what a screen reader announces has a name, and the name is there."""
    for content in book.contents:
        yield from checks.check_labels(content, LABEL)


def check_pictures(book: OpenedBook) -> Iterator[Finding]:
    """Check that every picture has an alternative text, be it empty; the cover's is not."""
    for content in book.contents:
        yield from checks.check_pictures(content, ALT)


def check_headings(book: OpenedBook) -> Iterator[Finding]:
    """Check that in reading order no heading skips a rank, and every heading says something."""
    text = (content for content in book.read if content is not book.navigation)
    yield from checks.check_headings(text, HEADING_ORDER, HEADING_EMPTY)
