"""publisher's own checks of e-books: a sound book has no findings, a file that is no book is refused."""

from __future__ import annotations

from publisher.checking.epub import check_epub
from publisher.model.findings import Severity
from tests.epub.conftest import packed
from tests.epub.opening import members, spoiled, zipped
from tests.rendering.books import house_rules


def codes(data: bytes) -> list[str]:
    """Return the codes found but those of the claim, see test_claims.py."""
    found = [finding.code for finding in check_epub(data, "bok.epub")]
    return [code for code in found if code not in ("epub/false-claim", "epub/no-claim")]


def test_sound_books_have_no_findings(pamphlet_epub: bytes, collection_epub: bytes) -> None:
    assert codes(pamphlet_epub) == []
    assert codes(collection_epub) == []


def test_a_book_with_every_kind_of_block_has_no_findings() -> None:
    assert codes(packed(house_rules())) == []


def test_a_finding_has_file_and_line(pamphlet_epub: bytes) -> None:
    data = spoiled(pamphlet_epub, "notes.xhtml", ">Noter</h2>", "></h2>")
    (_, finding) = check_epub(data, "build/bok.epub")
    assert str(finding.place) == "build/bok.epub/EPUB/notes.xhtml:12"


def test_no_zip_is_no_book() -> None:
    assert codes(b"PK nothing") == ["epub/not-an-epub"]


def test_a_zip_without_container_is_no_book() -> None:
    assert codes(zipped({"mimetype": b"application/epub+zip"})) == ["epub/not-an-epub"]


def test_a_mimetype_that_is_not_first_is_found(pamphlet_epub: bytes) -> None:
    files = members(pamphlet_epub)
    assert codes(zipped(files | {"mimetype": b"application/zip"})) == ["epub/mimetype"]
    assert codes(zipped(dict(reversed(files.items())))) == ["epub/mimetype"]


def test_an_entity_from_outside_is_not_read(pamphlet_epub: bytes) -> None:
    old, new = "<!DOCTYPE html>", '<!DOCTYPE html [<!ENTITY x SYSTEM "file:///etc/hostname">]>'
    assert codes(spoiled(pamphlet_epub, "imprint.xhtml", old, new)) == ["epub/doctype"]


def test_what_is_not_checked_is_said_and_not_claimed(pamphlet_epub: bytes) -> None:
    data = spoiled(pamphlet_epub, "imprint.xhtml", "</section>", "<video/></section>")
    (unchecked,) = [f for f in check_epub(data, "bok.epub") if f.code == "epub/unchecked"]
    assert unchecked.severity is Severity.WARNING
    assert "these checks do not know “video”" in unchecked.message
    assert "epub/false-claim" in {finding.code for finding in check_epub(data, "bok.epub")}
