"""The package document says what the manifest says."""

from __future__ import annotations

from dataclasses import replace

import pytest

from tests.epub.conftest import packed
from tests.epub.opening import DC, OPF, members, metas, package
from tests.rendering.books import archived, book_of


def texts(data: bytes, name: str) -> list[str | None]:
    return [element.text for element in package(data).iter(f"{DC}{name}")]


def test_the_book_has_its_titles(pamphlet_epub: bytes) -> None:
    assert texts(pamphlet_epub, "title") == ["Sättarens hand", "En liten bok om bly"]
    assert metas(pamphlet_epub, "title-type", "subtitle") == ["subtitle"]
    assert metas(pamphlet_epub, "dcterms:alternative") == ["The Compositor’s Hand"]


def test_people_have_roles_order_and_sorting_names(pamphlet_epub: bytes) -> None:
    assert texts(pamphlet_epub, "creator") == ["Ada Lind"]
    assert texts(pamphlet_epub, "contributor") == ["Bo Ek", "Cecilia Ö. Alm"]
    roles = [metas(pamphlet_epub, "role", f"person-{number}") for number in (1, 2, 3)]
    assert roles == [["aut"], ["trl"], ["edt"]]
    assert metas(pamphlet_epub, "file-as", "person-1") == ["Lind, Ada"]


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("identifier", ["urn:isbn:9789198123407"]),
        ("language", ["sv"]),
        ("date", ["2026-01-02"]),
        ("publisher", ["Vinkelhaken & Co"]),
        ("rights", ["Fri att sprida"]),
        ("subject", ["Typografi", "Hantverk"]),
        ("description", ["Om sättarens arbete <förr> & nu."]),
        ("source", ["Aftonskolans småskrifter 7, 1911"]),
    ],
)
def test_plain_facts_are_said_once(pamphlet_epub: bytes, name: str, expected: list[str]) -> None:
    assert texts(pamphlet_epub, name) == expected


def test_the_series_has_name_and_position(pamphlet_epub: bytes) -> None:
    assert metas(pamphlet_epub, "belongs-to-collection") == ["Böcker om böcker"]
    assert metas(pamphlet_epub, "collection-type", "series") == ["series"]
    assert metas(pamphlet_epub, "group-position", "series") == ["2"]


def test_other_editions_are_named(pamphlet_epub: bytes) -> None:
    assert metas(pamphlet_epub, "dcterms:hasFormat") == ["urn:isbn:9789198123414"]
    assert metas(pamphlet_epub, "dcterms:hasVersion") == ["urn:isbn:9789198123407"]
    assert metas(pamphlet_epub, "dcterms:title", "version-1") == ["De hand van de zetter"]
    assert metas(pamphlet_epub, "dcterms:language", "version-1") == ["nl"]


def test_the_change_is_dated_by_the_facts(pamphlet_epub: bytes) -> None:
    assert metas(pamphlet_epub, "dcterms:modified") == ["2026-01-02T03:04:05Z"]


def test_pages_are_claimed_only_where_there_are_pages(pamphlet_epub: bytes) -> None:
    plain = packed(book_of("# En bok\n\nText."))
    claim = "pageNavigation"
    assert claim in metas(pamphlet_epub, "schema:accessibilityFeature")
    assert claim not in metas(plain, "schema:accessibilityFeature")
    assert metas(pamphlet_epub, "pageBreakSource") == ["Aftonskolans småskrifter 7, 1911"]
    assert metas(plain, "pageBreakSource") == []


@pytest.mark.parametrize("date", ["4 augusti 1936", "1936-8"])
def test_a_date_in_words_is_no_package_date(date: str) -> None:
    edition = book_of("# En bok\n\nText.")
    data = packed(replace(edition, facts=replace(edition.facts, date=date)))
    assert texts(data, "date") == []
    assert metas(data, "dcterms:created") == [date]


def test_archives_find_source_rights_and_edition() -> None:
    data = packed(archived())
    print_, copy, scan = "Andra upplagan, Bo Ek", "Stadsbiblioteket, Br. 7", "https://example.org/7"
    assert texts(data, "source") == ["Aftonskolans småskrifter 7, 1911", print_, copy, scan]
    assert texts(data, "rights") == ["Fri från upphovsrätt"]
    known = {
        "schema:bookEdition": "2",
        "dcterms:issued": "2026-03-04",
        "schema:holdingArchive": "Stadsbiblioteket",
        "schema:itemLocation": "Br. 7",
        "schema:isBasedOn": scan,
        "dcterms:provenance": "Alm",
        "dcterms:license": None,
    }
    assert {name: (metas(data, name) or [None])[0] for name in known} == known


def test_the_spine_is_the_reading_order(collection_epub: bytes) -> None:
    spine = [e.get("idref") for e in package(collection_epub).iter(f"{OPF}itemref")]
    assert spine[:5] == ["cover", "halftitle", "titlepage", "imprint", "nav"]
    assert spine[-1] == "text-02-notes"


def test_the_ncx_has_the_contents(collection_epub: bytes) -> None:
    ncx = members(collection_epub)["EPUB/toc.ncx"].decode()
    assert ncx.count("<navPoint") == 8
    assert 'src="text-02-notes.xhtml#t2-notes"' in ncx
