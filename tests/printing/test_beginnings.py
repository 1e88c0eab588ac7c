"""The e-book can have the pages of the printed book, each exactly where it begins."""

from __future__ import annotations

import re
from dataclasses import replace
from itertools import pairwise

import pypdfium2
import pytest
from lxml import etree

from publisher.model.edition import Edition
from publisher.model.house import BookSettings, ColophonPlace, NotePlace, PageOrigin
from publisher.model.rendering import EbookRendering
from publisher.printing import print_book, search_path_of
from publisher.rendering import find_design, render_ebook, render_print
from tests.rendering.books import collection, pamphlet

MARK = re.compile(r'<span epub:type="pagebreak"[^>]* aria-label="Sida ([^"]+)"></span>')
SIGN = "\ue000"
pytestmark = pytest.mark.slow


def by_print(edition: Edition, notes: NotePlace) -> tuple[EbookRendering, list[str]]:
    """Return the e-book with the pages of its print edition, and the text of each of these."""
    settings = BookSettings(
        page_list=PageOrigin.PRINT, print_notes=notes, colophon=ColophonPlace.PAGE
    )
    edition = replace(edition, facts=replace(edition.facts, settings=settings))
    book = print_book(render_print(edition, find_design()), search_path_of())
    document = pypdfium2.PdfDocument(book.pdf)
    texts = [letters(page.get_textpage().get_text_range()) for page in document]
    document.close()
    return render_ebook(edition, find_design(), book.beginnings), texts


def letters(text: str) -> str:
    return "".join(c for c in text.casefold() if c.isalnum())


def begun(rendering: EbookRendering) -> dict[str, str]:
    """Return what the e-book has from each mark to the next one of the same document."""
    found: dict[str, str] = {}
    for document in rendering.documents:
        marked = MARK.sub(rf"{SIGN}\1{SIGN}", document.markup)
        text = "".join(map(str, etree.fromstring(marked.encode()).itertext()))
        _, *pieces = text.split(SIGN)
        found |= {label: letters(piece) for label, piece in zip(*[iter(pieces)] * 2, strict=True)}
    return found


@pytest.mark.parametrize("notes", [NotePlace.BOOK_END, NotePlace.FOOT])
@pytest.mark.parametrize("edition", [pamphlet(), collection()], ids=["pamphlet", "collection"])
def test_each_mark_stands_where_its_page_begins(edition: Edition, notes: NotePlace) -> None:
    rendering, texts = by_print(edition, notes)
    found = begun(rendering)
    assert len(found) >= 5
    for label, text in found.items():
        # Its first and its last letters are on that page.
        assert text[:5] in texts[int(label) - 1], label
        assert text[-5:] in texts[int(label) - 1], label


def test_every_page_with_text_is_listed_in_order() -> None:
    rendering, texts = by_print(collection(), NotePlace.BOOK_END)
    labels = [int(page.label) for page in rendering.page_list]
    assert all(a < b for a, b in pairwise(labels))
    assert labels == [number for number, text in enumerate(texts, start=1) if text]
