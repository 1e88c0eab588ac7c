"""Speeches of a play: who speaks, in capitals, opens a block wherever a speech has ended.

Few lines show that a speech ends, for the one below may be as long. But the names come again.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

import numpy as np

from publisher.expressions import compiled
from publisher.languages import CAPITALS
from publisher.restoring.roles.features import Sheet
from publisher.restoring.roles.features.wording import ROMAN
from publisher.restoring.roles.knowledge.facts import Fact
from publisher.restoring.roles.line_roles import LineRole
from publisher.restoring.roles.states import TITLES, state

# ``HAL.``, ``THE CLERK (aside).``, ``LE MEUNIER, prenant la bêche. —``, ``ERIK:``
NAME = compiled(
    rf"([{CAPITALS}][{CAPITALS}’'-]{{1,20}}+(?: [{CAPITALS}][{CAPITALS}’'-]{{0,20}}+){{0,2}})"
    r"(?:\. |[.,:]? ?\(|, |: )(?=.{0,80}\w)"
)
# ``Der Prinz (lesend).``, ``Conti.``: names that are not set otherwise, where blank lines part speeches.
PLAIN = compiled(
    rf"([{CAPITALS}][\w’'-]{{1,20}}+(?: (?:[{CAPITALS}]|d[ue]s? )[\w’'-]{{1,20}}+){{0,2}})(?:\. ?|,? \()"
)
# The same for these: more of them are asked for, and as a share of all lines below blank ones.
OFTEN, SEVERAL, SHARE = 5, 2, 0.4
# Times that a name opens a line, names, and all of their lines from which a text is a play.
AGAIN, NAMES, LINES = 2, 2, 5
GOES_ON = state(LineRole.PARAGRAPH, first=False)


def by_speeches(sheet: Sheet) -> Iterator[Fact]:
    """Yield which lines open a speech, and are therefore no headings and go on with nothing."""
    opens = np.zeros(len(sheet), dtype=np.bool_)
    for at in speeches(sheet):
        near = at > 0 and sheet.page[at - 1] == sheet.page[at] and sheet.gaps[at] <= 0
        opens[at] = not (near and sheet.ends_open[at - 1])
    yield Fact("it opens a speech, as its speaker's others do", opens, GOES_ON | TITLES)


def speeches(sheet: Sheet) -> list[int]:
    """Return the lines that open with the name of a speaker; none where a text is no play."""
    matches = ((at, NAME.match(one.text)) for at, one in enumerate(sheet.worded))
    found = [(at, match[1]) for at, match in matches if match and not ROMAN.fullmatch(match[1])]
    times = Counter(name for _, name in found)
    speakers = {name for name, count in times.items() if count >= AGAIN}
    several = sum(times[name] for name in speakers) >= LINES and len(speakers) >= NAMES
    return [at for at, name in found if several and name in speakers] or _plain_speeches(sheet)


def _plain_speeches(sheet: Sheet) -> list[int]:
    """Return the lines below blank ones that open with speakers whose names are set as the text is."""
    below = np.flatnonzero(sheet.gaps > 0).tolist()
    matches = ((at, PLAIN.match(sheet.worded[at].text)) for at in below)
    found = [(at, match[1]) for at, match in matches if match]
    times = Counter(name for _, name in found)
    speakers = {name for name, count in times.items() if count >= OFTEN}
    own = [at for at, name in found if name in speakers]
    return own if len(speakers) >= SEVERAL and len(own) >= SHARE * len(below) else []
