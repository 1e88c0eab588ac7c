"""Checks of each XHTML document: language, title, ids, roles, labels, pictures, headings."""

from __future__ import annotations

from collections.abc import Iterator

from lxml import etree

from publisher.checking.epub.opened import TYPE, XHTML, XML_LANG, Content, OpenedBook, Rule
from publisher.model.findings import Finding

LANGUAGE = Rule(
    "epub/language-missing", "set lang and xml:lang, equal, to the language of the text"
)
TITLE = Rule(
    "epub/title-missing", "give the document a title; it is what a screen reader says first"
)
ID_REPEATED = Rule("epub/id-repeated", "an id may stand once in a document")
ROLE = Rule(
    "epub/role-missing", "write the role beside the epub:type, for readers that know only one"
)
LABEL = Rule(
    "epub/label-missing", "name the section by its heading (aria-labelledby) or aria-label"
)
ALT = Rule("epub/alt-missing", 'say what the picture shows, or alt="" where it shows nothing')
HEADING_ORDER = Rule(
    "epub/heading-order", "a heading may be one rank below the one before, no more"
)
HEADING_EMPTY = Rule("epub/heading-empty", "a heading has words; leave it out where there are none")

# epub:type → the role that says the same (DPUB-ARIA 1.1; endnote is left out: its role is deprecated)
_ROLES = {
    "noteref": "doc-noteref",
    "endnotes": "doc-endnotes",
    "pagebreak": "doc-pagebreak",
    "chapter": "doc-chapter",
    "part": "doc-part",
    "colophon": "doc-colophon",
    "toc": "doc-toc",
    "page-list": "doc-pagelist",
}
_NAMED = ("doc-chapter", "doc-part", "doc-endnotes", "doc-colophon", "doc-toc", "doc-pagebreak")
_RANKS = {f"{XHTML}h{rank}": rank for rank in range(1, 7)}


def check_languages(book: OpenedBook) -> Iterator[Finding]:
    """Check that every document has lang and xml:lang on its root, and both agree wherever they stand."""
    for content in book.contents:
        if not content.root.get("lang"):
            yield LANGUAGE.at(book, content.path, content.root, "the document has no language")
        for element in dict.fromkeys(content.having("lang", XML_LANG)):
            if (element.get("lang") or "").lower() != (element.get(XML_LANG) or "").lower():
                yield LANGUAGE.at(book, content.path, element, "lang and xml:lang differ")


def check_titles(book: OpenedBook) -> Iterator[Finding]:
    """Check that every document has a title."""
    for content in book.contents:
        title = content.root.find(f"{XHTML}head/{XHTML}title")
        if title is None or not (title.text or "").strip():
            yield TITLE.at(book, content.path, content.root, "the document has no title")


def check_ids(book: OpenedBook) -> Iterator[Finding]:
    """Check that no id stands twice in a document, the package or the NCX."""
    for path, root in book.roots.items():
        content, seen = book.content(path), set()
        for element in root.iter("*") if content is None else content.having("id"):
            identity = element.get("id")
            if identity is not None and identity in seen:
                yield ID_REPEATED.at(book, path, element, f"the id “{identity}” was there before")
            seen.add(identity)


def check_roles(book: OpenedBook) -> Iterator[Finding]:
    """Check that what has an epub:type with a role of the same meaning has that role too."""
    for content in book.contents:
        for element in content.having(TYPE):
            for name in _types_without_role(element):
                message = f"“{name}” without role “{_ROLES[name]}”"
                yield ROLE.at(book, content.path, element, message)


def _types_without_role(element: etree._Element) -> Iterator[str]:
    types = (element.get(TYPE) or "").split()
    if types and not _in_landmarks(element):
        roles = (element.get("role") or "").split()
        yield from (name for name in types if name in _ROLES and _ROLES[name] not in roles)


def _in_landmarks(element: etree._Element) -> bool:
    """Tell whether an element is an entry of the landmarks, whose type is that of its target."""
    return any(above.get(TYPE) == "landmarks" for above in element.iterancestors(f"{XHTML}nav"))


def check_labels(book: OpenedBook) -> Iterator[Finding]:
    """Check that what a screen reader announces has a name, and the name is there."""
    for content in book.contents:
        for element in dict.fromkeys(content.having("aria-labelledby", "role")):
            by = element.get("aria-labelledby")
            if by is not None and by not in content.ids:
                message = f"named by “{by}”, which is not there"
                yield LABEL.at(book, content.path, element, message)
            elif by is None and element.get("role") in _NAMED and not element.get("aria-label"):
                message = f"“{element.get('role')}” has no name"
                yield LABEL.at(book, content.path, element, message)


def check_pictures(book: OpenedBook) -> Iterator[Finding]:
    """Check that every picture has an alternative text, be it empty; the cover's is not."""
    for content in book.contents:
        for picture in content.root.iter(f"{XHTML}img"):
            alt = picture.get("alt")
            if alt is None or (not alt.strip() and picture.get("role") == "doc-cover"):
                yield ALT.at(book, content.path, picture, f"“{picture.get('src')}” has no alt text")


def check_headings(book: OpenedBook) -> Iterator[Finding]:
    """Check that in reading order no heading skips a rank, and every heading says something."""
    last = 0
    for content in book.read:
        if content is book.navigation:
            continue
        for element in _headings(content):
            rank = _RANKS[str(element.tag)]
            if not "".join(element.itertext()).strip():
                yield HEADING_EMPTY.at(book, content.path, element, f"an empty h{rank}")
            if rank > last + 1:
                message = f"h{rank} after {f'h{last}' if last else 'no heading'}"
                yield HEADING_ORDER.at(book, content.path, element, message)
            last = rank


def _headings(content: Content) -> Iterator[etree._Element]:
    return (element for element in content.elements if element.tag in _RANKS)
