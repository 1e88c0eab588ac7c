"""Lines below the first note of a page whose text breaks off and goes on overleaf: all of the notes.

In small print hardly anything tells the lines of a long note from those of the text. But where the text
above the note ends in mid-sentence, the next page goes on with it in small letters, and no line below
the note could do so, nothing there is of the text: nor is the line that says who wrote the note
(``Note of the editor.``).
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

import numpy as np
from numpy.typing import NDArray

from publisher.restoring.roles.features import Sheet
from publisher.restoring.roles.knowledge.facts import Fact
from publisher.restoring.roles.states import ASIDE, NOTE
from publisher.restoring.wording import begins_small, ending

# The probability from which a line surely is of a note, lines on top of a page before its text, and
# words of one.
SURE, TOP, WORDS = 0.9, 3, 3


def by_lines_below_notes(sheet: Sheet, notes: NDArray[np.float64]) -> Iterator[Fact]:
    """Yield which lines at the feet of pages are of the notes above them.

    ``notes`` are the probabilities of each line to be of a note. Of drawn lines it is seen how they
    are set.
    """
    made = np.zeros(len(sheet), dtype=np.bool_)
    if sheet.paged and sheet.lines[0].geometry is None:
        for (first, end), (below, _) in pairwise(pairwise(sheet.starts.tolist())):
            places = np.flatnonzero(notes[first:end] > SURE)
            start = first + int(places[0]) if len(places) else end
            if first < start < end and _goes_on(sheet, start - 1, below):
                made[start + 1 : end] = not _resumes(sheet, start, end)
    yield Fact("the text above the notes goes on overleaf", made, ~NOTE & ~ASIDE)


def _goes_on(sheet: Sheet, above: int, below: int) -> bool:
    """Tell whether the text above the notes breaks off, and goes on at the head of the next page."""
    tops = (sheet.worded[at].text for at in range(below, min(below + TOP, len(sheet))))
    first = next((text for text in tops if len(text.split()) >= WORDS), "")
    return bool(sheet.ends_open[above]) and begins_small(first)


def _resumes(sheet: Sheet, start: int, end: int) -> bool:
    """Tell whether a line below the notes may go on with the text: in small letters, a sentence ended."""
    texts = [one.text for one in sheet.worded[start:end]]
    return any(begins_small(below) and ending(above) == "end" for above, below in pairwise(texts))
