"""What stands at the right in the type of the text signs it, where headings stand out."""

from __future__ import annotations

import numpy as np
import pytest

from publisher.restoring.roles.knowledge.facts import added
from publisher.restoring.roles.knowledge.set_right import by_set_right
from publisher.restoring.roles.states import HEADING, NEVER
from tests.restoring.roles.test_drawn_looks import TEXT, WIDTH, Drawn, drawn

HEAD = Drawn("The lamps", width=6.0, gap=2.0, bold=True)
NAME = Drawn("Mary Orrin.", indent=WIDTH - 6.0, width=6.0)


def no_headings(*lines: Drawn) -> list[str]:
    """Return the lines that are no headings; all but those of the text may be some."""
    headings = np.array([0.0 if line is TEXT else 0.9 for line in lines])
    made = added(by_set_right(drawn(lines), headings), len(lines))
    return [
        line.text for line, row in zip(lines, made, strict=True) if (row[HEADING] == NEVER).all()
    ]


def text(*lines: Drawn, heads: int = 2) -> list[Drawn]:
    return [*[HEAD, *[TEXT] * 4] * heads, *lines, *[TEXT] * 8]


@pytest.mark.parametrize(
    "line", [NAME, NAME._replace(italic=True), NAME._replace(size=0.9)], ids=str
)
def test_what_is_set_right_is_no_heading_where_these_stand_out(line: Drawn) -> None:
    assert no_headings(*text(line)) == [line.text]


@pytest.mark.parametrize(
    "line",
    [
        NAME._replace(bold=True),
        NAME._replace(size=1.3),
        NAME._replace(text="THE OIL"),
        NAME._replace(indent=WIDTH / 2 - 3, centred=True),
        NAME._replace(indent=0.0),
    ],
    ids=["bold", "larger", "capitals", "centred", "left"],
)
def test_other_lines_may_be_headings(line: Drawn) -> None:
    assert no_headings(*text(line)) == []


def test_where_no_headings_stand_out_those_at_the_right_may_be_some() -> None:
    assert no_headings(*text(NAME, heads=1)) == []
