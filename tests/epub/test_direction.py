"""An e-book from right to left is paged from right to left."""

from __future__ import annotations

import pytest

from tests.epub.conftest import packed
from tests.epub.opening import DC, OPF, package
from tests.rendering.books import book_of
from tests.rendering.turned import GERMAN, TURNED, turned_book


@pytest.mark.parametrize("language", TURNED)
def test_spine_and_package_name_the_direction(language: str) -> None:
    document = package(packed(turned_book(language)))
    spine = document.find(f"{OPF}spine")
    assert spine is not None
    assert spine.get("page-progression-direction") == "rtl"
    assert document.get("dir") == "rtl"
    assert document.findtext(f".//{DC}language") == language


def test_a_book_with_a_hebrew_passage_does_not() -> None:
    document = package(packed(book_of(GERMAN, "de")))
    spine = document.find(f"{OPF}spine")
    assert spine is not None
    assert spine.get("page-progression-direction") is None
    assert document.get("dir") is None
