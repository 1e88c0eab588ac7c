"""A note that is long against the others: it may have swallowed the text below it."""

from __future__ import annotations

from collections.abc import Iterator
from statistics import median

from publisher.model.findings import Finding, Severity
from publisher.restoring.safeguards.made import Made, words_in

# Words; the longest note of the known texts that came out well has 209.
LONG = 250
# Times the median of the other notes.
TIMES = 6
# With fewer other notes nothing is known of their lengths, and any long note is named.
FEW = 3


def long_notes(made: Made) -> Iterator[Finding]:
    """Yield an error for each note of more than 250 words, six times as long as the others."""
    words = {at: words_in(rows) for at, rows in made.bodies.items()}
    for at, count in words.items():
        if count <= LONG:
            continue
        others = [n for other, n in words.items() if other != at]
        if len(others) >= FEW and count < TIMES * median(others):
            continue
        mark, place = made.told.notes[at].mark, made.place(made.bodies[at])
        yield Finding(
            "restoring/note-very-long",
            Severity.ERROR,
            f"note {mark} was given {count} words, down to line {place.last}: it may hold text",
            "write a “text” ruling on the lines that are text, or “note-body” on its first line",
            place,
        )
