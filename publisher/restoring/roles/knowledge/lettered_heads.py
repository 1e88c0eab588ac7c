"""Letters of the alphabet that stand alone in a row: the heads of an index, or what counts points.

``C`` and ``L`` might be folios, ``B`` a signature, ``A`` the initial of the line below; where letters
rise through the text, and the line below each begins with it, they are none of these.
"""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np

from publisher.languages.initials import lettered
from publisher.restoring.roles.features import Sheet
from publisher.restoring.roles.knowledge.facts import Fact, pinned
from publisher.restoring.roles.line_roles import LineRole
from publisher.restoring.roles.states import AT


def by_lettered_heads(sheet: Sheet) -> Iterator[Fact]:
    """Yield that such letters, and the lines below them, begin paragraphs."""
    begin = np.zeros(len(sheet), dtype=np.bool_)
    for at in lettered([one.text for one in sheet.worded]):
        if at + 1 < len(sheet) and sheet.page[at] == sheet.page[at + 1]:
            begin[at] = begin[at + 1] = True
    why = "letters of the alphabet stand alone in a row, above what they head or count"
    yield from pinned(why, begin, AT[LineRole.PARAGRAPH, True])
