"""The page list may follow the pages of the print edition."""

from __future__ import annotations

from dataclasses import replace

import pytest

from publisher.model.house import BookSettings, PageOrigin
from publisher.model.rendering import EbookRendering, PrintedPage
from publisher.rendering import find_design, render_ebook
from tests.rendering.books import book_of, pamphlet
from tests.rendering.reading import markup, parsed, rendered_print, typed

BY_PRINT = BookSettings(page_list=PageOrigin.PRINT)
# One, two & "three" four. Five six. Seven. Note: eight.
BOOK = "# En bok\n\n## A\n\nEtt {p 7}två & “*tre*” fyra.[^1]\n\nFem sex.\n\n## B\n\nSju.\n\n[^1]: Åtta.\n"
PAGES = (
    PrintedPage("i", "titlepage", 0),
    PrintedPage("iii", "contents", 0),
    PrintedPage("iv", "contents-title", 20),
    PrintedPage("1", "c1-title", 0),
    PrintedPage("2", "c1-title", 7),
    PrintedPage("3", "n1-ref1", 5),
    PrintedPage("4", "c2", 0),
    PrintedPage("5", "n1", 3),
    PrintedPage("6", "gone", 3),
)


def by_print(pages: tuple[PrintedPage, ...] = PAGES) -> EbookRendering:
    edition = book_of(BOOK)
    edition = replace(edition, facts=replace(edition.facts, settings=BY_PRINT))
    return render_ebook(edition, find_design(), pages)


def mark(number: int, label: str) -> str:
    shared = f'id="pp{number}" aria-label="Sida {label}"'
    return f'<span epub:type="pagebreak" role="doc-pagebreak" {shared}></span>'


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("chapter-01.xhtml", mark(4, "1") + '<h2 class="chapter-title"'),
        ("chapter-01.xhtml", f"&amp; “<em>{mark(5, '2')}tre</em>” fyra"),
        ("chapter-01.xhtml", f"<p>Fem s{mark(6, '3')}ex.</p>"),
        ("chapter-02.xhtml", 'aria-labelledby="c2-title">' + mark(7, "4")),
        ("notes.xhtml", f"Åt{mark(8, '5')}ta."),
        ("titlepage.xhtml", 'aria-labelledby="titlepage-title">' + mark(1, "i")),
    ],
)
def test_a_mark_stands_exactly_where_the_page_begins(name: str, expected: str) -> None:
    assert expected in markup(by_print(), name)


def test_pages_that_begin_in_the_contents_are_marked_before_them() -> None:
    assert mark(2, "iii") + mark(3, "iv") in by_print().navigation


def test_the_list_is_in_reading_order_and_leaves_out_what_has_no_place() -> None:
    rendering = by_print()
    assert " ".join(page.label for page in rendering.page_list) == "i iii iv 1 2 3 4 5"
    assert rendering.page_list[3].href == "chapter-01.xhtml#pp4"
    assert "Den tryckta utgåvans sidor" in rendering.navigation


def test_with_a_print_page_list_the_sources_pages_have_no_marks() -> None:
    marks = typed(parsed(by_print(()), "chapter-01.xhtml"), "pagebreak")
    assert marks == []
    assert (by_print(()).page_list, by_print(()).page_sources) == ((), ())


def test_page_sources_name_the_print_edition_by_isbn_or_title() -> None:
    assert by_print().page_sources == ("En bok (Tryckt utgåva)",)
    edition = pamphlet()
    edition = replace(edition, facts=replace(edition.facts, settings=BY_PRINT))
    rendering = render_ebook(edition, find_design(), (PrintedPage("1", "c1", 0),))
    assert rendering.page_sources == ("urn:isbn:9789198123414",)


def test_a_print_page_list_leaves_the_print_edition_as_it_is() -> None:
    edition = pamphlet()
    with_its_pages = replace(edition, facts=replace(edition.facts, settings=BY_PRINT))
    assert rendered_print(with_its_pages).markup == rendered_print(edition).markup


@pytest.mark.parametrize(
    ("source", "said"),
    [
        ("# En bok\n\nText.", "sidlista länkar"),
        ("# En bok\n\nText.[^1]\n\n[^1]: Not.", "sidlista"),
        ("# En bok\n\nText {p}mer.", "länkar"),
    ],
)
def test_the_summary_says_no_more_than_is_true(source: str, said: str) -> None:
    summary = render_ebook(book_of(source), find_design()).accessibility
    assert summary.startswith("Boken består enbart av text")
    assert not [word for word in said.split() if word in summary]


def test_the_summary_names_the_pages() -> None:
    assert by_print().accessibility.endswith("En sidlista leder till den tryckta utgåvans sidor.")
