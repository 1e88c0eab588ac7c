"""Lines that end in mid-word: what stands right below goes on with the word, and begins nothing."""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np

from publisher.expressions import compiled
from publisher.restoring.characters import PRINTED_HYPHENS
from publisher.restoring.roles.features import Sheet
from publisher.restoring.roles.knowledge.facts import Fact
from publisher.restoring.roles.line_roles import LineRole
from publisher.restoring.roles.states import ASIDE, FIRST, STATES
from publisher.restoring.wording import ends_elided

HYPHENS = "".join(sorted(PRINTED_HYPHENS)).replace("-", "\\-")
# ``saw vendê-`` above ``-lo``; ``the year 1918-`` and ``the F-`` above figures; a name above another.
ENDS = compiled(rf"\s\S*[^\W\d_][{HYPHENS}]$")
REPEATED = compiled(rf"[{HYPHENS}][^\W\d_]")
COUNTED = compiled(rf"(?:\d|(?<![^\W\d_])[^\W\d_a-z]{{1,6}})[{HYPHENS}]$")
FIGURES = compiled(r"\d{1,4}(?![\d.)\]]*\s+[^\W\d_a-z])(?!\w)")
NAME = compiled(rf"(?<![^\W\d_])[^\W\d_]+[{HYPHENS}]$")
OPENING = '«„“"‘‹'
# Each line of verse, of a title page and of a table is one of its own, whatever it ends in.
OWN = np.array([role in (LineRole.VERSE, LineRole.FRONT, LineRole.ROW) for role, _ in STATES])
BEGINS = FIRST & ~ASIDE & ~OWN
# Of the measure (the width that 88 % of the lines keep to): a line below a name that is shorter, and
# has not ended, may be a caption between both halves.
FULL, WIDEST = 0.8, 88


def by_tied_lines(sheet: Sheet) -> Iterator[Fact]:
    """Yield which lines begin nothing, for the word at the end of the line above goes on there."""
    made = np.zeros(len(sheet), dtype=np.bool_)
    near = sheet.below_another & (sheet.gaps <= 0)
    for at in np.flatnonzero(near).tolist():
        above, below = sheet.worded[at - 1].text, sheet.worded[at].text
        made[at] = _goes_on(above, below, sheet.elisions) or _is_name(sheet, at)
    yield Fact("the word at the end of the line above goes on here", made, BEGINS)


def _goes_on(above: str, below: str, elisions: frozenset[str]) -> bool:
    if COUNTED.search(above[-10:]) and FIGURES.match(below):
        return True
    if ENDS.search(above[-40:]):
        return REPEATED.match(below) is not None or below[:1].islower()
    return ends_elided(above, elisions) and below.lstrip(OPENING)[:1].isalnum()


def _is_name(sheet: Sheet, at: int) -> bool:
    """Tell whether both halves of a name with a hyphen stand at the ends of two full lines."""
    above, below = sheet.worded[at - 1].text, sheet.worded[at].text
    name = NAME.search(above[-40:])
    if name is None or not name[0][0].isupper() or not below[:1].isupper():
        return False
    full = FULL * sheet.kept_by(WIDEST)
    return bool(sheet.widths[at - 1] > full) and (
        bool(sheet.widths[at] > full) or below[-1:] in ".!?"
    )
