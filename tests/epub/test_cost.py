"""What a book costs, in processor seconds, the best of some runs: no more than was promised."""

from __future__ import annotations

import pytest

from bench.epub_speed import collection, measured, pamphlet

PAMPHLET_IS_MADE = 0.060
COLLECTION_IS_MADE = 1.0
ANY_BOOK_IS_CHECKED = 0.3


def test_a_pamphlet_is_made_and_checked_in_no_time() -> None:
    _, making, checking = measured(pamphlet(20))
    assert making < PAMPHLET_IS_MADE
    assert checking < ANY_BOOK_IS_CHECKED / 10


@pytest.mark.slow
def test_the_cost_grows_with_the_pages_and_no_faster() -> None:
    _, making, checking = measured(collection(10, 20))
    _, making_more, checking_more = measured(collection(50, 20))
    assert making_more < COLLECTION_IS_MADE
    assert making_more < 8 * making
    assert checking_more < 8 * checking
