"""The judge of EPUB files finds nothing, and our own checks find what he finds."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from tests.epub.conftest import packed
from tests.epub.opening import spoiled
from tests.readers.shelf import MORE_BOOKS, rich_books
from tests.rendering.books import archived, book_of
from tests.rendering.test_hostile import HOSTILE, book_with
from tests.support.epubcheck import Verdict, epubcheck

SOUND = Verdict(0, 0, ())
pytestmark = pytest.mark.slow


@pytest.fixture
def book(tmp_path: Path) -> Path:
    return tmp_path / "bok.epub"


def unsound(books: dict[str, bytes], book: Path) -> dict[str, Verdict]:
    verdicts = {}
    for name, data in books.items():
        book.write_bytes(data)
        verdicts[name] = epubcheck(book)
    assert verdicts
    return {name: verdict for name, verdict in verdicts.items() if verdict != SOUND}


def test_rich_books_are_sound(book: Path) -> None:
    assert unsound({**rich_books(), "archived": packed(archived())}, book) == {}


@pytest.mark.parametrize("books", MORE_BOOKS)
def test_more_books_without_a_house_are_sound(
    books: Callable[[], dict[str, bytes]], book: Path
) -> None:
    assert unsound(books(), book) == {}


@pytest.mark.parametrize("source", ["# En bok", "# En bok\n\n[^1?]: En not.", "Bara text."])
def test_the_smallest_books_are_sound(source: str, book: Path) -> None:
    book.write_bytes(packed(book_of(source)))
    assert epubcheck(book) == SOUND


@pytest.mark.parametrize("text", HOSTILE)
def test_hostile_text_is_sound(text: str, book: Path) -> None:
    book.write_bytes(packed(book_with(text)))
    assert epubcheck(book) == SOUND


def test_epubcheck_finds_a_link_that_leads_nowhere(pamphlet_epub: bytes, book: Path) -> None:
    book.write_bytes(spoiled(pamphlet_epub, "nav.xhtml", "chapter-02.xhtml#c2", "gone.xhtml"))
    assert epubcheck(book).errors > 0
