"""Every length of a book is folded in code, and reads in order."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from publisher.imposition import fold
from publisher.imposition.folding import blanks
from tests.imposition.paper import read_folded


@pytest.mark.parametrize("signature", [None, 4, 8, 16, 20, 32, 64])
def test_folding_restores_the_order_of_every_length(signature: int | None) -> None:
    for pages in range(1, 401):
        read = read_folded(fold(pages, signature))
        assert read == [*range(1, pages + 1), *[None] * blanks(pages)], pages


@given(st.integers(1, 3000), st.one_of(st.none(), st.integers(1, 60).map(lambda n: 4 * n)))
def test_sheets_are_as_few_as_can_be_and_nested_without_gaps(
    pages: int, signature: int | None
) -> None:
    sheets = fold(pages, signature)
    assert len(sheets) == -(-pages // 4)
    assert blanks(pages) <= 3
    depths: dict[int, list[int]] = {}
    for sheet in sheets:
        depths.setdefault(sheet.signature, []).append(sheet.depth)
    assert list(depths) == list(range(len(depths)))
    assert all(found == list(range(len(found))) for found in depths.values())
    longest = max(map(len, depths.values())) * 4
    assert longest <= (signature or pages + 3)


@pytest.mark.parametrize("signature", [None, 4, 16])
def test_a_book_from_right_to_left_reads_in_order_from_its_own_side(signature: int | None) -> None:
    for pages in range(1, 101):
        read = read_folded(fold(pages, signature, turned=True), turned=True)
        assert read == [*range(1, pages + 1), *[None] * blanks(pages)], pages


def test_the_first_sheet_of_a_small_booklet() -> None:
    outer, inner = fold(7)
    assert (outer.front.left, outer.front.right) == (None, 1)
    assert (outer.back.left, outer.back.right) == (2, 7)
    assert (inner.front.left, inner.front.right) == (6, 3)
    assert (inner.back.left, inner.back.right) == (4, 5)


def test_the_first_sheet_of_a_small_booklet_from_right_to_left() -> None:
    outer, _ = fold(7, turned=True)
    assert (outer.front.left, outer.front.right) == (1, None)
    assert (outer.back.left, outer.back.right) == (7, 2)
