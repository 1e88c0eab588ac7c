"""Books are read in foliate-js: everything is shown, notes go there and back, nothing runs out."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from tests.epub.opening import spoiled
from tests.readers.browser import Read, read_in, wrong
from tests.readers.shelf import MORE_BOOKS, rich_books

pytestmark = pytest.mark.slow

FAULTS = (
    ("chapter-01.xhtml", 'href="notes.xhtml#n1"', 'href="notes.xhtml#n2"', "no way back"),
    ("nav.xhtml", "chapter-02.xhtml#c2", "chapter-03.xhtml#c3", "leads to"),
    ("styles/epub.css", "p { margin: 0; }", "p { margin: 0; width: 60em; }", "runs out"),
    ("styles/epub.css", "p { margin: 0; }", "em { display: none; }", "are not shown"),
)


@pytest.fixture(scope="module")
def found(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Read]:
    """Return what the reader saw of the rich books and of bad ones, all in one browser."""
    sound = rich_books()["pamphlet"]
    bad = {f"bad-{n}": spoiled(sound, *fault[:3]) for n, fault in enumerate(FAULTS)}
    return read_in("foliate.mjs", rich_books() | bad, tmp_path_factory.mktemp("foliate"))


def test_rich_books_are_read(found: dict[str, Read]) -> None:
    rich = [found[name] for name in rich_books()]
    assert wrong(found, rich_books()) == {}
    assert min(read.followed for read in rich) >= 3
    assert {read.popup[0] for read in rich if read.popup} == {"endnote"}
    assert found["pamphlet"].popup == ("endnote", "1 a b Eller hake, kort och gott. Se not 3.4")


@pytest.mark.parametrize("books", MORE_BOOKS)
def test_more_books_are_read(books: Callable[[], dict[str, bytes]], tmp_path: Path) -> None:
    found = read_in("foliate.mjs", books(), tmp_path)
    assert found
    assert wrong(found, books()) == {}


@pytest.mark.parametrize("number", range(len(FAULTS)))
def test_a_spoiled_book_is_seen_to_be_spoiled(found: dict[str, Read], number: int) -> None:
    message = FAULTS[number][-1]
    assert any(message in what for what in found[f"bad-{number}"].wrong), found[f"bad-{number}"]
