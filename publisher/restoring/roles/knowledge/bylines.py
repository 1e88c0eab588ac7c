"""Lines that say who wrote what a heading heads (``BY B. HALE.``), and are none themselves."""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np

from publisher.restoring.roles.features import Sheet
from publisher.restoring.roles.knowledge.facts import Fact
from publisher.restoring.roles.states import TITLES


def by_bylines(sheet: Sheet) -> Iterator[Fact]:
    """Yield which lines name who wrote something, and are therefore no headings."""
    made = np.zeros(len(sheet), dtype=np.bool_)
    made[list(sheet.by_persons)] = True
    yield Fact("it names who wrote what stands here", made, TITLES)
