"""Checks of notes: whoever goes from the text to a note can come back."""

from __future__ import annotations

from collections.abc import Iterator

from lxml import etree

from publisher.checking.epub.opened import OpenedBook
from publisher.checking.markup import checks
from publisher.checking.markup.document import TYPE, Markup, text_of, words_of
from publisher.checking.rule import Rule
from publisher.model.findings import Finding

MISDIRECTED = Rule("epub/noteref-misdirected")
NO_WAY_BACK = Rule("epub/no-way-back")
BACKLINK_MISDIRECTED = Rule("epub/backlink-misdirected")
BACKLINK_EMPTY = Rule("epub/backlink-empty")

_NOTES = {"endnote", "footnote"}


def check_references(book: OpenedBook) -> Iterator[Finding]:
    """Check that every note reference leads to a note, and the note leads back to it."""
    references = ((c, reference) for c in book.contents for reference in c.of_type("noteref"))
    yield from checks.check_references(references, book.target, _is_note, MISDIRECTED, NO_WAY_BACK)


def check_backlinks(book: OpenedBook) -> Iterator[Finding]:
    """Check that every backlink can be read out and leads to a reference of its own note."""
    for content in book.contents:
        for link in checks.backlinks(content.root):
            if not text_of(link) or not link.get("aria-label"):
                yield BACKLINK_EMPTY.at(content, link, "a backlink without text or name")
            if not _returns(book, content, link):
                message = f"the backlink “{text_of(link)}” leads to no reference of its note"
                yield BACKLINK_MISDIRECTED.at(content, link, message)


def _returns(book: OpenedBook, content: Markup, link: etree._Element) -> bool:
    """Tell whether a backlink leads to a reference that leads to the note around the backlink."""
    if (origin := book.target(content, link)) is None or origin[1].get(TYPE) != "noteref":
        return False
    called = book.target(*origin)
    return called is not None and called[1] in (link, *link.iterancestors())


def _is_note(element: etree._Element) -> bool:
    return bool(_NOTES & set(words_of(element, TYPE)))
