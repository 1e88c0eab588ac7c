"""The judge of accessibility, Ace, finds nothing in any book (epubcheck: tests/epub, test_books)."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from publisher.checking.validators.ace import Ace, find_ace, run_ace
from publisher.model.findings import Finding, Severity
from tests.epub.opening import spoiled
from tests.readers.browser import MODULES, need_browser
from tests.readers.shelf import real_books, rich_books, sample_books

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
    """Return what Ace says of every book, and of two bad ones, all in one browser."""
    folder = tmp_path_factory.mktemp("ace")
    bad = spoiled(rich_books()["pamphlet"], "cover.xhtml", 'alt="Omslag', 'data-alt="Omslag')
    books = rich_books() | sample_books() | real_books() | {"bad": bad, "none": b"PK"}
    for name, data in books.items():
        (folder / f"{name}.epub").write_bytes(data)
    said = run_ace(ace, [(folder / f"{name}.epub", name) for name in books])
    return {name: list(findings) for name, findings in zip(books, said, strict=True)}


def test_ace_finds_nothing_in_rich_books_and_samples(said: dict[str, list[Finding]]) -> None:
    books = [*rich_books(), *sample_books()]
    assert {name: said[name] for name in books if said[name]} == {}


def test_ace_finds_nothing_in_real_texts(said: dict[str, list[Finding]], shared: Path) -> None:
    assert real_books()
    assert {name: said[name] for name in real_books() if said[name]} == {}


def test_ace_is_awake(said: dict[str, list[Finding]]) -> None:
    found = {finding.message.split(":")[0]: finding for finding in said["bad"]}
    assert found["image-alt"].severity is Severity.ERROR
    assert str(found["image-alt"].place) == "bad/cover.xhtml:1"
    (unread,) = said["none"]
    assert "cannot read this book" in unread.message


def test_ace_is_not_found_where_it_is_not() -> None:
    assert find_ace({"PATH": "/nowhere"}, [MODULES]) is None
