"""Columns are told by where words begin, where cells reach up to the next one."""

from __future__ import annotations

from publisher.restoring.measuring.aligned_columns import aligned_edges, without_sparse
from publisher.restoring.measuring.words_apart import PlacedWord


def line(*sides: float) -> tuple[PlacedWord, ...]:
    """Return words by their left and right sides in turn, in blanks."""
    pairs = zip(sides[::2], sides[1::2], strict=True)
    return tuple(PlacedWord(0, 0, left, right) for left, right in pairs)


NARROW = [
    line(0, 9.8, 10, 13),
    line(0, 4, 10, 12),
    line(0, 3, 4, 7, 10, 13),
    line(0, 10.1, 10, 13),
]


def test_words_that_begin_at_one_place_are_a_column_though_others_touch_them() -> None:
    (edge,) = aligned_edges(NARROW)
    assert 9 < edge < 10


def test_words_of_text_are_no_columns() -> None:
    text = [line(0, 3, 4, 9, 10, 13), line(0, 5, 6, 9, 10, 14), line(0, 2, 3, 9, 10, 12)]
    assert aligned_edges(text) == []
    assert aligned_edges(NARROW[:2]) == []


def test_the_second_word_of_one_cell_is_no_column() -> None:
    rows = [line(0, 9, 10, 13, 20, 23), line(0, 4, 20, 23), line(0, 6, 20, 22), line(0, 3, 20, 22)]
    assert without_sparse([9.5, 19], rows) == [19]
