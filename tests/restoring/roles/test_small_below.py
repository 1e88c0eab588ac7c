"""What is set smaller than the text below a heading says what the chapter holds."""

from __future__ import annotations

import numpy as np
import pytest

from publisher.restoring.roles.knowledge.facts import added
from publisher.restoring.roles.knowledge.small_below import by_small_below_headings
from publisher.restoring.roles.line_roles import LineRole
from publisher.restoring.roles.states import AT, HEADING, NEVER
from tests.restoring.roles.test_drawn_looks import TEXT, Drawn, drawn

HEAD = Drawn("The keeper and his lamps", width=12.0, gap=2.0, bold=True)
POINTS = [
    Drawn(
        "The keeper is named \u2014 His lamps \u2014 A ship is lost \u2014 Of the oil,", size=0.9
    ),
    Drawn("which was late \u2014 The end of the year.", size=0.9, width=14.0),
]


def told(*lines: Drawn, heading: int = 0) -> list[int]:
    """Return the lines that are no headings; ``heading`` is one, and so are those below it, perhaps."""
    sheet = drawn(lines)
    headings = np.array([0.9 if at >= heading else 0.0 for at in range(len(lines))])
    made = added(by_small_below_headings(sheet, headings), len(lines))
    return [at for at, row in enumerate(made) if (row[HEADING] == NEVER).all()]


def test_smaller_lines_below_a_heading_are_none_of_it_and_begin_a_paragraph() -> None:
    assert told(TEXT, HEAD, *POINTS, TEXT, heading=1) == [2, 3]
    sheet = drawn([HEAD, *POINTS, TEXT])
    made = added(by_small_below_headings(sheet, np.array([0.9, 0.9, 0.9, 0.0])), 4)
    runs_on = made[:, AT[LineRole.PARAGRAPH, False]]
    assert runs_on.tolist() == [0, NEVER, 0, 0]


@pytest.mark.parametrize(
    "lines",
    [
        [HEAD, HEAD._replace(text="and of the oil"), TEXT],
        [HEAD._replace(size=0.9), *POINTS],
        [TEXT, HEAD, TEXT, *POINTS],
    ],
    ids=["of one size", "both small", "behind text"],
)
def test_a_heading_of_two_lines_and_small_headings_stay_what_they_are(lines: list[Drawn]) -> None:
    headings = [0.9 if line is not TEXT else 0.0 for line in lines]
    made = added(by_small_below_headings(drawn(lines), np.array(headings)), len(lines))
    assert not made.any()
