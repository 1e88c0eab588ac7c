"""Books are read in foliate-js: everything is shown, notes go there and back, nothing runs out."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.epub.opening import spoiled
from tests.readers.browser import Read, read_in
from tests.readers.shelf import real_books, rich_books, sample_books

pytestmark = pytest.mark.long


def wrong(found: dict[str, Read]) -> dict[str, tuple[str, ...]]:
    return {name: read.wrong for name, read in found.items() if read.wrong}


def test_rich_books_are_read(tmp_path: Path) -> None:
    found = read_in("foliate.mjs", rich_books(), tmp_path)
    assert wrong(found) == {}
    assert min(read.followed for read in found.values()) >= 3
    assert {read.popup[0] for read in found.values() if read.popup} == {"endnote"}
    assert found["pamphlet"].popup == ("endnote", "1 a b Eller hake, kort och gott. Se not 3.4")


def test_samples_are_read(tmp_path: Path) -> None:
    books = sample_books()
    found = read_in("foliate.mjs", books, tmp_path)
    assert wrong(found) == {}
    assert len(found) == len(books) > 0


def test_real_texts_are_read(tmp_path: Path, shared: Path) -> None:
    assert wrong(read_in("foliate.mjs", real_books(), tmp_path)) == {}


FAULTS = (
    ("chapter-01.xhtml", 'href="notes.xhtml#n1"', 'href="notes.xhtml#n2"', "no way back"),
    ("nav.xhtml", "chapter-02.xhtml#c2", "chapter-03.xhtml#c3", "leads to"),
    ("styles/epub.css", "p { margin: 0; }", "p { margin: 0; width: 60em; }", "runs out"),
    ("styles/epub.css", "p { margin: 0; }", "em { display: none; }", "are not shown"),
)


def test_the_reader_is_awake(tmp_path: Path) -> None:
    sound = rich_books()["pamphlet"]
    books = {str(n): spoiled(sound, *fault[:3]) for n, fault in enumerate(FAULTS)}
    found = read_in("foliate.mjs", books, tmp_path)
    for number, (*_, message) in enumerate(FAULTS):
        assert any(message in what for what in found[str(number)].wrong), found[str(number)]
