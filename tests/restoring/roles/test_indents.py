"""A text that indents its paragraphs: what stands indented begins one, be it a line long or more."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
import pytest

from publisher.restoring.roles.knowledge.facts import added
from publisher.restoring.roles.knowledge.indents import by_indents
from publisher.restoring.roles.line_roles import LineRole
from publisher.restoring.roles.states import AT
from tests.support.sheets import logs, sheet

BEGINS, RUNS_ON = (AT[LineRole.PARAGRAPH, first] for first in (True, False))
# In English: what stands on the lines of a text, full ones and ends of paragraphs.
FULL = "the keeper wrote down every ship that passed the light and rang"
END = "he rang the bell until noon."
LINE = "   Nobody came that year, and nobody wrote a letter to the light."
PARAGRAPH = [f"   {FULL.capitalize()}", FULL, END]


def no_running_on(doubtful: Sequence[str]) -> list[int]:
    """Return which of some lines behind three paragraphs, and before the end of one, begin something."""
    lines = [*PARAGRAPH * 3, *doubtful, FULL, END]
    text = sheet("\n".join(lines), "en")
    both = {(LineRole.PARAGRAPH, True): 0.4, (LineRole.PARAGRAPH, False): 0.6}
    plain = {(LineRole.PARAGRAPH, False): 1.0}
    first = {(LineRole.PARAGRAPH, True): 1.0}
    chances = [first if line.startswith("   ") else plain for line in lines]
    chances[9 : 9 + len(doubtful)] = [both] * len(doubtful)
    made = added(by_indents(text, logs(len(lines), dict(enumerate(chances)))), len(lines))
    return np.flatnonzero(made[9 : 9 + len(doubtful), RUNS_ON] < 0).tolist()


@pytest.mark.parametrize("lines", [1, 2, 3])
def test_paragraphs_of_one_line_stand_below_each_other(lines: int) -> None:
    assert no_running_on([LINE] * lines) == [*range(lines)]


def test_lines_of_a_quotation_go_on() -> None:
    """They are indented as well, and few of them end a sentence; more than a few prove nothing."""
    assert no_running_on(["   nobody came that year, and", "   nobody wrote a letter."]) == []
    assert no_running_on([LINE] * 5) == []
