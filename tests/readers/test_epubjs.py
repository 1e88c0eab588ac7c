"""A second reader, epub.js: notes there and back, the contents arrive."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from tests.epub.opening import spoiled
from tests.readers.browser import Read, read_in, wrong
from tests.readers.shelf import MORE_BOOKS, rich_books

pytestmark = pytest.mark.slow


@pytest.fixture(scope="module")
def found(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Read]:
    """Return what the reader saw of the rich books and of a bad one, all in one browser."""
    old, new = 'href="notes.xhtml#n1"', 'href="notes.xhtml#n2"'
    bad = spoiled(rich_books()["pamphlet"], "chapter-01.xhtml", old, new)
    books = rich_books() | {"bad": bad}
    return read_in("epubjs.mjs", books, tmp_path_factory.mktemp("epubjs"))


def test_rich_books_are_read(found: dict[str, Read]) -> None:
    assert wrong(found, rich_books()) == {}
    assert found["collection"].followed == 7


@pytest.mark.parametrize("books", MORE_BOOKS)
def test_more_books_are_read(books: Callable[[], dict[str, bytes]], tmp_path: Path) -> None:
    found = read_in("epubjs.mjs", books(), tmp_path)
    assert found
    assert wrong(found, books()) == {}


def test_a_note_that_leads_to_another_note_is_seen(found: dict[str, Read]) -> None:
    assert found["bad"].wrong
