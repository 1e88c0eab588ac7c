"""Lines with a word for a chapter and a number that counts on."""

from __future__ import annotations

import numpy as np
import pytest

from publisher.restoring.roles.knowledge.chapter_series import by_chapter_series
from publisher.restoring.roles.line_roles import LineRole
from publisher.restoring.roles.states import AT
from tests.support.sheets import Chances, logs, sheet

OPENS = AT[LineRole.HEADING, True]
TEXT: Chances = {(LineRole.PARAGRAPH, True): 0.99}
NOTE: Chances = {(LineRole.NOTE, True): 0.99}
ABOVE = "The keeper trims the wicks at dusk and at midnight, and writes down the hour."


def series(form: str, chances: Chances = TEXT) -> list[str]:
    """Return the lines that are headings because they count on, among lines of text."""
    lines = [line for n in ("I", "II", "III") for line in (form.format(n), ABOVE, ABOVE)]
    told = {at: chances if at % 3 == 0 else TEXT for at in range(len(lines))}
    facts = by_chapter_series(sheet("\n".join(lines), "en"), logs(len(lines), told))
    found = np.any([fact.lines for fact in facts if not fact.states[OPENS]], axis=0)
    return [lines[at] for at in np.flatnonzero(found)]


def test_chapters_that_count_on_are_headings() -> None:
    assert series("CHAPTER {}.") == ["CHAPTER I.", "CHAPTER II.", "CHAPTER III."]


@pytest.mark.parametrize("form", ["1See Appendix {}.", "See Appendix {} for the rest of the log."])
def test_what_points_to_chapters_that_count_on_is_no_heading(form: str) -> None:
    assert series(form) == []


def test_notes_that_point_to_chapters_are_no_headings() -> None:
    assert series("CHAPTER {}.", NOTE) == []
