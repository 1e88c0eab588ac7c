"""Checks of form: each document keeps to the grammar of its kind, and to the encoding of EPUB."""

from __future__ import annotations

from collections.abc import Iterator

from lxml import etree

from publisher.checking.epub.grammar import Breach, grammar
from publisher.checking.epub.opened import CONTAINER, NCX, PAGE, OpenedBook
from publisher.checking.markup.document import TYPE, XHTML
from publisher.checking.rule import Rule
from publisher.model.findings import Finding

MISPLACED = Rule("epub/element-misplaced")
ELEMENT_MISSING = Rule("epub/element-missing")
UNCHECKED = Rule("epub/unchecked")
ATTRIBUTE_UNKNOWN = Rule("epub/attribute-unknown")
ATTRIBUTE_MISSING = Rule("epub/attribute-missing")
ATTRIBUTE_VALUE = Rule("epub/attribute-value")
ID_MISSING = Rule("epub/id-missing")
ENCODING = Rule("epub/encoding")
DOCTYPE = Rule("epub/doctype")

_RULES = {
    Breach.MISPLACED: MISPLACED,
    Breach.ELEMENT_MISSING: ELEMENT_MISSING,
    Breach.ATTRIBUTE_UNKNOWN: ATTRIBUTE_UNKNOWN,
    Breach.ATTRIBUTE_MISSING: ATTRIBUTE_MISSING,
    Breach.ATTRIBUTE_VALUE: ATTRIBUTE_VALUE,
    Breach.UNCHECKED: UNCHECKED,
}
# The grammars of media types; those of the container and the package go by their paths.
_GRAMMARS = {PAGE: "xhtml", NCX: "ncx"}
_META = f"{XHTML}meta"
# Attributes that hold ids; aria-labelledby is looked at with the other names (markup/checks.py).
_NAMING = ("headers", "aria-describedby", "aria-details")


def check_grammar(book: OpenedBook) -> Iterator[Finding]:
    """Check that elements and attributes stand where HTML, OPF, NCX and OCF let them stand."""
    listed = (item for item in book.items if item.media_type in _GRAMMARS)
    kinds = {item.path: _GRAMMARS[item.media_type] for item in listed}
    kinds |= {CONTAINER: "container", book.package_path: "package"}
    for path, document in book.xml.items():
        for slip in grammar(kinds[path]).slips(document.root):
            yield _RULES[slip.breach].at(document, slip.element, slip.message)


def check_heads(book: OpenedBook) -> Iterator[Finding]:
    """Check that what no reader shows has no epub:type, and says at most once how it is encoded."""
    for content in book.contents:
        head = content.root.find(f"{XHTML}head")
        for element in () if head is None else head.iter("*"):
            if element.get(TYPE) is not None:
                yield ATTRIBUTE_UNKNOWN.at(content, element, "epub:type in the head")
            if element.tag == _META and not _says_something(element):
                yield ATTRIBUTE_MISSING.at(content, element, "“meta” says nothing")
        metas = [] if head is None else head.findall(f"{XHTML}meta")
        said = [m for m in metas if m.get("charset") or _said_encoding(m)]
        wrong = [m for m in said if _said_encoding(m) not in ("", "utf-8")]
        for meta in wrong or said[1:]:
            yield ENCODING.at(content, meta, "the head declares another encoding, or two")


def _says_something(meta: etree._Element) -> bool:
    if meta.get("content") is None:
        return meta.get("charset") is not None
    return (meta.get("name") or meta.get("http-equiv")) is not None


def _said_encoding(meta: etree._Element) -> str:
    """Return the encoding that ``<meta http-equiv>`` names."""
    if (meta.get("http-equiv") or "").lower() != "content-type":
        return ""
    return (meta.get("content") or "").lower().rpartition("charset=")[2].strip()


def check_named(book: OpenedBook) -> Iterator[Finding]:
    """Check that attributes that name other elements name some that are there."""
    for content in book.contents:
        for name in _NAMING:
            for element in content.having(name):
                gone = [i for i in (element.get(name) or "").split() if i not in content.ids]
                for identity in gone:
                    message = f"{name}=“{identity}” names nothing"
                    yield ID_MISSING.at(content, element, message)


def check_writing(book: OpenedBook) -> Iterator[Finding]:
    """Check that documents are XML 1.0 in UTF-8 with the DOCTYPE of HTML or none."""
    for path, document in book.xml.items():
        root, tree = document.root, document.root.getroottree().docinfo
        if (tree.encoding or "utf-8").lower() not in ("utf-8", "ascii", "us-ascii"):
            yield ENCODING.at(document, root, f"the document is in {tree.encoding}")
        if tree.xml_version != "1.0":
            yield DOCTYPE.at(document, root, f"XML {tree.xml_version}")
        if not (_is_plain(tree) if path in book.by_path else _is_bare(tree)):
            yield DOCTYPE.at(document, root, "the DOCTYPE is not that of HTML")


def _is_plain(tree: etree.DocInfo) -> bool:
    """Tell whether a document has the DOCTYPE of HTML or none, and reads in no other file."""
    if tree.public_id or tree.system_url not in (None, "about:legacy-compat"):
        return False
    inside = tree.internalDTD
    return inside is None or not any(e.system_url for e in inside.iterentities())


def _is_bare(tree: etree.DocInfo) -> bool:
    return not tree.public_id and not tree.system_url
