"""Where one paragraph ends and the next begins.

The Swedish words are glossed in tests/restoring/README.md.
"""

from __future__ import annotations

import pytest

from publisher.restoring.measuring.rows import Row
from publisher.restoring.roles.blocks.boundaries import boundary_odds
from tests.restoring.galley import COLUMN, WIDTH, full, row


def test_no_rows_begin_nothing() -> None:
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


# Paragraphs of a book whose indents the extractor has lost: their first rows are narrower.
INDENT = 0.1


def hidden(order: int) -> list[Row]:
    """Return the rows of a paragraph that leaves its indent empty."""
    first = full("Kon stod kvar på bryggan och", width=WIDTH * (1 - INDENT), order=order)
    return [first, *RUNNING[:5], row("ville gick i land.", width=WIDTH * 0.4)]


@pytest.mark.parametrize(("indent", "begins"), [(INDENT, True), (0.0, False)])
def test_an_indent_that_is_not_shown_still_narrows_the_row(indent: float, begins: bool) -> None:
    lines = [r for order in range(20) for r in hidden(order)]
    last = full("Kon stod kvar på bryggan och", width=WIDTH * (1 - indent))
    odds = boundary_odds([*lines, *RUNNING, full("gå i land."), last, *RUNNING], COLUMN)
    assert (odds[-len(RUNNING) - 1] > 0.5) is begins


@pytest.mark.parametrize("text", ["* * *", "• Kon gick i land och"])
def test_a_pause_and_a_bullet_begin_a_block(text: str) -> None:
    assert boundary_odds([*RUNNING, full(text), *RUNNING], COLUMN)[len(RUNNING)] > 0.99
