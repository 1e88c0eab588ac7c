"""Behind a caption a paragraph begins where the line above it ended with room to spare."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest

from publisher.languages import language
from publisher.restoring.roles.features import sheet_of
from publisher.restoring.roles.knowledge.after_figures import by_ends_above_figures
from publisher.restoring.roles.line_roles import LineRole
from publisher.restoring.roles.states import AT, NEVER, STATES
from publisher.sources.pdf import read_pdf
from tests.sources.pdf.linking import linked

PROSE = (
    "The mill was built in the year of the great flood, and",
    "the miller kept an account of every sack that came in,",
    "who had brought it, what it had weighed, and then what",
    "remained when all the dust had settled upon the floor.",
)
CAPTION = "Fig. 1. The mill"


@pytest.mark.parametrize(
    ("last", "next_", "begins"),
    [
        ("So it was.", "When he died, nobody knew what was to become of it all", True),
        ("and so it was with", "those who came to see it, and with those who had seen", False),
        ("He said that it had been so ever since the old miller.", "When he died, it", False),
    ],
    ids=["ended with room", "within a sentence", "ended on a full line"],
)
def test_a_paragraph_begins_behind_a_caption(
    tmp_path: Path, last: str, next_: str, begins: bool
) -> None:
    path = tmp_path / "set.pdf"
    path.write_bytes(linked([*PROSE, last, CAPTION, next_, *PROSE]))
    sheet = sheet_of(read_pdf(path, "set.pdf", "en").value, language("en"))
    chances = np.full((len(sheet), len(STATES)), NEVER, dtype=np.float32)
    chances[:, AT[LineRole.PARAGRAPH, False]] = 0
    at = [one.text for one in sheet.worded].index(CAPTION)
    chances[at] = NEVER
    chances[at, AT[LineRole.CAPTION, True]] = 0
    (fact,) = by_ends_above_figures(sheet, chances)
    assert np.flatnonzero(fact.lines).tolist() == ([at + 1] if begins else [])
