"""Title page, half-title pages, imprint, colophon; the labels are Swedish, as the books are.

"Översättning av" (translated by), "Redigerad av" (edited by), "Först publicerad" (first published),
"Källor" (sources), "Föredrag på aftonskolan" (a talk at the evening school).
"""

from __future__ import annotations

import re
from dataclasses import replace

import pytest

import publisher
from publisher.model.furniture import Furniture, FurnitureKind
from publisher.model.house import ColophonPlace, Contributor, Counterpart
from publisher.model.places import Place
from publisher.webpage import make_page
from tests.rendering.books import PROVENANCE, archived, book_of, collection, pamphlet
from tests.rendering.reading import XHTML, parsed, rendered, rendered_page, text_of


def lines(name: str) -> list[tuple[str | None, str]]:
    root = parsed(rendered(pamphlet()), name)
    return [(p.get("class"), text_of(p)) for p in root.iter(f"{XHTML}p")]


def test_the_title_page_names_people_by_their_roles() -> None:
    found = lines("titlepage.xhtml")
    assert ("author", "Ada Lind") in found
    assert ("contributor", "Översättning av Bo Ek") in found
    assert ("contributor", "Redigerad av Cecilia Ö. Alm") in found


def test_a_byline_that_says_more_stands_for_the_names_of_the_authors() -> None:
    book = book_of("# En bok\n\n^ Lund, 1911\n\n^ av Ada Lind, Sättarnas förbund\n\nText.")
    people = (Contributor("Ada Lind"), Contributor("Bo Ek", "trl"))

    def page(contributors: tuple[Contributor, ...]) -> list[tuple[str | None, str]]:
        facts = replace(book.facts, contributors=contributors, publisher="")
        root = parsed(rendered(replace(book, facts=facts)), "titlepage.xhtml")
        return [(p.get("class"), text_of(p)) for p in root.iter(f"{XHTML}p")]

    byline = "av Ada Lind, Sättarnas förbund"
    assert page(people) == [
        ("contributor", "Översättning av Bo Ek"),
        ("author", byline),
        ("front-line", "Lund, 1911"),
    ]
    two = (*people, Contributor("Eva Ros"))
    assert ("author", "Ada Lind, Eva Ros") in page(two)
    assert ("front-line", byline) in page(two)


def test_the_title_page_has_the_front_lines_of_the_text() -> None:
    found = lines("titlepage.xhtml")
    assert ("front-line", "Föredrag på aftonskolan, 1911") in found
    assert found[5][0] == "lead-in"


def test_the_imprint_says_what_the_manifest_says() -> None:
    found = [text for _, text in lines("imprint.xhtml")]
    assert "Originalets titel: The Compositor’s Hand" in found
    assert "Översatt från engelska" in found
    assert "Serie: Böcker om böcker, Nr 2" in found
    assert "ISBN (E-bok): 978-91-981234-0-7" in found
    assert not [line for line in found if "urn:" in line]


@pytest.mark.parametrize(
    ("publication", "line"),
    [
        ("Publicerad i Kustbladet 1931", "Publicerad i Kustbladet 1931"),
        ("Kustbladet 1931", "Först publicerad: Kustbladet 1931"),
    ],
)
def test_a_publication_that_says_first_printed_gets_no_label(publication: str, line: str) -> None:
    book = pamphlet()
    first = replace(book, facts=replace(book.facts, publication=publication))
    root = parsed(rendered(first), "imprint.xhtml")
    assert line in [text_of(p) for p in root.iter(f"{XHTML}p")]


def test_the_imprint_says_where_the_text_was_taken_from_and_which_edition_this_is() -> None:
    root = parsed(rendered(archived()), "imprint.xhtml")
    found = [text_of(p) for p in root.iter(f"{XHTML}p")]
    for line in (
        "Utgåva som texten följer: Andra upplagan",
        "Tryckeri: Bo Ek",
        "Bibliotek: Stadsbiblioteket",
        "Signum: Br. 7",
        "Skanning: https://example.org/7",
        "Digitaliserad av: Alm",
        "Utgåva: 2",
        "Utgivningsdatum: 4 mars 2026",
    ):
        assert line in found
    assert "https://example.org/7" in [a.get("href") for a in root.iter(f"{XHTML}a")]


def test_the_imprint_of_a_collection_says_it_of_each_text() -> None:
    book = collection()
    division = book.divisions[0]
    part = replace(division.parts[0], provenance=PROVENANCE, rights="Fri")
    first = replace(division, parts=(part, *division.parts[1:]))
    root = parsed(rendered(replace(book, divisions=(first, *book.divisions[1:]))), "imprint.xhtml")
    (line,) = [t for p in root.iter(f"{XHTML}p") if "Stadsbiblioteket" in (t := text_of(p))]
    assert line.startswith(f"{part.title}: {part.publication}; Utgåva som texten följer: Andra")
    assert line.endswith(
        "Signum: Br. 7; Skanning: https://example.org/7; Digitaliserad av: Alm; Fri"
    )


def test_a_title_in_another_language_says_so() -> None:
    root = parsed(rendered(pamphlet()), "imprint.xhtml")
    assert [e.text for e in root.iter(f"{XHTML}span") if e.get("lang") == "en"] == [
        "The Compositor’s Hand"
    ]


def test_only_web_addresses_become_links() -> None:
    root = parsed(rendered(pamphlet()), "imprint.xhtml")
    links = [a.get("href") for a in root.iter(f"{XHTML}a")]
    licence = "https://creativecommons.org/licenses/by-sa/4.0/"
    assert links == ["https://example.org/", licence]


def test_a_book_without_isbn_shows_its_identifier_if_the_house_asks_for_it() -> None:
    book = book_of("# En bok\n\nText.")
    assert not any("urn:" in text_of(p) for p in parsed(rendered(book), "imprint.xhtml").iter())
    asked = replace(book.facts.settings, identifier=True)
    root = parsed(
        rendered(replace(book, facts=replace(book.facts, settings=asked))), "imprint.xhtml"
    )
    assert any("urn:uuid:" in text_of(p) for p in root.iter(f"{XHTML}p"))


def test_the_imprint_reads_as_its_language_writes() -> None:
    book = pamphlet()
    others = (Counterpart("nl", "De hand", "urn:x"), Counterpart("fi", "Käsi", "urn:y"))
    facts = replace(book.facts, publication=None, date="1842-03-14", other_languages=others)
    facts = replace(facts, published="2026-03")
    root = parsed(rendered(replace(book, facts=facts)), "imprint.xhtml")
    found = [text_of(p) for p in root.iter(f"{XHTML}p")]
    assert "Datum: 14 mars 1842" in found
    assert any(line.startswith("Utgiven av ") and line.endswith("mars 2026") for line in found)
    assert "Finns även på nederländska: De hand" in found
    assert "Finns även på finska: Käsi" in found
    assert [e.text for e in root.iter(f"{XHTML}span") if e.get("lang") == "nl"] == ["De hand"]


@pytest.mark.parametrize(
    ("author", "line"),
    [("Ada Lind", "Brev från Ada Lind till hennes syster"), ("***", "av en sättare i Lund")],
)
def test_no_other_line_takes_the_place_of_an_author(author: str, line: str) -> None:
    book = book_of(f"# En bok\n\n^ {line}\n\nText.")
    book = replace(book, facts=replace(book.facts, contributors=(Contributor(author),)))
    said = [text_of(p) for p in parsed(rendered(book), "titlepage.xhtml").iter(f"{XHTML}p")]
    assert said[:2] == [author, line]


def test_the_same_book_in_another_language_is_linked_where_it_is_found() -> None:
    book = pamphlet()
    address = "https://example.org/hand/{format}"
    others = (
        Counterpart("nl", "De hand", "urn:x", page="hand.nl.html"),
        Counterpart("fi", "Käsi", "urn:y", address, "hand.fi.html"),
    )
    book = replace(book, facts=replace(book.facts, other_languages=others))

    def linked(markup: str) -> list[tuple[str, str]]:
        return re.findall(r'<a href="([^"]+)" lang="(..)"', markup)

    (imprint,) = [d.markup for d in rendered(book).documents if d.name == "imprint.xhtml"]
    assert linked(imprint) == [("https://example.org/hand/epub", "fi")]
    page = rendered_page(book)
    assert linked(page.markup) == [
        ("hand.nl.html", "nl"),
        ("https://example.org/hand/html", "fi"),
    ]
    assert make_page(page).findings == ()


def test_the_colophon_stands_in_the_imprint_unless_the_house_wants_a_page() -> None:
    book = collection()
    words = "Texten följer sin källa bokstav för bokstav."
    files = rendered(book)
    said = [text_of(p) for p in parsed(files, "imprint.xhtml").iter(f"{XHTML}p")]
    assert any(line.startswith(words) for line in said)
    assert "colophon.xhtml" not in [document.name for document in files.documents]
    asked = replace(book.facts.settings, colophon=ColophonPlace.PAGE)
    files = rendered(replace(book, facts=replace(book.facts, settings=asked)))
    said = [text_of(p) for p in parsed(files, "colophon.xhtml").iter(f"{XHTML}p")]
    assert said[0].startswith(words)
    said = [text_of(p) for p in parsed(files, "imprint.xhtml").iter(f"{XHTML}p")]
    assert not any(line.startswith(words) for line in said)


def test_the_colophon_speaks_of_a_printed_page_where_there_was_one() -> None:
    """In Swedish: only what belongs to the printed page."""
    page = "Bara det som hör till den tryckta sidan"
    book = collection()
    (division, *_), part = book.divisions, book.parts[0]
    gone = Furniture(Place("a.txt", 3, 3), FurnitureKind.PAGE_NUMBER, "7", "a folio")
    paged = replace(part, text=replace(part.text, furniture=(gone,)))
    printed = replace(book, divisions=(replace(division, parts=(paged,)),))
    for edition, told in ((book, False), (printed, True)):
        said = text_of(parsed(rendered(edition), "imprint.xhtml"))
        assert (page in said) is told


def test_no_file_and_no_version_stands_in_a_book() -> None:
    for document in rendered(collection()).documents:
        assert "sattaren.md" not in document.markup
        assert publisher.__version__ not in document.markup


def test_a_text_in_a_collection_has_its_own_half_title() -> None:
    root = parsed(rendered(collection()), "text-02.xhtml")
    assert [text_of(p) for p in root.iter(f"{XHTML}p")] == ["Dag Rask"]


def test_the_imprint_of_a_collection_says_where_its_texts_come_from() -> None:
    root = parsed(rendered(collection()), "imprint.xhtml")
    found = [text_of(p) for p in root.iter(f"{XHTML}p")]
    assert "Sättarens hand: Aftonskolans småskrifter 7, 1911" in found
