"""Sentences cut by a note: its lines and those of the text change amid one, right below each other."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

from publisher.model.findings import Finding, Severity
from publisher.model.roles import NoteRole
from publisher.restoring.roles.told import ToldRow
from publisher.restoring.safeguards.made import Made
from publisher.restoring.wording import begins_small, ends_open

# Letters of each line that are shown.
TAIL = 30


def cut_notes(made: Made) -> Iterator[Finding]:
    """Yield an error where a note becomes text, or goes on behind text, in the middle of a sentence.

    Text that breaks off above the rest of a note from the page before is none: there the note has
    no line further up on the page. The word for a note in front of it is neither.
    """
    rows = [told for told in made.told.rows if told.role is not NoteRole.HEADING]
    rows.sort(key=lambda told: (told.row.number, told.row.order))
    begun: set[tuple[int, int]] = set()
    for above, below in pairwise(rows):
        if above.role is NoteRole.BODY:
            begun.add((above.row.page, above.number))
        if not _are_cut(above, below):
            continue
        resumed = (below.row.page, below.number) in begun
        if above.role is NoteRole.BODY or resumed:
            what = "a note ends" if above.role is NoteRole.BODY else "a note goes on"
            yield Finding(
                "restoring/note-cut",
                Severity.ERROR,
                f"{what} here in the middle of a sentence: “{above.row.text[-TAIL:]}” |"
                f" “{below.row.text[:TAIL]}”; lines of the text may be in the note, or lines of the"
                " note in the text",
                "write a “text” ruling on the line that is text, or on both if there is no note; if"
                " both belong to the note, “note-body” on its first line",
                made.place((above, below)),
            )


def _are_cut(above: ToldRow, below: ToldRow) -> bool:
    """Tell whether one of two lines right below each other is text, one note, and no sentence ends."""
    near = below.row.page == above.row.page and below.row.number == above.row.end + 1
    differ = (above.role is NoteRole.BODY) != (below.role is NoteRole.BODY)
    return near and differ and ends_open(above.row.text) and begins_small(below.row.text)
