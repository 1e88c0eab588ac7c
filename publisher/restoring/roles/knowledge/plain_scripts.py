"""Scripts in which no texts are restored: blank lines and indents part paragraphs, and no more.

The network has learned letters that have capitals and words that have blanks between them.
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import islice

import numpy as np

from publisher.languages.scripts import script_of
from publisher.restoring.roles.features import Sheet
from publisher.restoring.roles.knowledge.facts import Fact, Matrix
from publisher.restoring.roles.line_roles import LineRole
from publisher.restoring.roles.states import ASIDE, TITLES, state

# Lines that are read to know the script of a text, and the probability of a likely heading.
READ, LIKELY = 200, 0.5
BEGINS, RUNS_ON = (state(LineRole.PARAGRAPH, first=first) for first in (True, False))
FRONT = state(LineRole.FRONT, first=True)
KEPT = BEGINS | RUNS_ON | FRONT | TITLES | ASIDE


def by_plain_script(sheet: Sheet, chances: Matrix) -> Iterator[Fact]:
    """Yield what the lines of such a text are; nothing in one whose script is restored."""
    script, _ = script_of("".join(line.text for line in islice(sheet.worded, READ)))
    if script is None or script.restored:
        return
    lines = len(sheet)
    inside = np.concatenate(([False], np.diff(sheet.page) == 0))
    deeper = np.concatenate(([False], np.diff(sheet.indents) > 0))
    shown = np.exp(chances)[:, TITLES | FRONT].sum(1) > LIKELY
    below = np.concatenate(([False], shown[:-1]))
    why = f"no texts in {script.name} are restored"
    yield Fact(why, np.ones(lines, dtype=np.bool_), ~KEPT)
    yield Fact(why, inside & (sheet.gaps <= 0) & ~deeper & ~below, BEGINS)
    yield Fact(why, inside & (sheet.gaps > 0) & (not sheet.doubled), RUNS_ON)
