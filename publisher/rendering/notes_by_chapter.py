"""Notes are divided among the chapters at whose ends they stand.

A note called in several chapters stands in the first of them, a note called in another note
beside that one, a note of the front matter in the first chapter, one that is called nowhere in
the last.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Iterable, Iterator

from publisher.model.edition import NumberedNote, Part
from publisher.model.inlines import note_runs, runs, walk
from publisher.model.text import Block, Inlines, NoteReference


def notes_by_chapter(part: Part) -> tuple[tuple[NumberedNote, ...], ...]:
    """Return for each chapter of a text the notes that belong to it, in their published order."""
    known = {note.note.label: note for note in part.notes}
    home: dict[str, int] = {}
    for number, blocks in enumerate(_texts(part)):
        waiting = deque(labels_in(run for block in blocks for run in runs(block)))
        while waiting:
            label = waiting.popleft()
            if label in known and label not in home:
                home[label] = number
                waiting.extend(labels_in(note_runs(known[label].note)))
    last = len(part.chapters) - 1
    return tuple(
        tuple(note for note in part.notes if home.get(note.note.label, last) == number)
        for number in range(len(part.chapters))
    )


def _texts(part: Part) -> Iterator[tuple[Block, ...]]:
    """Yield the blocks of each chapter, those of the front matter with the first."""
    for number, chapter in enumerate(part.chapters):
        yield chapter.blocks if number else (*part.front, *chapter.blocks)


def labels_in(content: Iterable[Inlines]) -> list[str]:
    """Return the labels that runs of inlines call, in reading order."""
    return [i.label for run in content for i in walk(run) if isinstance(i, NoteReference)]
