"""The judge of accessibility, Ace, finds nothing in any book (epubcheck: tests/epub, test_books)."""

from __future__ import annotations

import os
from collections.abc import Callable
from pathlib import Path

import pytest

from publisher.checking.validators.ace import Ace, find_ace, run_ace
from publisher.model.findings import Finding, Severity
from tests.epub.opening import spoiled
from tests.readers.browser import MODULES, need_browser
from tests.readers.shelf import MORE_BOOKS, rich_books

pytestmark = pytest.mark.slow


@pytest.fixture(scope="module")
def ace() -> Ace:
    """Return Ace from the packages of the readers; skip where they are missing."""
    need_browser()
    found = find_ace(os.environ, [MODULES])
    assert found is not None, "node_modules has no Ace"
    return found


@pytest.fixture(scope="module")
def said(ace: Ace, tmp_path_factory: pytest.TempPathFactory) -> dict[str, list[Finding]]:
    """Return what Ace says of the rich books and of two bad ones, all in one browser."""
    bad = spoiled(rich_books()["pamphlet"], "cover.xhtml", 'alt="Omslag', 'data-alt="Omslag')
    books = rich_books() | {"bad": bad, "none": b"PK"}
    return judged(ace, books, tmp_path_factory.mktemp("ace"))


def judged(ace: Ace, books: dict[str, bytes], folder: Path) -> dict[str, list[Finding]]:
    """Return what Ace says of each book."""
    for name, data in books.items():
        (folder / f"{name}.epub").write_bytes(data)
    said = run_ace(ace, [(folder / f"{name}.epub", name) for name in books])
    return {name: list(findings) for name, findings in zip(books, said, strict=True)}


def test_ace_finds_nothing_in_rich_books(said: dict[str, list[Finding]]) -> None:
    assert {name: said[name] for name in rich_books() if said[name]} == {}


@pytest.mark.parametrize("books", MORE_BOOKS)
def test_ace_finds_nothing_in_more_books(
    ace: Ace, books: Callable[[], dict[str, bytes]], tmp_path: Path
) -> None:
    said = judged(ace, books(), tmp_path)
    assert said
    assert {name: found for name, found in said.items() if found} == {}


def test_ace_finds_a_cover_without_words_and_a_file_that_is_no_book(
    said: dict[str, list[Finding]],
) -> None:
    found = {finding.message.split(":")[0]: finding for finding in said["bad"]}
    assert found["image-alt"].severity is Severity.ERROR
    assert str(found["image-alt"].place) == "bad/cover.xhtml:1"
    (unread,) = said["none"]
    assert "cannot read this book" in unread.message


def test_ace_is_not_found_where_it_is_not() -> None:
    assert find_ace({"PATH": "/nowhere"}, [MODULES]) is None
