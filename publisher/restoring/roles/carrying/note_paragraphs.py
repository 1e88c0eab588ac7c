"""Further paragraphs of a note on a drawn page, which seem to be notes whose labels are lost.

A maker of PDFs loses no label. Where notes are labelled, and no mark waits for a note, what begins
without a label below one, or at the foot of the next page, goes on with it.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence, Set

from publisher.restoring.measuring.rows import Row
from publisher.restoring.roles.notes.marks import STRONG, Mark
from publisher.restoring.roles.notes.raised import note_label

# Notes with labels that show how a text has them; pages from a note to what goes on with it.
ENOUGH, NEXT_PAGE = 3, 1


def joined_paragraphs(
    runs: Sequence[list[list[Row]]], marks: Iterable[Mark], ruled: Set[int]
) -> frozenset[int]:
    """Join bodies without labels to those above them; return the orders of their first rows.

    ``runs`` are the bodies of notes that stand together, foot by foot, and are changed; ``marks``
    are the possible marks of the running text. Those that begin on ``ruled`` lines stay.
    """
    bodies = [body for run in runs for body in run]
    if not any(row.seen.runs for body in bodies for row in body):
        return frozenset()
    labels = [(label.mark, body[0].page) for body in bodies if (label := note_label(body[0]))]
    if len(labels) < ENOUGH:
        return frozenset()
    waiting = {mark.page for mark in marks if mark.weight >= STRONG and not _has_note(mark, labels)}
    begins: set[int] = set()
    last: list[Row] | None = None
    for run in runs:
        kept: list[list[Row]] = []
        for body in run:
            free = last is not None and body[0].number not in ruled
            if last is not None and free and _goes_on(last, body, waiting):
                begins.add(body[0].order)
                last += body
            else:
                kept.append(body)
                last = body
        run[:] = kept
    return frozenset(begins)


def _has_note(mark: Mark, labels: Iterable[tuple[str, int]]) -> bool:
    return any(sign == mark.mark and 0 <= page - mark.page <= NEXT_PAGE for sign, page in labels)


def _goes_on(last: Sequence[Row], body: Sequence[Row], waiting: set[int]) -> bool:
    pages = range(last[-1].page, body[0].page + 1)
    near = body[0].page - last[-1].page <= NEXT_PAGE
    return near and note_label(body[0]) is None and not waiting & set(pages)
