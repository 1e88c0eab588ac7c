"""The archive is opened: container, package document, documents (EPUB OCF 3.3)."""

from __future__ import annotations

import posixpath
import zlib
from collections import Counter
from collections.abc import Iterator
from io import BytesIO
from urllib.parse import unquote
from zipfile import ZIP_STORED, BadZipFile, ZipFile

from publisher.checking.epub.opened import CONTAINER, NCX, OPF, PAGE, Item, OpenedBook
from publisher.checking.markup.document import Markup, read_markup
from publisher.checking.rule import Rule, UnreadableError
from publisher.model.findings import Finding

NOT_AN_EPUB = Rule("epub/not-an-epub")
MIMETYPE = Rule("epub/mimetype")
ILL_FORMED = Rule("epub/ill-formed")
REPEATED_MEMBER = Rule("epub/member-repeated")

# Bytes of all members, unpacked; a book of many large pictures has a tenth of that.
LARGEST = 1 << 30

_ROOTFILE = "{urn:oasis:names:tc:opendocument:xmlns:container}rootfile"
# Other XML (SVG, SMIL) is beyond these checks and said to be: media.py.
_XML_TYPES = (PAGE, NCX)


def open_book(data: bytes, shown: str) -> tuple[OpenedBook, tuple[Finding, ...]]:
    """Return an EPUB opened for checking and what was wrong on the way; raise UnreadableError."""
    try:
        with ZipFile(BytesIO(data)) as archive:
            return _open(archive, shown)
    except (BadZipFile, NotImplementedError, RuntimeError, zlib.error) as error:
        message = "this is not a readable zip archive"
        raise NOT_AN_EPUB.unreadable(message, shown) from error


def _open(archive: ZipFile, shown: str) -> tuple[OpenedBook, tuple[Finding, ...]]:
    unpacked = sum(member.file_size for member in archive.infolist())
    if unpacked > LARGEST:
        message = f"unpacked it would take {unpacked >> 20} MB, more than {LARGEST >> 20} MB"
        raise NOT_AN_EPUB.unreadable(message, shown)
    found = list(_check_members(archive, shown))
    files = {name: archive.read(name) for name in archive.namelist()}
    xml = {CONTAINER: _parse(files, CONTAINER, shown)}
    path = _package_path(xml[CONTAINER], shown)
    package = xml[path] = _parse(files, path, shown)
    items = tuple(_items(package, posixpath.dirname(path)))
    for name in dict.fromkeys(item.path for item in items if item.media_type in _XML_TYPES):
        try:
            xml |= {name: _parse(files, name, shown)} if name in files else {}
        except UnreadableError as error:
            found.append(error.finding)
    pages = (item.path for item in items if item.media_type == PAGE)
    contents = {page: xml[page] for page in pages if page in xml}
    book = OpenedBook(shown, files, path, xml, items, contents, _spine(package, items))
    return book, tuple(found)


def _check_members(archive: ZipFile, shown: str) -> Iterator[Finding]:
    members = archive.infolist()
    first = members[0] if members else None
    # Programs tell an EPUB by its first bytes, so the mimetype stands there, bare.
    if first is None or first.filename != "mimetype":
        yield MIMETYPE.broken("the archive does not begin with its mimetype", shown)
    elif first.compress_type != ZIP_STORED or first.extra:
        yield MIMETYPE.broken("the mimetype is compressed", shown)
    elif archive.read(first) != b"application/epub+zip":
        yield MIMETYPE.broken("the mimetype is not that of an EPUB", shown)
    for name, count in Counter(archive.namelist()).items():
        if count > 1:
            yield REPEATED_MEMBER.broken(f"“{name}” stands {count} times in the archive", shown)


def _package_path(container: Markup, shown: str) -> str:
    path = next((e.get("full-path") for e in container.iter(_ROOTFILE)), None)
    if not path:
        raise NOT_AN_EPUB.unreadable("the container names no package document", shown)
    return path


def _parse(files: dict[str, bytes], name: str, shown: str) -> Markup:
    """Return an XML member, opened for checking."""
    if name not in files:
        raise NOT_AN_EPUB.unreadable(f"“{name}” is missing", shown)
    return read_markup(files[name], f"{shown}/{name}", name, ILL_FORMED, huge=False)


def _items(package: Markup, folder: str) -> Iterator[Item]:
    for item in package.iter(f"{OPF}item"):
        href = unquote(item.get("href") or "")
        path = posixpath.normpath(posixpath.join(folder, href))
        properties = tuple((item.get("properties") or "").split())
        yield Item(item.get("id") or "", path, item.get("media-type") or "", properties, item)


def _spine(package: Markup, items: tuple[Item, ...]) -> tuple[str, ...]:
    paths = {item.id: item.path for item in items}
    references = (itemref.get("idref") or "" for itemref in package.iter(f"{OPF}itemref"))
    return tuple(paths[reference] for reference in references if reference in paths)
