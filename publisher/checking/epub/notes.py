"""Checks of notes: whoever goes from the text to a note can come back."""

from __future__ import annotations

from collections.abc import Iterator

from lxml import etree

from publisher.checking.epub.opened import TYPE, XHTML, Content, OpenedBook, Rule
from publisher.model.findings import Finding

ASTRAY = Rule("epub/noteref-astray", "a note reference must lead to a note of the book")
NO_WAY_BACK = Rule("epub/no-way-back", "the note needs a backlink to each place that calls it")
BACKLINK_ASTRAY = Rule(
    "epub/backlink-astray", "a backlink leads to a reference that calls this very note"
)
BACKLINK_EMPTY = Rule(
    "epub/backlink-empty", "a backlink has a text, and a name in the book's language"
)

_NOTES = {"endnote", "footnote"}


def check_references(book: OpenedBook) -> Iterator[Finding]:
    """Check that every note reference leads to a note, and the note leads back to it."""
    for content in book.contents:
        for reference in content.of_type("noteref"):
            path, fragment = content.target(reference.get("href") or "")
            note = book.find(path, fragment)
            if note is None or not _is_note(note):
                yield ASTRAY.at(
                    book, content.path, reference, f"{_said(reference)} leads to no note"
                )
            elif (content.path, reference.get("id")) not in _ways_back(book, path, note):
                message = f"note {_said(reference)} does not lead back here"
                yield NO_WAY_BACK.at(book, content.path, reference, message)


def check_backlinks(book: OpenedBook) -> Iterator[Finding]:
    """Check that every backlink can be read out and leads to a reference of its own note."""
    for content in book.contents:
        for link in _backlinks(content.root):
            if not "".join(link.itertext()).strip() or not link.get("aria-label"):
                yield BACKLINK_EMPTY.at(book, content.path, link, "a backlink without text or name")
            if not _returns(book, content, link):
                message = f"the backlink {_said(link)} leads to no reference of its note"
                yield BACKLINK_ASTRAY.at(book, content.path, link, message)


def _returns(book: OpenedBook, content: Content, link: etree._Element) -> bool:
    path, fragment = content.target(link.get("href") or "")
    origin = book.content(path)
    reference = None if origin is None else origin.ids.get(fragment)
    if origin is None or reference is None or reference.get(TYPE) != "noteref":
        return False
    called = book.find(*origin.target(reference.get("href") or ""))
    return called is not None and called in (link, *link.iterancestors())


def _ways_back(book: OpenedBook, path: str, note: etree._Element) -> set[tuple[str, str | None]]:
    content = book.content(path)
    if content is None:
        return set()
    return {content.target(link.get("href") or "") for link in _backlinks(note)}


def _backlinks(element: etree._Element) -> Iterator[etree._Element]:
    links = element.iter(f"{XHTML}a")
    return (link for link in links if "doc-backlink" in (link.get("role") or "").split())


def _is_note(element: etree._Element) -> bool:
    return bool(_NOTES & set((element.get(TYPE) or "").split()))


def _said(element: etree._Element) -> str:
    return f"“{''.join(element.itertext()).strip()}”"
