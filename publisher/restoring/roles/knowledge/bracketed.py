"""What volunteers write in brackets beside the text: words of the margin, and where music stood.

``[Sidenote: The oil.]`` keeps what was printed in the margin (guidelines of Distributed
Proofreaders), and stays as a paragraph of its own. ``[Music]``, which stands in a text again and
again, says only what the file leaves out.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator

import numpy as np

from publisher.expressions import compiled
from publisher.restoring.roles.features import Sheet
from publisher.restoring.roles.knowledge.facts import Fact, Flags
from publisher.restoring.roles.line_roles import LineRole
from publisher.restoring.roles.states import state

# The word in front of what the margin said; volunteers mostly keep the one of the guidelines.
SIDENOTE = compiled(
    r"\[(?:Side-?note|Margin(?:al)? note|Marginalie|Randnotiz|Randbemerkung|Note marginale|"
    r"Manchette|Nota (?:al margen|marginal|in margine)|Kanttekening|Marginalanteckning)s?\s?:",
    re.I,
)
# A line that is one remark in brackets, without others inside.
REMARK = compiled(r"\[[^\[\]]{3,60}\]")
# Lines of the longest words of the margin, and how often a remark returns that heads nothing.
LONGEST, AGAIN = 12, 2

BEGINS = state(LineRole.PARAGRAPH, first=True)
CAPTION = state(LineRole.CAPTION, first=True)
GOES_ON = state(LineRole.PARAGRAPH, first=False)


def by_bracketed(sheet: Sheet) -> Iterator[Fact]:
    """Yield which lines are words of the margin in brackets, and which remarks are no headings."""
    first, more, behind = _sidenotes(sheet)
    why = "volunteers keep words of the margin so"
    yield Fact(why, first, ~BEGINS)
    yield Fact(why, more, ~GOES_ON)
    yield Fact("words of the margin in brackets end above it", behind, GOES_ON)
    often = Counter(one.key for one in sheet.worded if REMARK.fullmatch(one.text))
    again = [often[one.key] >= AGAIN and one.text[:1] == "[" for one in sheet.worded]
    returns, apart = np.array(again, dtype=np.bool_), sheet.gaps > 0
    yield Fact(
        "a remark in brackets that stands elsewhere too", returns & apart, ~(BEGINS | CAPTION)
    )
    over = np.concatenate((sheet.begins_small[1:], [False]))
    yield Fact("no sentence goes on below the remark", returns & apart & ~over, CAPTION)
    below = np.concatenate(([False], (returns & apart)[:-1])) & apart
    yield Fact("blank lines part a remark in brackets from the text", below, GOES_ON)
    goes_on = below & sheet.begins_small
    yield Fact("it goes on behind a remark in brackets", goes_on, ~BEGINS)


def _sidenotes(sheet: Sheet) -> tuple[Flags, Flags, Flags]:
    """Return which lines begin words of the margin, which go on with them, and which follow them."""
    first, more, behind = (np.zeros(len(sheet), dtype=np.bool_) for _ in range(3))
    for at in range(len(sheet)):
        if not SIDENOTE.match(sheet.worded[at].text):
            continue
        depth = 0
        for below in range(at, min(at + LONGEST, len(sheet))):
            text = sheet.worded[below].text
            depth += text.count("[") - text.count("]")
            if depth <= 0:
                first[at], more[at + 1 : below + 1] = True, True
                behind[below + 1 : below + 2] = (
                    text.endswith("]") and sheet.gaps[below + 1 :][:1] > 0
                )
                break
    return first, more, behind
