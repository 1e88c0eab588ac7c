"""Signatures at the feet of the first pages of sheets."""

from __future__ import annotations

from collections.abc import Mapping

import pytest

from publisher.model.transcript import Line, Page
from publisher.restoring.roles.furniture.signatures import find_signatures


def book(feet: Mapping[int, str], pages: int = 40) -> tuple[Page, ...]:
    """Return pages of two lines; ``feet`` says what stands below them on which page."""
    made = []
    for index in range(1, pages + 1):
        texts = ["The ferry was rowed by one family", "for years and years.", feet.get(index, "")]
        lines = (Line(3 * index + at, text) for at, text in enumerate(texts))
        made.append(Page(index, tuple(lines)))
    return tuple(made)


def found(feet: Mapping[int, str], pages: int = 40) -> list[str]:
    return [taken.line.text for taken in find_signatures(book(feet, pages), "en")]


@pytest.mark.parametrize("sheet", [8, 16, 24, 32])
def test_numbers_that_rise_by_one_a_sheet(sheet: int) -> None:
    feet = {1: "4", 1 + sheet: "5", 1 + 2 * sheet: "6"}
    assert found(feet, 70) == ["4", "5", "6"]


def test_two_signatures_that_agree_are_taken_and_doubted() -> None:
    taken = find_signatures(book({5: "4", 21: "5"}), "en")
    assert [bool(one.doubt) for one in taken] == [True, True]


def test_the_name_of_the_book_may_stand_before_signatures() -> None:
    feet = {1: "Crane, Ferries. 2", 17: "Crane, Ferries. 3", 33: "Crane, Ferries. 4"}
    assert found(feet) == list(feet.values())


def test_a_starred_signature_stands_two_pages_on() -> None:
    assert found({1: "2", 3: "2*", 17: "3", 19: "3*"}) == ["2", "3", "2*", "3*"]


@pytest.mark.parametrize(
    "feet",
    [
        {1: "4", 20: "6"},
        {1: "4", 15: "5"},
        {1: "4"},
        {1: "2*", 17: "3*"},
        {1: "Ibid., p. 4", 17: "Ibid., p. 5"},
        {1: "in the year 1868", 17: "in the year 1869"},
    ],
)
def test_what_does_not_rise_with_sheets_stays(feet: Mapping[int, str]) -> None:
    assert found(feet) == []
