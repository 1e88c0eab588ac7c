"""The documents in which notes and their calls will stand, known before anything is set.

A note's way back may lead to a document that comes later, so the calls are counted first.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator

from publisher.model.edition import Part
from publisher.model.inlines import note_runs, runs
from publisher.model.rendering import DocumentKind
from publisher.model.text import Block, Inlines
from publisher.rendering.document_plans import DocumentPlan
from publisher.rendering.notes_by_chapter import labels_in
from publisher.structs import frozen


@frozen
class NoteTargets:
    """Documents by the id of a note, and by the id of a call (``ID-ref1``, ...)."""

    notes: dict[str, str]
    calls: dict[str, str]


def find_note_targets(plans: Iterable[DocumentPlan]) -> NoteTargets:
    """Return the documents of notes and calls, if these documents are set in their order."""
    planned = tuple(plans)
    notes = {note.id: plan.name for plan in planned for note in plan.notes}
    # Counted in the order in which the compositors will set the calls, so that the ids agree.
    counts: Counter[str] = Counter()
    calls: dict[str, str] = {}
    for plan in planned:
        for identity in _called(plan):
            counts[identity] += 1
            calls[call_id(identity, counts[identity])] = plan.name
    return NoteTargets(notes, calls)


def call_id(note: str, number: int) -> str:
    """Return the id of a note's first, second, ... call."""
    return f"{note}-ref{number}"


def _called(plan: DocumentPlan) -> Iterator[str]:
    """Yield the ids of the notes that a document calls, in reading order."""
    if plan.part is None:
        return
    known = {note.note.label: note.id for note in plan.part.notes}
    for label in labels_in(_runs(plan, plan.part)):
        if label in known:
            yield known[label]


def _runs(plan: DocumentPlan, part: Part) -> Iterator[Inlines]:
    for block in _blocks(plan, part):
        yield from runs(block)
    for note in plan.notes:
        yield from note_runs(note.note)


def _blocks(plan: DocumentPlan, part: Part) -> tuple[Block, ...]:
    match plan.kind:
        case DocumentKind.TITLEPAGE | DocumentKind.PART:
            return part.front
        case DocumentKind.CHAPTER if plan.chapter is not None:
            return plan.chapter.blocks
        case _:
            return ()
