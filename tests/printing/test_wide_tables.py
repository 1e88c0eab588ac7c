"""Which setting a table is tried in first, and which next."""

from __future__ import annotations

from xml.etree.ElementTree import Element, SubElement

import pytest

from publisher.printing.formats import design_page
from publisher.printing.wide_tables import STEPS, fit_tables

# Letters, rows, the setting on A5, where a line of table type has about 80 letters.
FIRST = (
    (0, 1, ""),
    (70, 90, ""),
    (90, 1, "small"),
    (100, 5, "turned"),
    (140, 5, "small turned"),
    (100, 90, "smallest"),
    (400, 1, "smallest"),
)


def book(letters: int, rows: int) -> tuple[Element, Element]:
    """Return a document with a table, and the box around it."""
    root = Element("body")
    box = SubElement(root, "div", {"class": "table", "data-letters": str(letters)})
    table = SubElement(box, "table")
    for _ in range(rows):
        SubElement(table, "tr")
    return root, box


@pytest.mark.parametrize(("letters", "rows", "setting"), FIRST)
def test_a_table_is_first_set_by_its_letters_and_rows(
    letters: int, rows: int, setting: str
) -> None:
    root, box = book(letters, rows)
    fit_tables(root, design_page("a5"), {})
    assert box.get("class") == f"table {setting}".strip()
    assert len(list(box.iter("table"))) == 1


def test_a_small_page_has_room_for_less() -> None:
    root, box = book(75, 5)
    fit_tables(root, design_page("a6"), {})
    assert box.get("class") == "table small"


def test_what_runs_out_goes_one_step_on_until_there_is_none() -> None:
    root, _ = book(0, 1)
    chosen = fit_tables(root, design_page("a5"), {})
    assert chosen.further([]) == {}
    assert chosen.further([0]) == {0: 1}
    last = fit_tables(book(0, 1)[0], design_page("a5"), {0: len(STEPS) - 1})
    assert last.further([0]) == {}
