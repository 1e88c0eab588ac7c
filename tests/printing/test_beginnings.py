"""The e-book can have the pages of the printed book, each exactly where it begins."""

from __future__ import annotations

import re
from dataclasses import replace
from itertools import pairwise
from pathlib import Path

import pypdfium2
import pytest
from lxml import etree

from publisher.model.edition import Edition
from publisher.model.house import BookSettings, ColophonPlace, NotePlace, PageOrigin
from publisher.model.rendering import BookPicture, EbookRendering
from publisher.pictures import pictures_for_print
from publisher.printing import print_book, search_path_of
from publisher.rendering import find_design, render_ebook, render_print
from tests.pictures.made import book_with, flat, picture
from tests.rendering.books import collection, pamphlet

MARK = re.compile(r'<span epub:type="pagebreak"[^>]* aria-label="Sida ([^"]+)"></span>')
SIGN = "\ue000"
pytestmark = pytest.mark.slow


def by_print(
    edition: Edition, notes: NotePlace, pictures: tuple[BookPicture, ...] = ()
) -> tuple[EbookRendering, list[str]]:
    """Return the e-book with the pages of its print edition, and the text of each of these."""
    settings = BookSettings(
        page_list=PageOrigin.PRINT, print_notes=notes, colophon=ColophonPlace.PAGE
    )
    edition = replace(edition, facts=replace(edition.facts, settings=settings))
    book = print_book(render_print(edition, find_design(), pictures), search_path_of())
    document = pypdfium2.PdfDocument(book.pdf)
    texts = [letters(page.get_textpage().get_text_range()) for page in document]
    document.close()
    return render_ebook(edition, find_design(), book.beginnings, pictures), texts


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


def test_pages_begin_where_they_do_with_figures_at_their_heads_and_alone(tmp_path: Path) -> None:
    """Page 4 begins with the rest of a paragraph below a figure, page 5 is a figure alone."""
    shown = [
        picture(tmp_path, f"{n}.png", flat((900, high), "L"), f"A {n}")
        for n, high in enumerate((900, 1900))
    ]
    # Swedish numbers; each word stands once.
    words = [f"ord{n}a" for n in range(900)]
    figures = [f"![](pictures/{n}.png)\n! Bild {n}x" for n in range(2)]
    blocks = ["# En bok", " ".join(words[:180]), figures[0], " ".join(words[180:350])]
    blocks += [figures[1], " ".join(words[350:])]
    edition = book_with(*shown, source="\n\n".join(blocks) + "\n")
    rendering, texts = by_print(edition, NotePlace.BOOK_END, pictures_for_print(edition).value)
    found = begun(rendering)
    heads = [label for label, text in enumerate(texts, start=1) if "bild" in text]
    assert len(heads) == 2
    assert texts[heads[1] - 1].startswith("bild1x")
    assert found[str(heads[1])].startswith("bild1x")
    assert all(text[:5] in texts[int(label) - 1] for label, text in found.items())
    assert "bild0x" in found[str(heads[0] - 1)]


def test_every_page_with_text_is_listed_in_order() -> None:
    rendering, texts = by_print(collection(), NotePlace.BOOK_END)
    labels = [int(page.label) for page in rendering.page_list]
    assert all(a < b for a, b in pairwise(labels))
    assert labels == [number for number, text in enumerate(texts, start=1) if text]
