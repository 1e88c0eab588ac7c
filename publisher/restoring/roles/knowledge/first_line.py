"""The first line of a text: a running head stands there only if it comes again."""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np

from publisher.restoring.roles.features import Sheet
from publisher.restoring.roles.knowledge.facts import Fact
from publisher.restoring.roles.line_roles import LineRole
from publisher.restoring.roles.states import state

HEAD = state(LineRole.RUNNING_HEAD, first=True)


def by_first_line(sheet: Sheet) -> Iterator[Fact]:
    """Yield that the first line is no running head, where its words stand nowhere else.

    The title of a text stands there, and nothing else would say what it is.
    """
    if not sheet.paged:
        return
    key = sheet.worded[0].key
    alone = bool(key) and all(one.key != key for one in sheet.worded[1:])
    lines = np.arange(len(sheet)) == 0
    yield Fact("a running head comes again", lines & alone & (not sheet.worded[0].numbers), HEAD)
