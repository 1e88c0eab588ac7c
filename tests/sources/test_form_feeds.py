"""Form feeds begin pages, wherever on a line they stand."""

from __future__ import annotations

import pytest

from publisher.sources import transcript_from


def pages(text: str) -> list[list[str]]:
    transcript = transcript_from(text, "a.txt", "sv").value
    assert all(page.certain for page in transcript.pages)
    return [[line.text for line in page.lines] for page in transcript.pages]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("a\n\fb\n", [["a"], ["b"]]),
        ("a\f\nb\n", [["a"], ["b"]]),
        ("a\n\f\nb\n", [["a", ""], ["b"]]),
        ("a\fb\n", [["a"], ["b"]]),
        ("a\n\f\fb\n", [["a"], [], ["b"]]),
        ("\fa\n\fb\n", [["a"], ["b"]]),
        ("\fa\n\fb\n\f", [[], ["a"], ["b", ""]]),
        ("a\n\fb\n\f", [["a"], ["b", ""]]),
        ("a\n\fb\n\f\n", [["a"], ["b", ""]]),
    ],
)
def test_form_feeds_divide_pages(text: str, expected: list[list[str]]) -> None:
    assert pages(text) == expected


def test_both_parts_of_a_divided_line_keep_its_number_and_the_form_feed_stays_in_raw() -> None:
    first, second = transcript_from("a\fb\n", "a.txt", "sv").value.lines()
    assert (first.number, first.raw, first.ending) == (1, None, "")
    assert (second.number, second.text, second.raw, second.ending) == (1, "b", "\fb", "\n")
    assert (first.part, second.part) == (0, 1)
