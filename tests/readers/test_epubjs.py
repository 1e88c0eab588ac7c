"""A second reader, epub.js: notes there and back, the contents arrive."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.epub.opening import spoiled
from tests.readers.browser import read_in
from tests.readers.shelf import real_books, rich_books, sample_books

pytestmark = pytest.mark.long


def test_rich_books_and_samples_are_read(tmp_path: Path) -> None:
    books = rich_books() | sample_books()
    found = read_in("epubjs.mjs", books, tmp_path)
    assert {name: read.wrong for name, read in found.items() if read.wrong} == {}
    assert found["collection"].followed == 7
    assert len(found) == len(books)


def test_real_texts_are_read(tmp_path: Path, shared: Path) -> None:
    found = read_in("epubjs.mjs", real_books(), tmp_path)
    assert {name: read.wrong for name, read in found.items() if read.wrong} == {}


def test_the_reader_is_awake(tmp_path: Path) -> None:
    old, new = 'href="notes.xhtml#n1"', 'href="notes.xhtml#n2"'
    book = spoiled(rich_books()["pamphlet"], "chapter-01.xhtml", old, new)
    assert read_in("epubjs.mjs", {"book": book}, tmp_path)["book"].wrong
