"""Notes taken out of order: where their numbers fall, one of them may be none."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

from publisher.model.findings import Finding, Severity
from publisher.restoring.safeguards.made import Made

# Falls that are no new beginning at 1. One may be a misread label or two columns of notes; of the
# known texts that came out well one has one, and none has two.
ALLOWED = 1


def note_order(made: Made) -> Iterator[Finding]:
    """Yield an error for each note whose number falls, where there are two or more such notes."""
    notes = made.told.notes
    numbered = [
        (at, int(note.mark))
        for at, note in enumerate(notes)
        if note.mark.isdigit() and note.label and at in made.bodies
    ]
    falls = [
        (before, at, number)
        for (_, before), (at, number) in pairwise(numbered)
        if number <= before and number != 1
    ]
    if len(falls) <= ALLOWED:
        return
    for before, at, number in falls:
        yield Finding(
            "restoring/notes-out-of-order",
            Severity.ERROR,
            f"note {number} was taken here, behind note {before}",
            "write a “text” or “list” ruling on its first line if it is not a note, or “note-body”"
            " if it is one",
            made.place(made.bodies[at]),
        )
