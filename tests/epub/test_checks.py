"""Seeded faults: each is found, by its own rule, and a sound book has none."""

from __future__ import annotations

import pytest

from publisher.epub import check_epub
from tests.epub.opening import members, spoiled, zipped

NOTEREF = 'id="n1-ref1" href="notes.xhtml#n1"'
HEADING = '<h3 class="level-3" id="c2-h1">Om avläggning</h3>'
FAULTS = (
    ("ill-formed", "chapter-01.xhtml", "</p>", ""),
    ("metadata-missing", "content.opf", "<dc:language>sv</dc:language>", ""),
    ("accessibility-missing", "content.opf", 'schema:accessMode"', 'schema:accessModes"'),
    ("identifier", "content.opf", 'unique-identifier="id"', 'unique-identifier="no"'),
    ("modified", "content.opf", "T03:04:05Z", ""),
    ("refines-nothing", "content.opf", 'refines="#series"', 'refines="#serie"'),
    ("file-missing", "content.opf", 'href="cover.jpg"', 'href="cover.jpeg"'),
    ("file-unlisted", "content.opf", '<item href="cover.jpg"', '<noitem href="cover.jpg"'),
    ("cover-missing", "content.opf", 'properties="cover-image"', ""),
    ("spine", "content.opf", 'idref="imprint"', 'idref="titlepage"'),
    ("spine", "content.opf", 'idref="imprint"', 'idref="gone"'),
    ("language-missing", "content.opf", ' xml:lang="sv"', ""),
    ("language-missing", "notes.xhtml", ' lang="sv"', ""),
    ("language-missing", "notes.xhtml", ' xml:lang="sv"', ""),
    ("title-missing", "notes.xhtml", "<title>Noter</title>", "<title> </title>"),
    ("id-repeated", "notes.xhtml", 'id="n2"', 'id="n1"'),
    ("role-missing", "chapter-01.xhtml", ' role="doc-noteref"', ""),
    ("role-missing", "notes.xhtml", ' role="doc-endnotes"', ""),
    ("label-missing", "notes.xhtml", 'aria-labelledby="notes-title"', 'aria-labelledby="x"'),
    ("label-missing", "chapter-01.xhtml", ' aria-label="Sida 4"', ""),
    ("alt-missing", "cover.xhtml", 'alt="Omslag', 'data-alt="Omslag'),
    ("heading-order", "chapter-02.xhtml", HEADING, HEADING.replace("h3", "h5")),
    ("heading-empty", "notes.xhtml", ">Noter</h2>", "></h2>"),
    ("dead-link", "nav.xhtml", "chapter-02.xhtml#c2", "chapter-02.xhtml#c9"),
    ("dead-link", "nav.xhtml", "chapter-02.xhtml", "chapter-09.xhtml"),
    ("dead-link", "notes.xhtml", 'href="styles/book.css"', 'href="styles/gone.css"'),
    ("remote-resource", "notes.xhtml", 'href="styles/book.css"', 'href="https://example.org/x"'),
    ("noteref-astray", "chapter-01.xhtml", NOTEREF, 'id="n1-ref1" href="notes.xhtml#notes"'),
    ("no-way-back", "chapter-01.xhtml", NOTEREF, 'id="n1-ref1" href="notes.xhtml#n2"'),
    ("backlink-astray", "notes.xhtml", "chapter-01.xhtml#n1-ref1", "chapter-01.xhtml#c1"),
    ("backlink-empty", "notes.xhtml", ">a</a>", "></a>"),
    ("navigation-missing", "content.opf", ' properties="nav"', ""),
    ("contents-missing", "nav.xhtml", 'epub:type="toc"', 'epub:type="lot"'),
    ("navigation-repeated", "nav.xhtml", 'epub:type="page-list"', 'epub:type="landmarks"'),
    ("contents-order", "nav.xhtml", "chapter-01.xhtml#c1", "notes.xhtml#notes"),
    ("page-unlisted", "chapter-01.xhtml", 'id="p4"', 'id="p44"'),
    ("page-astray", "nav.xhtml", "chapter-01.xhtml#p4", "chapter-01.xhtml#c1"),
    ("page-source-missing", "content.opf", 'property="pageBreakSource"', 'property="x"'),
)


def codes(data: bytes) -> list[str]:
    """Return the codes found but those of the claim, see test_claims.py."""
    found = [finding.code for finding in check_epub(data, "bok.epub")]
    return [code for code in found if code not in ("epub/false-claim", "epub/no-claim")]


def test_sound_books_have_no_findings(pamphlet_epub: bytes, collection_epub: bytes) -> None:
    assert codes(pamphlet_epub) == []
    assert codes(collection_epub) == []


@pytest.mark.parametrize(("code", "name", "old", "new"), FAULTS)
def test_a_fault_is_found(pamphlet_epub: bytes, code: str, name: str, old: str, new: str) -> None:
    assert f"epub/{code}" in codes(spoiled(pamphlet_epub, name, old, new))


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
    assert codes(spoiled(pamphlet_epub, "imprint.xhtml", old, new)) == []
