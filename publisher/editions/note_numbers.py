"""Notes get the numbers that the reader sees.

Printed numbers that rise through the whole text stay as they are: they can be cited, and the
plain mark of a note whose body the source lost is never taken for another note. Where the
marks start again on each page, or stars stand among them, one running number replaces them.
Notes of the editor are told by their labels, have letters instead and stand behind the others.
"""

from __future__ import annotations

import unicodedata
from collections import Counter
from collections.abc import Iterable
from dataclasses import replace
from itertools import pairwise

from publisher.expressions import compiled
from publisher.model.edition import NumberedNote
from publisher.model.inlines import references
from publisher.model.markers import lettered
from publisher.model.text import Note, Text

# "12", "[12]", "12)", "(12)", "12." and, after NFKC, superior figures.
_FIGURES = compiled(r"[\[(]?([0-9]+)[\])]?\.?")
# The label of a note that is the editor's: "e1".
EDITORS = compiled(r"e\d+")


def number_notes(text: Text, prefix: str) -> tuple[NumberedNote, ...]:
    """Return the notes that have a body, in order of first reference, those without a call last.

    All notes of the editor stand behind those of the author. ``prefix`` makes the ids unique in a
    book of several texts.
    """
    calls = Counter(reference.label for reference in references(text))
    notes = {note.label: note for note in text.notes}
    called = [notes[label] for label in calls if label in notes]
    orphans = [note for note in text.notes if note.label not in calls]
    own = _numbers(_authors(called), [n for n in _authors(orphans) if n.body is not None])
    kept = [note for note in (*called, *orphans) if note.body is not None]
    authors = [
        _numbered(f"{prefix}n{index}", str(own[note.label]), note, calls[note.label])
        for index, note in enumerate(_authors(kept), start=1)
    ]
    editors = [
        replace(
            _numbered(f"{prefix}e{index}", lettered(index), note, calls[note.label]), editor=True
        )
        for index, note in enumerate(filter(_is_editors, kept), start=1)
    ]
    return (*authors, *editors)


def _is_editors(note: Note) -> bool:
    return EDITORS.fullmatch(note.label) is not None


def _authors(notes: Iterable[Note]) -> list[Note]:
    return [note for note in notes if not _is_editors(note)]


def _numbered(identity: str, number: str, note: Note, calls: int) -> NumberedNote:
    references_ = tuple(f"{identity}-ref{call}" for call in range(1, calls + 1))
    return NumberedNote(identity, number, note, references_)


def _numbers(called: list[Note], orphans: list[Note]) -> dict[str, int]:
    """Return the published number of each note by its label."""
    printed = [printed_number(note.mark) for note in called]
    if _rising(printed):
        pairs = zip(called, printed, strict=True)
        numbers = {note.label: number for note, number in pairs if number}
    else:
        bodied = (note for note in called if note.body is not None)
        numbers = {note.label: number for number, note in enumerate(bodied, start=1)}
    # A mark that is printed somewhere is given to no other note, even where its own note is lost.
    taken = set(numbers.values()) | {number for number in printed if number}
    return numbers | _number_orphans(orphans, taken)


def _number_orphans(orphans: list[Note], taken: set[int]) -> dict[str, int]:
    """Give each note without a call its printed number where that is free, else the next one."""
    numbers: dict[str, int] = {}
    for note in orphans:
        printed = printed_number(note.mark)
        following = max(taken, default=0) + 1
        numbers[note.label] = printed if printed and printed not in taken else following
        taken.add(numbers[note.label])
    return numbers


def printed_number(mark: str) -> int | None:
    """Return the number that a printed mark shows (``[12]``, ``12)``, ``¹²``), None for a star."""
    figures = _FIGURES.fullmatch(unicodedata.normalize("NFKC", mark).strip())
    return int(figures[1]) if figures else None


def _rising(numbers: Iterable[int | None]) -> bool:
    """Tell whether all are numbers above 0 and each is higher than the one before."""
    known = list(numbers)
    return all(known) and all(a < b for a, b in pairwise(n or 0 for n in known))
