"""Where and when something was written: above a letter, and below the name that signs a preface."""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np

from publisher.expressions import compiled
from publisher.restoring.roles.features import Sheet
from publisher.restoring.roles.knowledge.facts import Fact
from publisher.restoring.roles.states import TITLES

# ``2, Harbour Lane, Orrin, 9th October, 1886.``: the number of a house, and the year at the end.
ADDRESS = compiled(r"\d{1,4}[a-z]?,? [^\W\d_].{3,80},.{0,20}\b(?:1[4-9]|20)\d\d\.?")
# ``ORRIN, 1895.``, ``Orrin, May, 1895.``: a place and a year.
PLACED = compiled(
    r"[^\W\d_][^\d,;:!?]{2,30}, (?:[^\W\d_]{3,12}\.?,? (?:\d{1,2}\w{0,3}, )?)?(?:1[4-9]|20)\d\d\.?"
)
# Of the measure (the width that 95 % of the lines keep to): a name that signs leaves more of it empty.
NAME, WIDEST = 0.6, 95


def by_datelines(sheet: Sheet) -> Iterator[Fact]:
    """Yield which lines say where and when, and are no headings."""
    address, placed = (np.zeros(len(sheet), dtype=np.bool_) for _ in range(2))
    short = sheet.fullest < NAME * sheet.kept_by(WIDEST)
    for at, one in enumerate(sheet.worded):
        address[at] = sheet.names["month"][at] > 0 and ADDRESS.fullmatch(one.text) is not None
        if at > 1 and PLACED.fullmatch(one.text):
            ended = not sheet.ends_open[at - 1] and sheet.names["ends stop"][at - 2] > 0
            placed[at] = ended and bool(short[at - 1]) and _signs(sheet.worded[at - 1].text)
    yield Fact("it is an address and a date", address, TITLES)
    signs = np.append(placed[1:], False)
    yield Fact("a name signs the text above, with a place and a year", placed | signs, TITLES)


def _signs(text: str) -> bool:
    """Tell whether a line is a few words with capitals, as a name is."""
    words = text.split()
    return 1 <= len(words) <= 4 and all(word[:1].isupper() for word in words)
