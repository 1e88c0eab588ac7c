"""Lines in smaller type below a heading: what its chapter holds, and no more of the heading.

``The keeper is named — His lamps — A ship is lost``: the points of a chapter stand so below its
name in many books, set smaller than the text. Few headings go on in such type.
"""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np

from publisher.expressions import compiled
from publisher.restoring.measuring.seen import SAME_SIZE, usual_size
from publisher.restoring.roles.features import Sheet
from publisher.restoring.roles.knowledge.facts import Fact, Flags
from publisher.restoring.roles.line_roles import LineRole
from publisher.restoring.roles.states import TITLES, state

# The probability from which a line is likely one of a heading.
LIKELY = 0.5
# ``2.1 Said at the grave``; and the share of capitals among the letters of a heading in capitals.
NUMBERED, CAPITALS = compiled(r"\d{1,2}(?:\.\d{1,2})+\.?\s"), 0.7
FRONT = state(LineRole.FRONT, first=True)
RUNS_ON = state(LineRole.PARAGRAPH, first=False)


def by_small_below_headings(sheet: Sheet, headings: np.ndarray) -> Iterator[Fact]:
    """Yield which lines are no part of the heading above them, for they are smaller than the text.

    ``headings`` are the probabilities of the lines to be those of one.
    """
    small = smaller_lines(sheet)
    above = np.zeros(len(sheet), dtype=np.bool_)
    above[1:] = (headings[:-1] > LIKELY) & ~small[:-1] & (np.diff(sheet.page) == 0)
    first, rest = small & above, np.zeros(len(sheet), dtype=np.bool_)
    for at in np.flatnonzero(first).tolist():
        end = at + 1
        while end < len(sheet) and small[end] and sheet.page[end] == sheet.page[at]:
            end += 1
        if _names_a_section(" ".join(one.text for one in sheet.worded[at:end])):
            first[at] = False
        else:
            rest[at:end] = True
    why = "it is set smaller than the text, below a heading that is not"
    yield Fact(why, rest, TITLES | FRONT)
    yield Fact(why, first, RUNS_ON)


def _names_a_section(text: str) -> bool:
    """Tell whether smaller lines are the heading of a section: numbered in parts, or in capitals."""
    letters = [sign for sign in text if sign.isalpha()]
    return bool(NUMBERED.match(text)) or sum(map(str.isupper, letters)) >= CAPITALS * len(letters)


def smaller_lines(sheet: Sheet) -> Flags:
    """Return which lines are set smaller than the text; none where the source shows no sizes."""
    sizes = np.array([usual_size(line.runs) or 1.0 for line in sheet.lines])
    made: Flags = sizes < 1 - SAME_SIZE
    return made
