"""Catchwords of notes: the word with which a note goes on, below what the end of a page cuts off.

Where a note ran on to the next page its own catchword was printed below it, beside or above that of
the text (R. B. McKerrow, An Introduction to Bibliography for Literary Students, 1927).
"""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np
from numpy.typing import NDArray

from publisher.model.letters import letters_alone
from publisher.restoring.characters import TERMINAL
from publisher.restoring.roles.features import Sheet
from publisher.restoring.roles.knowledge.catchwords import (
    FOOT,
    HEAD,
    WORDS,
    begins_with,
    has_catchwords,
    is_of_page,
)
from publisher.restoring.roles.knowledge.facts import Fact, Flags, pinned
from publisher.restoring.roles.line_roles import LineRole
from publisher.restoring.roles.states import AT, NOTE
from publisher.structs import frozen

# Letters of a catchword, from which on it is hardly a word of a note's own last line.
LONG = 3
# The chance from which a line is told to be one of a note.
TOLD = 0.5


@frozen
class NoteCatchword:
    """The places on the sheet of a note's catchword, and of the line with which the note goes on."""

    line: int
    rest: int


def note_catchwords(sheet: Sheet, notes: Flags) -> Iterator[NoteCatchword]:
    """Yield the catchwords of notes that go on on the next page.

    Such a line stands below one of ``notes`` that breaks off, its words begin one line only of the
    next page, and that one is not where its text begins. The text has catchwords of its own too.
    """
    if not has_catchwords(sheet):
        return
    for first, end, last in zip(sheet.starts, sheet.starts[1:], sheet.starts[2:], strict=False):
        for at in range(max(int(first) + 1, int(end) - FOOT), int(end)):
            text = sheet.worded[at].text
            ended = text[-1:] in TERMINAL  # the last line of a note; a catchword hardly has a stop
            if ended or len(text.split()) > WORDS or len(letters_alone(text)) < LONG:
                continue
            above = _above(sheet, at, int(first))
            if not (notes[above] and sheet.ends_open[above]):
                continue
            begun = [n for n in range(end, last) if begins_with(sheet.worded[n].text, text)]
            if len(begun) == 1 and begun[0] >= end + HEAD:
                yield NoteCatchword(at, begun[0])


def _above(sheet: Sheet, at: int, first: int) -> int:
    """Return the place of the line above one, over the signature of the sheet, if that stands there."""
    above = at - 1
    while above > first and is_of_page(sheet.worded[above].text):
        above -= 1
    return above


def by_note_catchwords(sheet: Sheet, notes: NDArray[np.float64]) -> Iterator[Fact]:
    """Yield which lines are catchwords, and that the notes of the next page begin with their words.

    ``notes`` are the probabilities of each line to be of one.
    """
    called, rests, text = (np.zeros(len(sheet), dtype=np.bool_) for _ in range(3))
    for one in note_catchwords(sheet, notes > TOLD):
        called[one.line] = rests[one.rest] = True
        # Pages without lines are counted, too.
        first = int(np.searchsorted(sheet.page, sheet.page[one.rest]))
        text[first : one.rest] = True
    yield Fact("the note of the page before goes on further down", text, NOTE)
    why = "a catchword of the page before says that its note goes on here"
    yield from pinned(why, rests, AT[LineRole.NOTE, False])
    why = "the note above goes on with it on the next page"
    yield from pinned(why, called, AT[LineRole.CATCHWORD, True])
