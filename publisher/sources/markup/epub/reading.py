"""An e-book (EPUB 2 and 3) as one text: its pages in the order of its spine."""

from __future__ import annotations

from pathlib import Path

from lxml import etree

from publisher.errors import SourceError
from publisher.model.findings import Severity
from publisher.sources.markup.epub.package import (
    ANEW,
    LARGEST,
    PAGES,
    Entry,
    Package,
    open_package,
)
from publisher.sources.markup.ledger import Ledger, Remark, Spot
from publisher.sources.markup.pictures import Pictures
from publisher.sources.markup.web.document import BLOCKS, Document, has_letters, text_of, tokens
from publisher.sources.markup.web.fronts import has_headings, same
from publisher.sources.markup.web.reading import read_document, sheets_of
from publisher.sources.structured.read_source import ReadSource


def read_epub(path: Path, shown: str) -> ReadSource:
    """Return an e-book as read; ``shown`` is its path for people.

    Raises SourceError for a file that is no e-book, or is locked.
    """
    ledger = Ledger()
    with open_package(path, shown, ledger) as package:
        document = _document(package)
        pictures = Pictures(package.load)
        headings = {} if has_headings(document) else _headings(document, package, ledger)
        return read_document(document, ledger, pictures, shown, headings)


def _document(package: Package) -> Document:
    """Return all pages in one tree: those outside the flow behind the others."""
    document = Document(
        etree.Element("body"),
        title=package.title,
        author=package.author,
        language=package.language,
    )
    ordered = sorted(package.spine, key=lambda one: not one[1])
    unread: list[str] = []
    for item in dict.fromkeys(package.shown_for(item) for item, _ in ordered):
        root = package.page(item)
        if root is None:
            unread.append(item.path)
            continue
        document.add(root, item.path, sheets_of(root, item.path, package.load))
    unread += package.unlisted
    if not len(document.body):
        message = _unread(unread[0]) if unread else "the e-book names no page to read"
        raise SourceError(message, hint=ANEW, place=package.shown)
    for path in unread:
        _say_missing(package, path)
    _mark_cover(document, package)
    _say_outside(package)
    return document


def _unread(path: str) -> str:
    most = LARGEST // 1_000_000
    return (
        f"the book names a page “{path}” that it does not hold, that has more than {most} MB, or"
        " that is no page"
    )


def _say_missing(package: Package, path: str) -> None:
    hint = "look at the book in a reader; if words are missing, fetch it again"
    spot = Spot(path, 1)
    package.ledger.remark(Remark("sources/page-missing", Severity.ERROR, _unread(path), hint, spot))


def _say_outside(package: Package) -> None:
    """Name pages that the book holds and does not put into its reading order."""
    inside = {package.shown_for(item).path for item, _ in package.spine}
    for item in (*package.items.values(), *package.unnamed()):
        if item.type not in PAGES or item.path in inside or "nav" in item.properties:
            continue
        root = package.page(item)
        if root is not None and has_letters(text_of(root)):
            words = " ".join(text_of(root).split())[:60]
            message = (
                f"a page “{item.path}” is not in the reading order and was left out: “{words}”"
            )
            hint = "if it belongs to the text, put it into the spine of the book"
            remark = Remark(
                "sources/page-outside", Severity.WARNING, message, hint, Spot(item.path, 1)
            )
            package.ledger.remark(remark)


def _mark_cover(document: Document, package: Package) -> None:
    """Say of a first page that shows a picture alone that it is the cover."""
    first = document.body[0]
    pictures = list(first.iter("img", "image"))
    covers = {i.path for i in package.items.values() if "cover-image" in i.properties}
    named = any(
        name in (first.get("data-publisher-file") or "").lower() for name in ("cover", "titlepage")
    )
    shows = any(
        p.get("src", p.get("href", "")).rpartition("/")[2] in {c.rpartition("/")[2] for c in covers}
        for p in pictures
    )
    if len(pictures) == 1 and not has_letters(text_of(first)) and (named or shows):
        first.set("class", "cover")


def _headings(document: Document, package: Package, ledger: Ledger) -> dict[etree._Element, str]:
    """Return the headings that the contents name, for a book that marks none; their levels from 1."""
    found: dict[etree._Element, str] = {}
    lost: list[Entry] = []
    for entry in package.entries():
        target = document.targets.get(entry.target)
        if target is None:
            target = document.targets.get(f"{entry.target.partition('#')[0]}#")
        block = _block_with(target, entry.words) if target is not None else None
        if block is None:
            lost.append(entry)
        elif block not in found:
            found[block] = str(entry.level)
    if lost and found:
        named = ", ".join(f"“{entry.words}”" for entry in lost[:3])
        message = f"the book marks no headings; {len(lost)} of those in its contents were not found: {named}"
        hint = "mark them in the manuscript"
        ledger.remark(
            Remark("sources/heading-not-found", Severity.WARNING, message, hint, Spot("", 1))
        )
    return found


def _block_with(target: etree._Element, words: str) -> etree._Element | None:
    """Return the first block at a target or behind it that has the words of an entry."""
    holder = (
        target
        if target.tag in BLOCKS
        else next((one for one in target.iterancestors() if one.tag in BLOCKS), target)
    )
    ahead = (
        [*holder.iter(etree.Element)]
        if has_letters(text_of(holder))
        else [one for sibling in holder.itersiblings() for one in sibling.iter(etree.Element)][:20]
    )
    seen = 0
    for one in ahead:
        if one.tag not in BLOCKS or not has_letters(text_of(one)):
            continue
        if same(text_of(one), words) and not any(c.tag in BLOCKS for c in one.iterdescendants()):
            return one
        seen += not any(c.tag in BLOCKS for c in one.iterdescendants()) and "toc" not in tokens(one)
        if seen > 3:  # a heading stands at the beginning
            return None
    return None
