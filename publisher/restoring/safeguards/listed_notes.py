"""A numbered list that became notes: they stand together, count on, and nothing calls them."""

from __future__ import annotations

from collections.abc import Iterator

from publisher.model.findings import Finding, Severity
from publisher.restoring.safeguards.made import Made

# Notes in a row that nothing calls; of the known texts that came out well none has two.
LISTED = 3


def listed_notes(made: Made) -> Iterator[Finding]:
    """Yield an error for each row of three or more notes that count on and that no mark calls."""
    for row in _rows(made):
        if len(row) >= LISTED:
            first, last = (made.told.notes[at].mark for at in (row[0], row[-1]))
            yield Finding(
                "restoring/list-as-notes",
                Severity.ERROR,
                f"notes {first} to {last} follow each other here and no mark calls any of them:"
                " they may be a numbered list",
                "write a “list” ruling on the first of these lines; if they are notes, “note-body”"
                " on it or “note” where they are called",
                made.place([told for at in row for told in made.bodies[at]]),
            )


def _rows(made: Made) -> Iterator[list[int]]:
    """Yield the places of notes that nothing calls, in rows whose numbers rise by one."""
    called = {note for _, note in made.told.marks.calling}
    row: list[int] = []
    for at, note in enumerate(made.told.notes):
        lone = at not in called and note.mark.isdecimal() and at in made.bodies
        if lone and row and int(note.mark) == int(made.told.notes[row[-1]].mark) + 1:
            row.append(at)
            continue
        yield row
        row = [at] if lone else []
    yield row
