"""A rendering is packed as an EPUB: the list of its files."""

from __future__ import annotations

from collections.abc import Iterator

from publisher.checking.epub import check_epub
from publisher.epub.claims import claim
from publisher.epub.metadata import package_metadata
from publisher.epub.package import Member, Package
from publisher.model.findings import Outcome
from publisher.model.rendering import (
    COVER_IMAGE,
    NAVIGATION,
    Document,
    DocumentKind,
    EbookRendering,
)

XHTML = "application/xhtml+xml"


def make_epub(rendering: EbookRendering, cover_jpeg: bytes) -> Outcome[bytes]:
    """Return the EPUB of a book, the same bytes for the same book, and what is wrong with it.

    The book claims to be accessible only when the checks of this very file found nothing.
    """
    facts, metadata = rendering.facts, package_metadata(rendering)
    package = Package(rendering, tuple(_members(rendering, cover_jpeg)))
    data = package.closed(metadata)
    # The claim is made in a second package document; everything else is packed once.
    if found := check_epub(data, f"{facts.name}.epub"):
        return Outcome(data, found)
    return Outcome(package.closed((*metadata, *claim(facts))))


def _members(rendering: EbookRendering, cover_jpeg: bytes) -> Iterator[Member]:
    """Yield the files in the order in which they are packed and read."""
    for document in rendering.documents:
        yield _document(document)
        if document.kind is DocumentKind.IMPRINT:
            # The contents can be paged to, as in a printed book.
            yield Member("nav", NAVIGATION, XHTML, rendering.navigation.encode(), "nav", spine=True)
    # The cover's file is named by its page and by the package document, not by the spine.
    yield Member("cover-image", COVER_IMAGE, "image/jpeg", cover_jpeg, "cover-image")
    for resource in (*rendering.styles, *rendering.resources):
        yield Member(_id(resource.name), resource.name, resource.media_type, resource.content)


def _document(document: Document) -> Member:
    return Member(_id(document.name), document.name, XHTML, document.markup.encode(), spine=True)


def _id(name: str) -> str:
    """Return a manifest id for a file: ``styles/book.css`` → ``styles-book-css``."""
    return "-".join(part for part in name.removesuffix(".xhtml").replace(".", "/").split("/"))
