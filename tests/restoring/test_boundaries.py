"""Where one paragraph ends and the next begins."""

from __future__ import annotations

import pytest

from publisher.restoring.boundaries import (
    boundary_odds,
    column_of,
    ending,
    first_part,
    full_width,
    slack,
    slack_class,
)
from publisher.restoring.measure import proportional
from publisher.restoring.rows import Row
from publisher.restoring.signs import FIRST_CALL
from tests.restoring.galley import COLUMN, WIDTH, full, row


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Det var en ko.", "end"),
        ("Var det en ko?", "end"),
        ("En ko!”", "end"),
        ("en ko.)", "end"),
        ("en ko …", "end"),
        ("en ko.12", "end"),
        (f"en ko.{chr(FIRST_CALL)}", "end"),
        ("så här:", "colon"),
        ("så här:”", "colon"),
        ("en kontra-", "broken"),
        ("en kontra\u00ad", "broken"),
        ("en kontra\ufffe", "broken"),
        ("en ko", "open"),
        ("en ko,", "open"),
        ("en ko –", "open"),
        ("året 1926", "open"),
        ("”", "open"),
    ],
)
def test_how_a_row_ends(text: str, expected: str) -> None:
    assert ending(text) == expected


@pytest.mark.parametrize(
    ("word", "part"),
    [
        ("kontrarevolution", "kont-"),
        ("och", "och"),
        ("strand", "strand"),
        ("1868", "1868"),
        ("", ""),
    ],
)
def test_the_least_that_may_stand_before_a_hyphen(word: str, part: str) -> None:
    assert first_part(word)[:3] == part[:3]
    assert len(first_part(word)) <= max(len(word), 1)


@pytest.mark.parametrize(
    ("share", "expected"),
    [(-0.2, "over"), (0.0, "edge"), (0.03, "some"), (0.1, "much"), (0.5, "most")],
)
def test_classes_of_slack(share: float, expected: str) -> None:
    assert slack_class(share) == expected


def test_a_full_row_has_no_slack_and_a_short_one_has() -> None:
    below = row("någonting helt annat")
    assert slack(full("fylld"), below, COLUMN) < 0
    assert slack(row("kort", width=WIDTH / 4), below, COLUMN) > 0.6


def test_an_indent_takes_its_share_of_the_line() -> None:
    below, narrow = row("och"), row("rad", width=WIDTH * 0.9)
    indented = row("rad", width=WIDTH * 0.9, indent=8)
    assert slack(indented, below, COLUMN) < slack(narrow, below, COLUMN)


def test_the_full_width_is_where_lines_crowd() -> None:
    widths = sorted([5000.0, 7000.0, *[10_000.0 - n for n in range(30)]])
    assert full_width(widths) == 10_000.0


def test_a_few_rows_of_smaller_type_do_not_widen_the_column() -> None:
    widths = sorted([*[10_000.0 - n for n in range(40)], *[11_500.0 - n for n in range(10)]])
    assert full_width(widths) < 10_500


def test_no_rows_have_a_column_all_the_same() -> None:
    assert column_of((), proportional).width > 0
    assert boundary_odds((), COLUMN) == []


def test_the_first_row_begins_a_paragraph() -> None:
    assert boundary_odds([full("En ko,")], COLUMN) == [1.0]


RUNNING = [full("som inte ville gå i land och", order=n) for n in range(12)]


def odd(above: str, below: str = "Kon stod kvar på bryggan och", **changes: object) -> float:
    """Return how likely a paragraph begins with ``below`` among full rows that run on."""
    short = bool(changes.pop("short", False))
    left = row(above, width=WIDTH * (0.4 if short else 1.0))
    return boundary_odds([*RUNNING, left, full(below, **changes)], COLUMN)[-1]


def habit(**changes: object) -> list[Row]:
    """Return rows of three paragraphs that all begin with the same indent or gap."""
    last = row("ville gick i land.", width=WIDTH * 0.4)
    return [*RUNNING, last, full("Kon stod kvar på bryggan och", **changes)] * 3


def test_a_short_line_that_ends_a_sentence_ends_a_paragraph() -> None:
    assert odd("gick i land.", short=True) > 0.5


@pytest.mark.parametrize("changes", [{"indent": 4}, {"gap": 1}])
def test_the_text_teaches_what_begins_its_paragraphs(changes: dict[str, object]) -> None:
    lines = [*habit(**changes), *RUNNING, full("gå i land."), full("Kon stod", **changes)]
    assert boundary_odds(lines, COLUMN)[-1] > 0.5


@pytest.mark.xfail(strict=True, reason="a gap of two lines weighs less than a full line above it")
def test_a_wide_gap_after_a_full_stop_begins_one_in_a_short_text() -> None:
    assert odd("som inte alls ville gå i land.", gap=2) > 0.5


def test_a_gap_in_mid_sentence_begins_none() -> None:
    assert odd("som inte ville gå i land och", "stod kvar på bryggan", gap=1) < 0.5


def test_a_broken_word_never_ends_a_paragraph() -> None:
    assert odd("som inte ville gå i land el-", "ler stod kvar på bryggan", gap=1) < 0.5


def test_a_full_line_with_a_full_stop_runs_on() -> None:
    assert odd("som inte alls ville gå i land.") < 0.5


def test_a_short_line_in_mid_sentence_runs_on() -> None:
    assert odd("som inte", "ville gå i land", short=True) < 0.5
