"""The edge of the text is one for all pages of a side, whatever fills a page."""

from __future__ import annotations

import pytest

from publisher.sources.pdf.painted import Sheet
from tests.sources.pdf.making import column, read, sheet, strip

TEXT = ["the ferry was rowed by one family for years"] * 10
ITEM = ["rowed by one family for years and years"] * 5


def text(left: float = 50) -> Sheet:
    return sheet(column(TEXT, left, 100))


def listed() -> Sheet:
    """Return a page that an item fills, with its bullet in front of the second line."""
    return sheet([*column(ITEM * 3, 70, 100), strip("•", 60, 112)])


@pytest.mark.parametrize("lists", [2, 6, 12])
def test_items_stand_as_far_in_on_pages_that_they_fill(lists: int) -> None:
    pages = read(*[text()] * 4, *[listed()] * lists)
    indents = {
        round(line.geometry.indent or 0, 1)
        for page in pages[4:]
        for line in page
        if line.geometry and line.text.strip()
    }
    assert min(indents) > 0.5
    assert len(indents) == 2  # the line with the bullet, and the others


def test_a_page_that_begins_further_left_moves_no_others() -> None:
    pages = read(*[text()] * 8, text(30))
    assert {line.geometry.indent for line in pages[0] if line.geometry and line.text} == {0.0}
