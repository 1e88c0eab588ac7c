"""Points of a list by how they begin and end; what is said behind dashes, and headings, are none."""

from __future__ import annotations

import pytest

from publisher.languages import language
from publisher.restoring.roles.features import Sheet, sheet_of
from publisher.restoring.roles.knowledge.listed_points import by_bullets, by_listed_points
from publisher.sources import transcript_from


@pytest.mark.parametrize(
    ("lines", "points"),
    [
        (["He brought:", "- a lamp,", "- oil."], [1, 2]),
        (["- a lamp,", "- oil,", "- and wicks."], [0, 1, 2]),
        (["He brought:", "- a lamp", "- oil"], [1, 2]),
        (["He brought:", "1) a lamp;", "2) oil;", "3) wicks."], [1, 2, 3]),
        (["He brought:", "- a lamp that was", "  heavy,", "- oil."], [1, 3]),
        (["- A lamp?", "- And oil.", "- No wicks."], []),
        (["- A lamp, he said,", "- and oil, said she.", "- No wicks."], []),
        (["- I come from the sea,", "- I come from the hill,", "- I come to be free."], []),
        (["2. a lamp,", "3. oil,", "4. wicks."], []),
        (["- a lamp,", "", "The oil came in barrels.", "", "- and wicks."], []),
    ],
    ids=["led by a colon", "three", "without stops", "numbers", "hanging lines", "speeches",
         "speeches with words between", "verse", "not from one", "far apart"],
)  # fmt: skip
def test_points_that_end_in_commas_are_a_list(lines: list[str], points: list[int]) -> None:
    opens = next(fact for fact in by_listed_points(sheet(lines)) if "point, and" in fact.why)
    assert opens.lines.nonzero()[0].tolist() == points


def test_a_line_behind_a_bullet_goes_on_with_no_heading() -> None:
    further, none = by_bullets(sheet(["THE LAMP", "• the oil;", "• Wicks", "• 3 •"]))
    assert further.lines.nonzero()[0].tolist() == [1, 2]
    assert none.lines.nonzero()[0].tolist() == [1]


def sheet(lines: list[str]) -> Sheet:
    return sheet_of(transcript_from("\n".join(lines), "en.txt", "en").value, language("en"))
