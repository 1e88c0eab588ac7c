"""Lines that can be a misread number of a page."""

from __future__ import annotations

import pytest

from publisher.restoring.roles.knowledge.folio_rows import can_be


@pytest.mark.parametrize(("text", "number"), [("l2", 12), ("- i3 -", 13), ("1O", 10), ("17", 17)])
def test_figures_are_taken_for_letters_and_signs(text: str, number: int) -> None:
    assert can_be(text, number)


@pytest.mark.parametrize(("text", "number"), [("12", 13), ("--", -1), ("-3", -3), ("0", 0)])
def test_other_numbers_and_none_below_the_first_page_are_not_meant(text: str, number: int) -> None:
    assert not can_be(text, number)
