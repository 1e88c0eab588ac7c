"""Sentences that open with a word for a picture: ``Figure 3 shows``, ``Fig. 2, the mill, was``."""

from __future__ import annotations

import re
from collections.abc import Iterator

import numpy as np

from publisher.restoring.roles.features import Sheet
from publisher.restoring.roles.knowledge.facts import Fact, Flags
from publisher.restoring.roles.line_roles import LineRole
from publisher.restoring.roles.states import state

WHY = "a sentence speaks of a picture"
CAPTION = state(LineRole.CAPTION, first=True)
# What stands behind the number of a picture that a sentence speaks of: a comma, or a word in small
# letters; ``Fig. 2 a)`` is a part of one.
GOES_ON = r"(?:,|\s+(?P<next>[^\W\d_])\w+(?!\w*[).:]))"


def by_mentions(sheet: Sheet) -> Iterator[Fact]:
    """Yield which lines of drawn pages speak of a picture, and are no caption.

    One that is set like a caption, below its picture, is told to be one all the same (captioned/).
    """
    if not sheet.caption_words or not any(line.runs for line in sheet.lines):
        return
    yield Fact(WHY, mentions(sheet), CAPTION)


def mentions(sheet: Sheet) -> Flags:
    """Return which lines open with a word for a picture of which their sentence speaks."""
    words = "|".join(map(re.escape, sorted(sheet.caption_words, key=len, reverse=True)))
    mention = re.compile(rf"\W{{0,2}}(?i:{words})\.?\s*\d[\w.\-\u2013]*{GOES_ON}")
    found = [mention.match(line.text.strip()) for line in sheet.worded]
    return np.array([one is not None and not (one["next"] or "").isupper() for one in found])
