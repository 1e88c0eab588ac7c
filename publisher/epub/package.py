"""ebooklib behind one typed door: it writes container, package document, NCX and archive.

Its own chapters, navigation, identifiers, dates and covers are not used: they lose or change
what they are given. Every document goes in as finished bytes.
"""

from __future__ import annotations

from io import BytesIO

from ebooklib import epub
from lxml import etree

from publisher.archives import SteadyZip
from publisher.epub.metadata import XML_LANG, MetadataElement
from publisher.model.direction import Direction
from publisher.model.house import BookFacts
from publisher.model.rendering import EbookRendering, NavPoint
from publisher.structs import frozen


@frozen
class Member:
    """A file of the book: id, name, media type, content, manifest property, place in the spine."""

    id: str
    name: str
    media_type: str
    content: bytes
    property: str = ""
    spine: bool = False


class Package:
    """A book of which every file is packed but the package document, which can be written anew.

    That document goes last into the archive, so a second one costs no second packing. Members
    with a place in the spine stand in reading order.
    """

    def __init__(self, rendering: EbookRendering, members: tuple[Member, ...]) -> None:
        contents = rendering.contents
        self._book = _empty_book(rendering.facts, rendering.direction)
        self._options = {"mtime": rendering.facts.modified, "package_direction": True}
        self._book.add_item(epub.EpubNcx())
        for member in members:
            self._book.add_item(_item(member))
        self._book.spine = [member.id for member in members if member.spine]
        self._book.toc = [_ncx_entry(point, (n,)) for n, point in enumerate(contents, start=1)]
        self._packed = self._pack()

    def _pack(self) -> bytes:
        target = BytesIO()
        with SteadyZip(target, "w") as archive:
            _Writer(target, self._book, self._options).write_members(archive)
        return target.getvalue()

    def closed(self, metadata: tuple[MetadataElement, ...]) -> bytes:
        """Return the bytes of the EPUB with this metadata."""
        self._book.metadata = {}
        for entry in metadata:
            namespace, _, name = entry.name.rpartition(":")
            space = namespace.upper() or None
            self._book.add_metadata(space, name, entry.text, dict(entry.attributes))
        target = BytesIO(self._packed)
        with SteadyZip(target, "a") as archive:
            _Writer(target, self._book, self._options).write_package(archive)
        return target.getvalue()


def _empty_book(facts: BookFacts, direction: Direction) -> epub.EpubBook:
    """Return a book without the random identifier and the advertisement it is born with."""
    book = epub.EpubBook()
    book.uid, book.title, book.language = facts.identifier, facts.title, facts.language
    if direction is Direction.RIGHT_TO_LEFT:
        # ebooklib says it on the package, and on the spine as page-progression-direction.
        book.direction = direction.value
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

    def write_members(self, archive: SteadyZip) -> None:
        self.out = _Out(archive)
        self.out.writestr("mimetype", b"application/epub+zip")
        self._write_container()
        self._write_items()

    def write_package(self, archive: SteadyZip) -> None:
        self.out = _Out(archive)
        self._write_opf()

    def _write_opf_file(self, root: etree._Element) -> None:
        root.set(XML_LANG, self.book.language)
        super()._write_opf_file(root)


@frozen
class _Out:
    """The zip archive that ebooklib is given to write into."""

    archive: SteadyZip

    def writestr(self, name: str, content: str | bytes) -> None:
        self.archive.add(name, content.encode() if isinstance(content, str) else content)
