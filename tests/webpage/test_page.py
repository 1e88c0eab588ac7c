"""The page of a book: whole, alone, the same every time, and every letter on it."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace

import pytest
from lxml import html

from publisher.errors import DesignError
from publisher.model.edition import Edition
from publisher.model.house import BookSettings, NotePlace, PageOrigin
from publisher.model.inlines import note_runs, plain, runs
from publisher.model.rendering import PrintedPage, Resource
from publisher.rendering import find_design, render_page
from publisher.webpage import make_page
from tests.rendering.books import archived, book_of, collection, pamphlet
from tests.rendering.reading import rendered_page

BOOKS = {"pamphlet": pamphlet, "collection": collection}
PICTURE = Resource("pictures/leaf.png", "image/png", b"\x89PNG")


def page(edition: Edition) -> str:
    made = make_page(rendered_page(edition))
    assert made.findings == ()
    return made.value.decode()


def noted_at(place: NotePlace, edition: Edition) -> Edition:
    settings = BookSettings(notes=place)
    return replace(edition, facts=replace(edition.facts, settings=settings))


def letters(text: str) -> Counter[str]:
    return Counter(letter for letter in text if letter.isalnum())


def text_of(edition: Edition) -> str:
    """Return the words of an edition that its book must show, those of notes last."""
    fronts = (block for part in edition.parts for block in part.front)
    chapters = (block for p in edition.parts for c in p.chapters for block in c.blocks)
    notes = (run for p in edition.parts for n in p.notes for run in note_runs(n.note))
    words = (run for block in (*fronts, *chapters) for run in runs(block))
    return " ".join(plain(run) for run in (*words, *notes))


@pytest.mark.parametrize("book", BOOKS)
@pytest.mark.parametrize("place", NotePlace)
def test_no_letter_of_the_text_is_lost(book: str, place: NotePlace) -> None:
    edition = noted_at(place, BOOKS[book]())
    shown = str(html.document_fromstring(page(edition)).xpath("string(body)"))
    assert letters(text_of(edition)).total() > 500
    assert letters(text_of(edition)) - letters(shown) == Counter()


def test_the_metadata_say_source_and_rights() -> None:
    root = html.document_fromstring(page(archived()))
    said = [(m.get("name"), m.get("content")) for m in root.iter("meta")]
    assert ("dcterms.source", "Stadsbiblioteket, Br. 7") in said
    assert ("dcterms.source", "https://example.org/7") in said
    assert ("dcterms.rights", "Fri från upphovsrätt") in said
    assert ("dcterms.issued", "2026-03-04") in said


def test_chapters_stand_in_their_order() -> None:
    shown = page(collection())
    places = [
        shown.index(f'id="{i}"')
        for i in ("titlepage", "imprint", "contents", "division-1", "t1-c1")
    ]
    assert places == sorted(places)
    assert shown.index('id="t2-c1"') > shown.index('id="t1-notes"')


def test_the_same_book_gives_the_same_bytes() -> None:
    first, second = (make_page(rendered_page(pamphlet())).value for _ in range(2))
    assert first == second


def test_the_page_needs_no_other_file() -> None:
    shown = page(pamphlet())
    assert "<link" not in shown
    assert "<script" not in shown
    assert shown.count("<style>") == 3
    assert "default-src 'none'; style-src 'unsafe-inline'; img-src data:" in shown


def test_a_picture_is_put_into_the_page() -> None:
    rendering = rendered_page(pamphlet())
    picture = '<img class="leaf" src="pictures/leaf.png" alt=""/></main>'
    markup = rendering.markup.replace("</main>", picture)
    made = make_page(replace(rendering, markup=markup, resources=(PICTURE,)))
    assert b'<img class="leaf" src="data:image/png;base64,iVBORw==" alt=""/>' in made.value
    assert made.findings == ()


@pytest.mark.parametrize(
    "markup",
    ['<img src="pictures/leaf.png" alt=""/>', '<link rel="stylesheet" href="styles/own.css"/>'],
)
def test_a_file_that_is_not_there_is_refused(markup: str) -> None:
    rendering = rendered_page(pamphlet())
    markup = rendering.markup.replace("</main>", f"{markup}</main>")
    with pytest.raises(DesignError, match="is not among the files of the book"):
        make_page(replace(rendering, markup=markup))


def test_a_style_cannot_end_too_early() -> None:
    rendering = rendered_page(pamphlet())
    style = Resource("styles/web.css", "text/css", b'p::before { content: "</style>" }')
    made = make_page(replace(rendering, styles=(*rendering.styles[:2], style)))
    assert made.value.count(b"</style>") == 3


def test_pages_of_the_source_are_marked_and_listed() -> None:
    root = html.document_fromstring(page(pamphlet()))
    marks = {mark.get("id") for mark in root.xpath('//*[@role="doc-pagebreak"]')}
    listed = {link.get("href")[1:] for link in root.xpath('//details[@class="page-list"]//a')}
    assert marks == listed != set()


def test_pages_of_the_print_edition_are_marked_where_the_house_wants_them() -> None:
    edition = pamphlet()
    settings = replace(edition.facts.settings, page_list=PageOrigin.PRINT)
    edition = replace(edition, facts=replace(edition.facts, settings=settings))
    printed = (PrintedPage("5", "c2", 0), PrintedPage("6", "c2", 40))
    made = make_page(render_page(edition, find_design(), printed))
    assert made.findings == ()
    root = html.document_fromstring(made.value.decode())
    assert [a.text for a in root.xpath('//details[@class="page-list"]//a')] == ["5", "6"]
    # "The pages of the printed edition"
    assert root.findtext(".//summary") == "Den tryckta utgåvans sidor"


def test_languages_are_marked() -> None:
    # "A book. One. It stood in … yesterday."
    shown = page(book_of("# Bok\n\n## Ett\n\nDet stod i [Die Zeitung]{lang=de} i går."))
    assert '<html lang="sv">' in shown
    assert '<span lang="de">Die Zeitung</span>' in shown
    assert "xml:lang" not in shown
    assert "epub:type" not in shown
