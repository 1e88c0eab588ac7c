"""Checks of the words that a package uses of things: properties, prefixes, what refines what."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Any

from lxml import etree

from publisher.checking.epub.opened import OPF, OpenedBook
from publisher.checking.epub.package import METADATA_MISSING
from publisher.checking.markup.document import TYPE
from publisher.checking.rule import Rule
from publisher.expressions import compiled
from publisher.model.findings import Finding
from publisher.packaged import packaged_table

PROPERTY = Rule("epub/property")
PREFIX = Rule("epub/prefix")
REFINES = Rule("epub/refines-wrongly")

# A prefix with its address: “dcterms: http://purl.org/dc/terms/”.
_DECLARED = compiled(r"([^\s:]*):\s+(\S+)\s*")
# Vocabularies whose words are written without a prefix, so that none may be declared for them.
_TAKEN = compiled(r"purl\.org/dc/elements/1\.1/|idpf\.org/epub/vocab/package/(?!a11y)")
_EPUB_PREFIX = "{http://www.idpf.org/2007/ops}prefix"
# Element → the attribute that holds properties, the vocabulary of those without a prefix.
_PLACES = {
    f"{OPF}item": (("properties", "item"),),
    f"{OPF}meta": (("property", "meta"), ("scheme", "")),
}


@cache
def _table() -> dict[str, Any]:
    return packaged_table(Path(__file__).with_name("vocabulary.toml"))


@cache
def _words(vocabulary: str) -> frozenset[str] | None:
    """Return the words of a closed vocabulary; None for an open one, in which any word may stand."""
    words = _table()["words"].get(vocabulary)
    return None if words is None else frozenset(words.split())


def check_properties(book: OpenedBook) -> Iterator[Finding]:
    """Check that properties are words that there are, with prefixes that are declared."""
    known = {*_table()["reserved"], *_prefixes(book.package.root.get("prefix"))}
    for element in book.package.iter(*_PLACES):
        for attribute, vocabulary in _PLACES[str(element.tag)]:
            for word in (element.get(attribute) or "").split():
                prefix, colon, rest = word.rpartition(":")
                if colon and prefix not in known:
                    message = f"the prefix of “{word}” is not declared"
                    yield PREFIX.at(book.package, element, message)
                words = _words(prefix if colon else vocabulary)
                if words is not None and rest not in words:
                    message = f"“{word}” is unknown"
                    yield PROPERTY.at(book.package, element, message)


def check_prefixes(book: OpenedBook) -> Iterator[Finding]:
    """Check that prefixes are declared as prefix and address, and none for what it does not mean."""
    said = book.package.root.get("prefix")
    if said is not None and _DECLARED.sub("", said).strip():
        yield PREFIX.at(book.package, book.package.root, f"“{said}” does not declare a prefix")
    declared = Counter(prefix for prefix, _ in _DECLARED.findall(said or ""))
    for prefix in (prefix for prefix, count in declared.items() if count > 1):
        message = f"the prefix “{prefix}” is declared twice"
        yield PREFIX.at(book.package, book.package.root, message)
    for prefix, address in _prefixes(said).items():
        meant = _table()["reserved"].get(prefix, address)
        if meant != address or prefix in ("", "_") or _TAKEN.search(address):
            message = f"the prefix “{prefix}” may not stand for “{address}”"
            yield PREFIX.at(book.package, book.package.root, message)
    for content in book.contents:
        known = {*_table()["reserved"], *_table()["reserved_in_documents"]}
        known |= _prefixes(content.root.get(_EPUB_PREFIX)).keys()
        for element in content.having(TYPE):
            for word in (element.get(TYPE) or "").split():
                if ":" in word and word.partition(":")[0] not in known:
                    message = f"the prefix of “{word}” is not declared"
                    yield PREFIX.at(content, element, message)


def _prefixes(said: str | None) -> dict[str, str]:
    return dict(_DECLARED.findall(said or ""))


def check_statements(book: OpenedBook) -> Iterator[Finding]:
    """Check that what is stated has a name and words, in one of the two ways to state something."""
    for meta in book.package.iter(f"{OPF}meta"):
        name, said = meta.get("property"), (meta.text or "").strip()
        pair = (meta.get("name"), meta.get("content"))
        if name is not None and not said:
            yield METADATA_MISSING.at(book.package, meta, f"“{name}” says nothing")
        elif pair != (None, None) if name is not None else None in pair or said:
            message = "meta needs a property and words, or a name and a content"
            yield METADATA_MISSING.at(book.package, meta, message)


def check_refined(book: OpenedBook) -> Iterator[Finding]:
    """Check that what says more of something says it of a thing of the right kind, and once."""
    things = {f"#{e.get('id')}": _kind(e) for e in book.package.iter("*") if e.get("id")}
    things[""] = "nothing"  # what refines nothing is said of the book itself
    metas = [meta for meta in book.package.iter(f"{OPF}meta") if meta.get("property")]
    for meta in metas:
        # A thing that is not there is found by another check.
        thing = things.get(meta.get("refines", ""))
        kinds = _table()["refines"].get(meta.get("property"), thing)
        if thing is not None and thing not in kinds.split():
            message = f"“{meta.get('property')}” says more of {kinds.replace(' ', ' or ')} alone"
            yield REFINES.at(book.package, meta, message)
    counted = Counter((m.get("property"), m.get("refines")) for m in metas if m.get("refines"))
    for (name, target), count in counted.items():
        if count > 1 and name in _table()["once"]["of_a_thing"].split():
            message = f"“{name}” is said {count} times of “{target}”"
            yield REFINES.at(book.package, book.package.root, message)


def _kind(element: etree._Element) -> str:
    """Return the kind of a thing as the table of refinements calls it: its property or its tag."""
    return element.get("property") or str(element.tag).rpartition("}")[2]
