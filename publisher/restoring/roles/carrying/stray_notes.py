"""Lines told to go on with a note that ended pages before: they are text."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from publisher.model.transcript import Page
from publisher.restoring.roles.carrying.ruling import EVEN
from publisher.restoring.roles.line_roles import LineRole, LinesTold


def with_notes_near(pages: Sequence[Page], lines: LinesTold) -> LinesTold:
    """Return what the lines are, as text those of a note of which a page before has nothing.

    A note goes on at the foot of the next page, or of each of the next ones.
    """
    made = dict(lines)
    last: int | None = None
    for at, page in enumerate(page for page in pages if any(not one.blank for one in page.lines)):
        here = last
        for line in page.lines:
            told = made.get((line.number, line.part))
            if told is None or told.role is not LineRole.NOTE:
                continue
            if told.first or last is None or at - last <= 1:
                here = last = at
            else:
                text = replace(told, role=LineRole.PARAGRAPH, first=told.begins >= EVEN)
                made[line.number, line.part] = text
        last = here
    return made
