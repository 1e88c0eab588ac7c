"""The marks of a text as they stand in print, for those who carry out what was told."""

from __future__ import annotations

from publisher.restoring.roles.notes.bodies import SplitText
from publisher.restoring.roles.notes.marks import Mark
from publisher.restoring.roles.notes.pairing import Paired
from publisher.restoring.roles.told import PrintedMark, ToldMarks


def told_marks(split: SplitText, paired: Paired) -> ToldMarks:
    """Return the marks with the words before them, those that call notes and the others."""
    calling = tuple((_printed(mark, split), note) for mark, note in paired.calling())
    lost = tuple(_printed(mark, split) for mark in paired.dangling)
    leftover = tuple(_printed(mark, split) for mark in paired.leftover)
    return ToldMarks(calling, lost, leftover)


def _printed(mark: Mark, split: SplitText) -> PrintedMark:
    row = split.rows[mark.row]
    printed, before = row.text[mark.start : mark.end], row.text[: mark.start]
    return PrintedMark(mark.mark, printed, before, row.number, mark.page, mark.weight)
