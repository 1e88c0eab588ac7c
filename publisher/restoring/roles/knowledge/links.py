"""What the links of a file say of its lines: which open notes, and which are headings."""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np

from publisher.restoring.measuring.seen import SAME_SIZE, usual_size
from publisher.restoring.roles.features import Sheet
from publisher.restoring.roles.knowledge.facts import Fact, Flags, Matrix, pinned
from publisher.restoring.roles.knowledge.small_below import smaller_lines
from publisher.restoring.roles.line_roles import LineRole
from publisher.restoring.roles.linked import linked_contents, linked_notes
from publisher.restoring.roles.raised_series import raised_series
from publisher.restoring.roles.states import ASIDE, AT, FIRST, HARDLY, HEADING, NOTE, TITLES
from publisher.restoring.roles.unusual_signs import notes_of_two_forms

# The probability from which a line is likely furniture or a heading.
LIKELY = 0.5
OPENS, GOES_ON = AT[LineRole.NOTE, True], AT[LineRole.NOTE, False]


def by_links(sheet: Sheet, chances: Matrix) -> Iterator[Fact]:
    """Yield which lines are of notes that marks lead to, and which headings contents lead to.

    ``chances`` (natural logarithms) has a row for each line and a column for each state.
    """
    page = sheet.page.tolist()
    notes = linked_notes(sheet.links, sheet.lines, page) or raised_series(sheet.lines)
    notes = notes or notes_of_two_forms(sheet.lines, page)
    if not notes and not sheet.links:
        return
    bodies = {note.body for note in notes if note.sure}
    opening = np.array([line.number in bodies for line in sheet.lines])
    yield from pinned(
        "a mark in the text calls it, as a link or the series of both shows", opening, OPENS
    )
    below = _below(sheet, opening, chances)
    yield from pinned("it goes on with a note that a mark is sure to call", below, GOES_ON)
    calling = {note.line for note in notes if note.sure}
    marked = np.array([line.number in calling for line in sheet.lines]) & ~opening & ~below
    text = marked | (_below(sheet, marked, chances) & ~opening & ~below)
    yield Fact("a mark on it or above it is sure to call a note", text, NOTE, 2 * HARDLY)
    first, more = (np.zeros(len(sheet), dtype=np.bool_) for _ in range(2))
    small = smaller_lines(sheet)
    for rows in linked_contents(sheet.links, sheet.lines, page).headings:
        first[rows.start] = True
        # Contents may say what a chapter holds, as lines in smaller type do below its heading.
        end = next((at for at in rows if small[at] and not small[rows.start]), rows.stop)
        more[rows.start + 1 : end] = True
    yield Fact("an entry of the contents leads to it by a link", first | more, ~TITLES)
    yield Fact("it goes on with a heading that a link leads to", more & ~first, FIRST)


def _below(sheet: Sheet, opening: Flags, chances: Matrix) -> Flags:
    """Return which lines go on with some: those below in one column and size, without a gap.

    What is likely a folio or a heading is none of them.
    """
    other = np.exp(chances)[:, ASIDE | HEADING].sum(1) > LIKELY
    joined = sheet.below_another & (sheet.gaps <= 0) & ~other & ~opening
    made = opening.copy()
    size = [usual_size(line.runs) or 1.0 for line in sheet.lines]
    for at in np.flatnonzero(joined).tolist():
        made[at] = made[at - 1] and abs(size[at] - size[at - 1]) < SAME_SIZE
    return made & ~opening


def linked_entries(sheet: Sheet) -> Flags:
    """Return which lines are entries of contents, as their links and their words show together."""
    if not sheet.links:
        return np.zeros(len(sheet), dtype=np.bool_)
    entries = linked_contents(sheet.links, sheet.lines, sheet.page.tolist()).entries
    return np.isin(np.arange(len(sheet)), entries)
