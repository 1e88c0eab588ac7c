"""The sum: the letters of text, notes, marks and furniture are the letters of the source."""

from __future__ import annotations

import unicodedata
from collections import Counter
from collections.abc import Iterable, Iterator

from publisher.model.inlines import note_runs, runs, walk
from publisher.model.text import Decision, Inline, Join, NoteReference, Text, Words


def letters_of(text: str) -> Counter[str]:
    """Count letters and figures; marks above letters are left aside.

    A diaeresis comes and goes with a Dutch hyphen (``ge-`` ``executeerd``), so only what is
    under it can be counted on both sides.
    """
    if not text.isascii():
        text = unicodedata.normalize("NFKD", text)
    return Counter(c for c in text.lower() if c.isalnum())


def letters_of_text(text: Text) -> Counter[str]:
    """Count the letters of a whole text: words, note bodies, marks, furniture."""
    parts = [*_block_letters(text), *(f.text for f in text.furniture)]
    for note in text.notes:
        parts += [p for run in note_runs(note) for p in _inline_letters(run)]
        parts.append(note.mark if note.body is not None and note.labelled else "")
    total = letters_of("".join(parts))
    for join in text.joins:
        total += _taken_by(join)
        total -= _added_by(join)
    return total


def _block_letters(text: Text) -> Iterator[str]:
    for block in text.blocks:
        for run in runs(block):
            yield from _inline_letters(run)


def _inline_letters(inlines: Iterable[Inline]) -> Iterator[str]:
    for inline in walk(inlines):
        if isinstance(inline, Words):
            yield inline.text
        elif isinstance(inline, NoteReference):
            yield inline.mark


def _taken_by(join: Join) -> Counter[str]:
    """Count letters that a change of spelling at the break has taken away."""
    if join.decision is not Decision.JOIN:
        return Counter()
    return letters_of(join.left + join.right) - letters_of(join.result)


def _added_by(join: Join) -> Counter[str]:
    if join.decision is not Decision.JOIN:
        return Counter()
    return letters_of(join.result) - letters_of(join.left + join.right)
