"""A printed book from right to left is bound at the right: its first page is a left one."""

from __future__ import annotations

from dataclasses import replace
from functools import cache
from io import BytesIO

import pikepdf
import pypdfium2
import pytest

from publisher.imposition import impose, layout_of
from publisher.model.house import NotePlace
from publisher.printing import PrintedBook, print_book, search_path_of
from publisher.rendering import find_design, render_print
from tests.rendering.books import book_of
from tests.rendering.turned import GERMAN, TURNED

WIDTH = 148 / 25.4 * 72  # points, of a page of A5


@cache
def printed(language: str, times: int = 1, notes: NotePlace = NotePlace.BOOK_END) -> PrintedBook:
    """Return the book, its first chapter so many times as long."""
    first, mark, rest = TURNED[language].partition("\n\n[^1]:")
    paragraph = first.rsplit("\n\n", 1)[1]
    longer = first + f"\n\n{paragraph}" * (times - 1) + mark + rest
    edition = book_of(longer, language)
    settings = replace(edition.facts.settings, print_notes=notes)
    edition = replace(edition, facts=replace(edition.facts, settings=settings))
    return print_book(render_print(edition, find_design()), search_path_of())


def texts(pdf: bytes, page: int) -> list[tuple[float, str]]:
    """Return the words of a page with the middle of each in points from the left."""
    document = pypdfium2.PdfDocument(pdf)
    text = document[page].get_textpage()
    boxes = [text.get_rect(n) for n in range(text.count_rects())]
    found = [((box[0] + box[2]) / 2, text.get_text_bounded(*box).strip()) for box in boxes]
    document.close()
    return found


def edges(pdf: bytes, page: int) -> tuple[float, float]:
    """Return the left and right margins of the text of a page, in points."""
    document = pypdfium2.PdfDocument(pdf)
    text = document[page].get_textpage()
    boxes = [text.get_rect(n) for n in range(text.count_rects())]
    document.close()
    return min(box[0] for box in boxes), WIDTH - max(box[2] for box in boxes)


@pytest.mark.parametrize("language", TURNED)
def test_the_file_names_its_direction_and_nothing_is_found(language: str) -> None:
    made = printed(language)
    assert made.findings == ()
    with pikepdf.open(BytesIO(made.pdf)) as pdf:
        assert pdf.Root.ViewerPreferences.Direction == "/R2L"
        assert pdf.Root.Lang == language


def test_a_german_book_with_a_hebrew_passage_is_bound_as_ever() -> None:
    made = print_book(render_print(book_of(GERMAN, "de"), find_design()), search_path_of())
    assert made.findings == ()
    with pikepdf.open(BytesIO(made.pdf)) as pdf:
        assert "/Direction" not in pdf.Root.ViewerPreferences


def test_letters_are_set_in_the_typefaces_of_their_scripts() -> None:
    for language, name in (("he", "Hadasim"), ("ar", "Amiri"), ("fa", "Amiri"), ("yi", "Hadasim")):
        with pikepdf.open(BytesIO(printed(language).pdf)) as pdf:
            fonts = {
                str(font.DescendantFonts[0].FontDescriptor.FontName)
                for page in pdf.pages
                for font in page.obj.Resources.Font.values()
            }
        # WeasyPrint names a typeface by the family of the style sheet.
        assert any("Press-Script" in font for font in fonts), (name, fonts)


@pytest.mark.parametrize("notes", [NotePlace.BOOK_END, NotePlace.FOOT])
def test_margins_folios_and_heads_change_sides(notes: NotePlace) -> None:
    made = printed("he", 40, notes)
    assert made.findings == ()
    # Pages 4 and 5, which face each other: the even one at the right, with its folio at the right.
    for page, folio in ((3, "4"), (4, "5")):
        (x,) = (x for x, word in texts(made.pdf, page) if word == folio)
        left, right = edges(made.pdf, page)
        if page % 2:
            assert x > WIDTH / 2
            assert left < right - 10
        else:
            assert x < WIDTH / 2
            assert right < left - 10


def test_a_booklet_of_it_begins_at_the_left_of_its_first_sheet() -> None:
    made = printed("he", 40)
    booklet = impose(made.pdf, layout_of(), "x.pdf")
    title = "בית הדפוס הקטן"
    wide = 297 / 25.4 * 72
    found = [(x, word) for x, word in texts(booklet.pdf, 0) if title.split()[0] in word]
    assert found
    assert all(x < wide / 2 for x, _ in found)


@pytest.mark.parametrize("language", TURNED)
def test_notes_stand_with_their_numbers_at_the_right(language: str) -> None:
    pages = printed(language, notes=NotePlace.FOOT)
    assert pages.findings == ()
    found = [(x, w) for page in range(pages.pages) for x, w in texts(pages.pdf, page) if w == "1"]
    # The mark in the text, and the number of the note, which stands at the right edge.
    assert max(x for x, _ in found) > WIDTH * 0.8
