"""Texts from right to left say so in every document; in others only the passages do."""

from __future__ import annotations

import re

import pytest
from lxml import etree

from publisher.model.rendering import PageRendering
from tests.rendering.books import book_of
from tests.rendering.reading import markup, rendered, rendered_page, rendered_print
from tests.rendering.turned import GERMAN, HEBREW, MIXED, TURNED, turned_book

# <span lang="de" xml:lang="de" dir="ltr">
PASSAGES = re.compile(r'<span lang="(\w+)" xml:lang="\w+"(?: dir="(\w+)")?>')


@pytest.mark.parametrize("language", TURNED)
def test_every_document_of_an_e_book_names_its_direction(language: str) -> None:
    book = rendered(turned_book(language))
    documents = [*(document.markup for document in book.documents), book.navigation]
    for text in documents:
        root = etree.fromstring(text.encode())
        assert (root.get("lang"), root.get("dir")) == (language, "rtl")
        assert root[1].get("dir") == "rtl"
    assert "styles/rtl.css" in [style.name for style in book.styles]


@pytest.mark.parametrize("language", TURNED)
def test_page_and_print_document_name_it(language: str) -> None:
    opening = f'<html lang="{language}" dir="rtl">'
    page: PageRendering = rendered_page(turned_book(language))
    assert opening in page.markup
    printed = rendered_print(turned_book(language))
    assert opening in printed.markup
    assert "styles/print-rtl.css" in [style.name for style in printed.styles]


def test_a_passage_in_the_other_direction_says_so() -> None:
    chapter = markup(rendered(turned_book("he")), "chapter-01.xhtml")
    assert PASSAGES.findall(chapter) == [("de", "ltr")]
    german = markup(rendered(book_of(GERMAN, "de")), "chapter-01.xhtml")
    assert PASSAGES.findall(german) == [("he", "rtl")]


def test_a_passage_in_the_same_direction_does_not() -> None:
    source = HEBREW.replace("lang=de", "lang=yi")
    assert set(PASSAGES.findall(markup(rendered(book_of(source, "he")), "chapter-01.xhtml"))) == {
        ("yi", "")
    }


def test_no_style_hides_anything_at_the_left_where_such_a_page_could_be_scrolled_to() -> None:
    styles = b"".join(style.content for style in rendered_page(turned_book("he")).styles)
    assert not re.search(rb"(?<![-\w])left:\s*-", styles)


def test_a_book_from_left_to_right_stays_as_it_is() -> None:
    book = rendered(book_of(GERMAN, "de"))
    assert 'dir="' not in book.navigation + markup(book, "titlepage.xhtml")
    assert "styles/rtl.css" not in [style.name for style in book.styles]


def test_blocks_of_which_all_letters_run_the_other_way_say_so() -> None:
    book = rendered(book_of(MIXED, "de"))
    chapter = markup(book, "chapter-01.xhtml")
    assert re.findall(r"<(\w+)[^>]* dir=\"rtl\">", chapter) == ["p", "blockquote", "div", "ul"]
    notes = markup(book, "notes.xhtml")
    assert '<bdi dir="rtl">ראו הספר השני.</bdi>' in notes
    assert "<p>Ein zweiter Absatz.</p>" in notes


def test_a_latin_paragraph_of_a_hebrew_text_runs_from_left_to_right() -> None:
    source = HEBREW + "\nKarl Marx: *Das Kapital*. Hamburg 1867.\n\nראו Karl Marx, Das Kapital.\n"
    chapter = markup(rendered(book_of(source, "he")), "chapter-02.xhtml")
    assert chapter.count("<p dir=") == 1
    assert '<p dir="ltr">Karl Marx' in chapter


def test_marks_of_notes_stand_apart_from_the_words_before_them() -> None:
    chapter = markup(rendered(turned_book("he")), "chapter-01.xhtml")
    assert chapter.count('<sup class="noteref" dir="rtl">') == 2
    mixed = markup(rendered(book_of(MIXED, "de")), "chapter-01.xhtml")
    assert mixed.count('<sup class="noteref" dir="ltr">') == 1
    latin = book_of("# En bok\n\nEtt.[^1]\n\n[^1]: Not.")
    assert '<sup class="noteref"><a' in markup(rendered(latin), "chapter-01.xhtml")


def test_each_book_loads_the_typefaces_of_its_scripts_alone() -> None:
    """They come as faces.css, which print.css and cover.css import."""
    sheets = {
        name: next(s for s in rendered_print(book).styles if s.name == "styles/faces.css").content
        for name, book in {
            "he": turned_book("he"),
            "ar": turned_book("ar"),
            "de": book_of(GERMAN, "de"),
            "sv": book_of("# En bok\n\nEtt, två, tre."),
        }.items()
    }
    assert b"Hadasim" in sheets["he"]
    assert b"Amiri" not in sheets["he"]
    assert b"Amiri" in sheets["ar"]
    assert b"Hadasim" in sheets["de"]
    assert sheets["sv"] == b""
