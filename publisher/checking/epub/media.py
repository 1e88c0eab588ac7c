"""Checks of the manifest's files: they are what their media types say, and a reader can show them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from lxml import etree

from publisher.checking.epub.opened import NCX, OPF, PAGE, STYLE, OpenedBook
from publisher.checking.epub.package import SPINE
from publisher.checking.epub.syntax import UNCHECKED
from publisher.checking.markup.document import XHTML
from publisher.checking.rule import Rule
from publisher.model.findings import Finding
from publisher.model.media import ENDINGS, SVG, picture_type

MEDIA_TYPE = Rule("epub/media-type")
REPEATED = Rule("epub/item-repeated")
COVER = Rule("epub/cover-image")

# The media types of a book of text, and how files of them begin; those of pictures are in ``ENDINGS``.
_BEGINNINGS = {
    # text, which may begin with anything; other checks read it
    PAGE: (b"",),
    NCX: (b"",),
    STYLE: (b"",),
    # OpenType files hold outlines of either kind, whatever they are called.
    "font/otf": (b"OTTO", b"\0\1\0\0"),
    "font/ttf": (b"\0\1\0\0", b"true"),
    "font/woff": (b"wOFF",),
    "font/woff2": (b"wOF2",),
}


def check_media(book: OpenedBook) -> Iterator[Finding]:
    """Check that files begin as their media types do, and that each stands there once."""
    for item in book.items:
        data = book.files.get(item.path)
        if item.media_type not in (*_BEGINNINGS, *ENDINGS):
            message = f"these checks do not know the type {item.media_type}"
            yield UNCHECKED.at(book.package, item.element, message)
        elif data is not None and not _is(item.media_type, data):
            message = f"“{item.path}” is not {item.media_type}, or it is damaged"
            yield MEDIA_TYPE.at(book.package, item.element, message)
    for path, count in Counter(item.path for item in book.items).items():
        if count > 1 or path == book.package_path:
            message = f"“{path}” stands in the manifest{' twice' if count > 1 else ''}"
            yield REPEATED.at(book.package, book.package.root, message)


def _is(media_type: str, data: bytes) -> bool:
    """Tell whether a file is what its media type says; of drawings, that they can be read."""
    if media_type not in ENDINGS:
        return data.startswith(_BEGINNINGS[media_type])
    if picture_type(data) != media_type:
        return False
    if media_type != SVG:
        return True
    try:
        etree.fromstring(data, etree.XMLParser(resolve_entities=False, no_network=True))
    except etree.XMLSyntaxError:
        return False
    return True


def check_shown(book: OpenedBook) -> Iterator[Finding]:
    """Check that what is read is a page, what is shown a picture, what is applied a style sheet."""
    kinds = {item.path: item.media_type for item in book.items}
    by_id = {item.id: item for item in book.items}
    for reference in book.package.iter(f"{OPF}itemref"):
        read = by_id.get(reference.get("idref") or "")
        if read and read.media_type != PAGE:
            message = f"“{read.path}” is not a page"
            yield SPINE.at(book.package, reference, message)
    for content in book.contents:
        for element in content.root.iter(f"{XHTML}img", f"{XHTML}link"):
            is_picture = element.tag == f"{XHTML}img"
            path = content.target(element.get("src" if is_picture else "href") or "")[0]
            if path in kinds and not kinds[path].startswith("image/" if is_picture else STYLE):
                message = f"“{path}” is not a {'picture' if is_picture else 'style sheet'}"
                yield MEDIA_TYPE.at(content, element, message)


def check_cover(book: OpenedBook) -> Iterator[Finding]:
    """Check that at most one item is the cover, and that it is a picture."""
    covers = [item for item in book.items if "cover-image" in item.properties]
    for item in covers:
        if len(covers) > 1 or not item.media_type.startswith("image/"):
            message = f"“{item.path}” is not a picture, or not the only cover"
            yield COVER.at(book.package, item.element, message)
