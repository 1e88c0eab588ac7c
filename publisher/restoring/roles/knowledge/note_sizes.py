"""Where the notes of a text are set smaller than its body, what is set like the body is no note."""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np
from numpy.typing import NDArray

from publisher.restoring.measuring.seen import SAME_SIZE, usual_size
from publisher.restoring.roles.features import Sheet
from publisher.restoring.roles.knowledge.facts import Fact, Flags
from publisher.restoring.roles.states import FIRST, NOTE

# The probability from which a line is likely one of a note; so many such lines show how notes are
# set here, if this share of them is smaller than the body.
LIKELY, FEWEST, SMALLER = 0.5, 4, 0.8


def by_note_sizes(sheet: Sheet, notes: NDArray[np.float32]) -> Iterator[Fact]:
    """Yield which lines go on with no note, because they are set in the size of the body.

    ``notes`` has the probability of each line to be one of a note. What stands on top of the next
    column or page may go on with the note above by its words, and with the text by its size.
    """
    sizes = np.array([usual_size(line.runs) or 0.0 for line in sheet.lines])
    small = (sizes > 0) & (sizes < 1 - SAME_SIZE)
    likely = (notes > LIKELY) & (sizes > 0)
    if likely.sum() < FEWEST or (small & likely).sum() < SMALLER * likely.sum():
        return
    body: Flags = np.abs(sizes - 1) < SAME_SIZE
    body &= np.array([not one.label for one in sheet.worded])
    why = "notes are set smaller here, and this line like the text"
    yield Fact(why, body, NOTE & ~FIRST)
