"""Checks of single facts: language tags, dates, UUIDs."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date

from lxml import etree

from publisher.checking.epub.opened import DC, OpenedBook
from publisher.checking.epub.package import IDENTIFIER
from publisher.checking.markup.document import XML_LANG, Markup
from publisher.checking.rule import Rule
from publisher.expressions import compiled
from publisher.model.findings import Finding

TAG = Rule("epub/language-tag")
DATE = Rule("epub/date")

# RFC 5646, section 2.1: language, script, region, variants, extensions, private use.
_TAG = compiled(
    r"(?:[a-z]{2,3}(?:-[a-z]{3}){0,3}|[a-z]{4,8})(?:-[a-z]{4})?(?:-(?:[a-z]{2}|\d{3}))?"
    r"(?:-(?:[a-z\d]{5,8}|\d[a-z\d]{3}))*(?:-[a-wyz\d](?:-[a-z\d]{2,8})+)*(?:-x(?:-[a-z\d]{1,8})+)?"
    r"|x(?:-[a-z\d]{1,8})+|i-[a-z]+|art-lojban|zh-min",
    re.IGNORECASE,
)
# RFC 4122, section 3; capitals are allowed.
_UUID = compiled(r"(?i)urn:uuid:[\da-f]{8}(?:-[\da-f]{4}){3}-[\da-f]{12}")
# W3CDTF, a subset of ISO 8601: a year, a month, a day or a moment of it.
_DATE = compiled(
    r"(\d{4})(?:-(\d\d)(?:-(\d\d)(?:T\d\d:\d\d(?::\d\d(?:\.\d+)?)?(?:Z|[+-]\d\d:\d\d))?)?)?"
)


def check_tags(book: OpenedBook) -> Iterator[Finding]:
    """Check that every language tag is one."""
    for element in book.package.iter(f"{DC}language"):
        tag = (element.text or "").strip()
        if tag and not _TAG.fullmatch(tag):
            yield TAG.at(book.package, element, f"“{tag}” is not a language tag")
    for document, element, said in _tags(book):
        if said and not _TAG.fullmatch(said):
            yield TAG.at(document, element, f"“{said}” is not a language tag")


def _tags(book: OpenedBook) -> Iterator[tuple[Markup, etree._Element, str | None]]:
    """Yield what documents and package say of their languages: document, element, tag."""
    for content in book.contents:
        for name in ("lang", XML_LANG, "hreflang"):
            yield from ((content, e, e.get(name)) for e in content.having(name))
    yield from ((book.package, e, e.get(XML_LANG)) for e in book.package.iter("*"))


def check_dates(book: OpenedBook) -> Iterator[Finding]:
    """Check that the date of the book is one (W3CDTF)."""
    for element in book.package.iter(f"{DC}date"):
        said = (element.text or "").strip()
        if not _is_date(said):
            yield DATE.at(book.package, element, f"“{said}” is not a date")


def _is_date(said: str) -> bool:
    if (parts := _DATE.fullmatch(said)) is None:
        return False
    # A day that the calendar has not (1936-02-30) is refused by the class.
    year, month, day = (int(part or 1) for part in parts.groups())
    try:
        date(year, month, day)
    except ValueError:
        return False
    return True


def check_uuids(book: OpenedBook) -> Iterator[Finding]:
    """Check that an identifier that says it is a UUID has the form of one."""
    for element in book.package.iter(f"{DC}identifier"):
        said = (element.text or "").strip()
        if said.startswith("urn:uuid:") and not _UUID.fullmatch(said):
            yield IDENTIFIER.at(book.package, element, f"“{said}” is not a UUID")
