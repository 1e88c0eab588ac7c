"""Notes: how surely they are notes, and notes and marks without a partner."""

from __future__ import annotations

from collections.abc import Iterator

from publisher.restoring.suspicion.figures import NAMED, Figure, Restored, least_sure, share

# Probability; a line of a note that is less sure is named.
UNSURE = 0.6


def notes(restored: Restored) -> Iterator[Figure]:
    """Yield the share of notes and marks without a partner, and of lines that may be text."""
    yield _unmatched(restored)
    told = restored.made.told
    rows = told.of_notes
    unsure = [row for row in rows if row.confidence < UNSURE]
    yield Figure(
        "notes-unsure",
        share(sum(1 - row.confidence for row in rows), len(told.rows)),
        f"{len(unsure)} of {len(rows)} lines of notes were told with less than {UNSURE:.0%}",
        least_sure(unsure),
    )


def _unmatched(restored: Restored) -> Figure:
    told = restored.made.told
    called = {at for _, at in told.marks.calling}
    uncalled = [at for at in range(len(told.notes)) if at not in called]
    # A sign that fits no note is often no mark at all: three count as one.
    loose = (*told.marks.lost, *told.marks.leftover)
    faults = len(uncalled) + len(told.marks.lost) + len(told.marks.leftover) / 3
    said = [_named(restored, uncalled)] if uncalled else []
    said += [f"{len(loose)} marks have no note"] if loose else []
    lines = [told.notes[at].label_line for at in uncalled if told.notes[at].label_line]
    lines += [mark.line for mark in loose]
    return Figure(
        "notes-unmatched",
        share(faults, len(told.notes) + len(told.marks.lost), 2),
        " and ".join(said) or "all notes have their marks",
        tuple(sorted(set(lines))[:NAMED]),
    )


def _named(restored: Restored, uncalled: list[int]) -> str:
    labels = [note.mark for at in uncalled if (note := restored.made.told.notes[at]).mark]
    if len(uncalled) == 1:
        return f"note {labels[0]} has no mark" if labels else "a note has no mark"
    if not labels or len(uncalled) > NAMED:
        return f"{len(uncalled)} of {len(restored.made.told.notes)} notes have no mark"
    return f"notes {', '.join(labels[:-1])} and {labels[-1]} have no mark"
