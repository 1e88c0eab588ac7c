"""The same book gives the same bytes, and documents go in untouched."""

from __future__ import annotations

from io import BytesIO
from zipfile import ZIP_STORED, ZipFile

from publisher.epub import make_epub
from tests.epub.conftest import packed, picture
from tests.epub.opening import members
from tests.rendering.books import collection, pamphlet
from tests.rendering.reading import rendered


def test_two_builds_give_the_same_bytes(pamphlet_epub: bytes, collection_epub: bytes) -> None:
    assert packed(pamphlet()) == pamphlet_epub
    assert packed(collection()) == collection_epub


def test_the_mimetype_comes_first_and_is_stored(pamphlet_epub: bytes) -> None:
    with ZipFile(BytesIO(pamphlet_epub)) as archive:
        first = archive.infolist()[0]
    assert (first.filename, first.compress_type, first.extra) == ("mimetype", ZIP_STORED, b"")
    assert pamphlet_epub[38:58] == b"application/epub+zip"


def test_no_member_knows_a_clock(pamphlet_epub: bytes) -> None:
    with ZipFile(BytesIO(pamphlet_epub)) as archive:
        assert {member.date_time for member in archive.infolist()} == {(1980, 1, 1, 0, 0, 0)}


def test_documents_go_in_untouched() -> None:
    rendering = rendered(pamphlet())
    files = members(make_epub(rendering, picture()).value)
    for document in rendering.documents:
        assert files[f"EPUB/{document.name}"].decode() == document.markup
    assert files["EPUB/nav.xhtml"].decode() == rendering.navigation
    assert files["EPUB/cover.jpg"] == picture()
