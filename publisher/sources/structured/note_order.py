"""The notes of a text in the order in which its manuscript has them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from publisher.model.inlines import note_runs, runs, walk
from publisher.model.text import Block, Inlines, Note, NoteReference


def in_order_of_reference(blocks: Sequence[Block], notes: Iterable[Note]) -> tuple[Note, ...]:
    """Return notes in order of first reference, in the text and then in notes, the uncalled last.

    A label that is called and has no note gets one without a body: its text is lost.
    """
    known = {note.label: note for note in notes}
    called: dict[str, Note] = {}
    ahead = [run for block in blocks for run in runs(block)]
    for label in ("", *known):
        if label and label not in called:  # nothing calls it, but it may call others
            ahead.extend(note_runs(known[label]))
        while ahead:
            for reference in _references(ahead.pop(0)):
                if reference.label not in called:
                    note = known.get(reference.label)
                    called[reference.label] = note or Note(reference.label, reference.mark, None)
                    ahead.extend(note_runs(called[reference.label]))
    return (*called.values(), *(note for label, note in known.items() if label not in called))


def _references(run: Inlines) -> Iterator[NoteReference]:
    return (inline for inline in walk(run) if isinstance(inline, NoteReference))
