"""ebooklib behind one typed door: it writes container, package document, NCX and archive.

Its own chapters, navigation, identifiers, dates and covers are not used: they lose or change
what they are given. Every document goes in as finished bytes.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from io import BytesIO

from ebooklib import epub
from lxml import etree

from publisher.epub.archive import SteadyZip
from publisher.epub.metadata import XML_LANG, Entry
from publisher.model.house import BookFacts
from publisher.model.rendering import NavPoint


@dataclass(frozen=True, slots=True)
class Member:
    """A file of the book: id, name, media type, content, manifest property, place in the spine."""

    id: str
    name: str
    media_type: str
    content: bytes
    property: str = ""
    spine: bool = False


def pack(
    facts: BookFacts,
    metadata: tuple[Entry, ...],
    contents: tuple[NavPoint, ...],
    members: tuple[Member, ...],
) -> bytes:
    """Return the bytes of an EPUB; members with a place in the spine stand in reading order."""
    book = _empty_book(facts)
    for entry in metadata:
        namespace, _, name = entry.name.rpartition(":")
        book.add_metadata(namespace.upper() or None, name, entry.text, dict(entry.attributes))
    book.add_item(epub.EpubNcx())
    for member in members:
        book.add_item(_item(member))
    book.spine = [member.id for member in members if member.spine]
    book.toc = [_ncx_entry(point, (n,)) for n, point in enumerate(contents, start=1)]
    return _write(book, facts.modified)


def _empty_book(facts: BookFacts) -> epub.EpubBook:
    """Return a book without the random identifier and the advertisement it is born with."""
    book = epub.EpubBook()
    book.uid, book.title, book.language = facts.identifier, facts.title, facts.language
    book.metadata = {}
    return book


def _item(member: Member) -> epub.EpubItem:
    item = epub.EpubItem(member.id, member.name, member.media_type, member.content)
    item.properties = [member.property] if member.property else []
    return item


def _ncx_entry(point: NavPoint, path: tuple[int, ...]) -> object:
    """Return an entry of the NCX, which older reading systems use for the contents."""
    if not point.children:
        return epub.Link(point.href, point.label, "ncx-" + "-".join(map(str, path)))
    below = [_ncx_entry(p, (*path, n)) for n, p in enumerate(point.children, start=1)]
    return (epub.Section(point.label, point.href), below)


class _Writer(epub.EpubWriter):  # type: ignore[misc]
    """Writes the same bytes every time, and the package's language on the package."""

    def write(self) -> None:
        with SteadyZip(self.file_name, "w") as archive:
            self.out = _Out(archive)
            self.out.writestr("mimetype", b"application/epub+zip")
            self._write_container()
            self._write_opf()
            self._write_items()

    def _write_opf_file(self, root: etree._Element) -> None:
        root.set(XML_LANG, self.book.language)
        super()._write_opf_file(root)


@dataclass(frozen=True, slots=True)
class _Out:
    """What the writer takes for a zip archive."""

    archive: SteadyZip

    def writestr(self, name: str, content: str | bytes) -> None:
        self.archive.add(name, content.encode() if isinstance(content, str) else content)


def _write(book: epub.EpubBook, modified: datetime) -> bytes:
    target = BytesIO()
    _Writer(target, book, {"mtime": modified}).write()
    return target.getvalue()
