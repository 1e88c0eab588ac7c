"""Prose in a book of verse, and verse of which some lines are long."""

from __future__ import annotations

import numpy as np

from publisher.restoring.roles.knowledge.facts import added
from publisher.restoring.roles.knowledge.prose_beside_verse import by_prose_beside_verse
from publisher.restoring.roles.line_roles import LineRole
from publisher.restoring.roles.states import AT, NEVER
from tests.support.sheets import logs, sheet

SHORT = "And stood about the stone,"
LONG = "The miller took his lantern out"
PROSE = "The ferry left the lower landing at six, and the boy who sold bread jumped last."


def no_verse(*lines: str, chance: float = 0.95) -> list[int]:
    """Return the lines that can be no verse, of lines that most likely are."""
    own = sheet("\n".join(lines), "en")
    share = {(LineRole.VERSE, True): chance, (LineRole.PARAGRAPH, False): 1 - chance}
    chances = logs(len(own), dict.fromkeys(range(len(own)), share))
    made = added(by_prose_beside_verse(own, chances), len(own))
    return np.flatnonzero(made[:, AT[LineRole.VERSE, True]] == NEVER).tolist()


def test_what_is_far_wider_than_the_verse_is_prose_and_so_is_its_end() -> None:
    lines = [*[SHORT] * 40, PROSE, "and was the first ashore.", SHORT]
    assert no_verse(*lines) == [40, 41]


def test_a_line_below_it_that_begins_anew_is_left_alone() -> None:
    assert no_verse(*[SHORT] * 40, PROSE, SHORT) == [40]


def test_longer_lines_of_verse_are_left_alone() -> None:
    assert no_verse(*[SHORT] * 40, LONG, "of the mill", LONG) == []
    assert no_verse(*[SHORT] * 20, *[PROSE] * 4) == []


def test_a_few_lines_show_nothing() -> None:
    assert no_verse(*[SHORT] * 8, PROSE) == []
    assert no_verse(*[SHORT] * 40, PROSE, chance=0.6) == []
