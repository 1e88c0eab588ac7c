"""Prose goes on below a full line in mid-sentence, whatever stands around it."""

from __future__ import annotations

import numpy as np
import pytest

from publisher.restoring.roles.knowledge.facts import added
from publisher.restoring.roles.knowledge.full_lines import by_full_lines
from publisher.restoring.roles.line_roles import LineRole
from publisher.restoring.roles.states import AT
from tests.restoring.roles.test_drawn_looks import TEXT, WIDTH, Drawn, drawn

BEGINS = AT[LineRole.PARAGRAPH, True]
SHORT = Drawn("where n is the height of it", width=WIDTH / 2)
FORMULA = Drawn("+ 2q = 0,", width=4.0)
NEXT = Drawn("and of the lamps that were lit, and when they were lit that year.", width=WIDTH)


def going_on(*lines: Drawn) -> list[int]:
    """Return the lines, below a page of full ones, that begin no paragraph."""
    own = [*[TEXT._replace(text=TEXT.text.capitalize() + ".")] * 20, *lines]
    made = added(by_full_lines(drawn(own)), len(own))
    return [at - 20 for at in np.flatnonzero(made[:, BEGINS] < 0).tolist()]


def test_a_line_in_small_letters_goes_on_with_a_full_one_in_mid_sentence() -> None:
    assert going_on(FORMULA, TEXT, NEXT, FORMULA) == [2]


@pytest.mark.parametrize(
    "lines",
    [
        [SHORT, NEXT],
        [TEXT._replace(text="the keeper wrote down every ship that passed."), NEXT],
        [TEXT, NEXT._replace(text=NEXT.text.capitalize())],
        [TEXT, NEXT._replace(indent=2.0)],
        [FORMULA._replace(width=WIDTH), NEXT],
    ],
    ids=["room left", "sentence ended", "capital", "set in", "formula"],
)
def test_other_lines_may_begin_something(lines: list[Drawn]) -> None:
    assert going_on(*lines) == []
