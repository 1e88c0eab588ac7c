"""Entries of contents pages: what their lines say, and how far they stand in."""

from __future__ import annotations

import pytest

from publisher.model.transcript import Line
from publisher.restoring.roles.contents import listed


def entries(*texts: str) -> list[tuple[str, int]]:
    lines = [Line(number, text) for number, text in enumerate(texts, 1)]
    return [(one.text, one.depth) for one in listed(lines, range(len(lines)))]


@pytest.mark.parametrize(
    ("texts", "depths"),
    [
        (("  I. The yard . . 5", " II. The sluice . . 8", "III. The mule . . 9"), [0, 0, 0]),
        ((" 9. The yard . . 5", "10. The sluice . . 8"), [0, 0]),
        (("I. The yard . . 5", "II. The sluice . . 8", "III. The mule . . 9"), [0, 0, 0]),
        (("III. The yard . . 5", "  1. The sluice . . 8", "The mule . . 9"), [0, 2, 0]),
        (("I. The yard . . 5", "   The sluice . . 8"), [0, 3]),
    ],
    ids=["to the right", "figures to the right", "to the left", "of two levels", "not counted"],
)
def test_numbers_that_end_at_one_place_stand_in_alike(
    texts: tuple[str, ...], depths: list[int]
) -> None:
    assert [depth for _, depth in entries(*texts)] == depths


def test_a_full_line_without_the_number_of_its_page_goes_on_below() -> None:
    long = "The sluice and the miller who"
    assert [text for text, _ in entries(long, "The mule said . . 8", "The yard . . 9")] == [
        f"{long} The mule said",
        "The yard",
    ]


def test_without_numbers_of_pages_each_line_is_an_entry_unless_it_begins_small() -> None:
    assert [text for text, _ in entries("The sluice", "The mule and", "the yard", "The ferry")] == [
        "The sluice",
        "The mule and the yard",
        "The ferry",
    ]
