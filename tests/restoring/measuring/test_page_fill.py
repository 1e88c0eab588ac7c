"""What the depth of pages tells of the space on them."""

from __future__ import annotations

from dataclasses import replace

import pytest

from publisher.restoring.measuring.page_fill import missing_lines, room_ratio, usual_missing
from publisher.restoring.measuring.rows import Row
from tests.restoring.galley import row

DEPTH = 30


def page(number: int, lines: int) -> list[Row]:
    return [replace(row("en rad"), page=number) for _ in range(lines)]


def pages(text: dict[int, int], notes: dict[int, int] | None = None) -> dict[int, float]:
    rows = [row for number, lines in text.items() for row in page(number, lines)]
    noted = [row for number, lines in (notes or {}).items() for row in page(number, lines)]
    return missing_lines(rows, noted, [0.0] * len(rows))


def test_a_page_with_fewer_lines_has_space_on_it() -> None:
    missing = pages(dict.fromkeys(range(1, 12), DEPTH) | {5: DEPTH - 3})
    assert missing[5] == pytest.approx(3)
    assert missing[6] == pytest.approx(0)


def test_the_first_page_and_the_last_say_nothing() -> None:
    missing = pages(dict.fromkeys(range(1, 12), DEPTH) | {11: 4})
    assert sorted(missing) == list(range(2, 11))


def test_notes_take_up_less_than_lines_of_the_text() -> None:
    notes = {number: 10 * (number % 3) for number in range(1, 14)}
    missing = pages({number: DEPTH - 7 * (number % 3) for number in range(1, 14)}, notes)
    assert missing == pytest.approx(dict.fromkeys(range(2, 13), 0.0))


def test_a_few_pages_say_nothing() -> None:
    assert pages(dict.fromkeys(range(1, 9), DEPTH)) == {}


def test_there_is_no_room_for_a_heading_on_a_full_page() -> None:
    usual = [0.0] * 18 + [1.0] * 2
    assert room_ratio(0.0, usual) < 0.3
    assert room_ratio(3.0, usual) > 2


def test_pages_that_differ_all_the_time_say_little() -> None:
    assert 0.5 < room_ratio(2.0, [0.0, 1.0, 2.0, 3.0] * 5) < 2


def test_pages_with_headings_are_no_measure_of_the_others() -> None:
    missing = dict.fromkeys(range(20), 0.0) | {3: 3.0, 7: 3.0}
    assert set(usual_missing(missing, {3, 7})) == {0.0}
    assert usual_missing(missing, range(15)) == []
