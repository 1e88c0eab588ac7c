"""Notes of the editor that rulings ask for come into the text of a book, after the words they name.

The text of a source stays the author's alone; here the notes are added on its way into a book.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import replace

from publisher.editions.note_numbers import EDITORS
from publisher.model.findings import Finding, Severity
from publisher.model.inlines import mapped, note_runs, plain, runs
from publisher.model.letters import letters_and_figures
from publisher.model.places import Place
from publisher.model.text import (
    Block,
    Enclosing,
    Inline,
    Inlines,
    Note,
    NoteReference,
    Paragraph,
    Remark,
    Text,
    Words,
)
from publisher.structs import frozen


@frozen
class Remarked:
    """A text with the notes of its editor, and those for which it has no place."""

    text: Text
    nowhere: tuple[Remark, ...]


def with_remarks(text: Text) -> Remarked:
    """Return a text with its remarks as notes: ``e1``, ``e2``, ... after those it has already.

    A remark is called in the block of its line, after the words that stand there once.
    """
    nowhere: list[Remark] = []
    taken = [int(note.label[1:]) for note in text.notes if EDITORS.fullmatch(note.label)]
    number = max(taken, default=0)
    for remark in text.remarks:
        label = f"e{number + 1}"
        called = _called(text, remark, NoteReference(label, label))
        if called is None:
            nowhere.append(remark)
            continue
        number += 1
        note = Note(label, label, (Paragraph((Words(remark.note),)),))
        text = replace(called, notes=(*called.notes, note))
    return Remarked(text, tuple(nowhere))


def remarks_nowhere(text: Text) -> tuple[Finding, ...]:
    """Return an error for each remark of a text that will stand in no book."""
    return tuple(
        Finding(
            "rulings/editors-note-nowhere",
            Severity.ERROR,
            f"the note of the editor after “{remark.words}” has no place: these words stand in no"
            " block of the text, or several times in one",
            "give more of the words before the place, or a line that is not set aside",
            remark.place,
        )
        for remark in with_remarks(text).nowhere
    )


def _called(text: Text, remark: Remark, call: NoteReference) -> Text | None:
    """Return the text with a call after the words of a remark; None where they are not found."""
    for at, block in enumerate(text.blocks):
        if _holds(block.place, remark.place):
            found = _in_block(block, runs(block), remark, call)
            if found is not None:
                return replace(text, blocks=(*text.blocks[:at], found, *text.blocks[at + 1 :]))
    for at, note in enumerate(text.notes):
        if note.body and _holds(note.place, remark.place):
            setter = _setter(note_runs(note), remark, call)
            if setter is not None:
                body = tuple(mapped(block, setter) for block in note.body)
                notes = (*text.notes[:at], replace(note, body=body), *text.notes[at + 1 :])
                return replace(text, notes=notes)
    return None


def _holds(own: Place | None, place: Place) -> bool:
    same = own is not None and own.source == place.source
    return same and own is not None and own.first <= place.first <= own.last


def _in_block(
    block: Block, content: Iterable[Inlines], remark: Remark, call: NoteReference
) -> Block | None:
    setter = _setter(content, remark, call)
    return None if setter is None else mapped(block, setter)


def _setter(
    content: Iterable[Inlines], remark: Remark, call: NoteReference
) -> Callable[[Inlines], Inlines] | None:
    """Return what puts a call into one of some runs, which are given to it in their order."""
    letters = "".join(letters_and_figures(plain(run)) for run in content)
    # Marks of notes are no letters of the text, so that less of the line may have to do.
    for key in (remark.before, letters_and_figures(remark.words)):
        if letters.count(key) == 1:
            tail = len(remark.words) - len(remark.words.rstrip(".,;:!?…”’»)"))
            return _Setter(call, letters.index(key) + len(key), tail)
    return None


class _Setter:
    """Puts a call behind so many letters of the runs it is given, and so many signs behind them."""

    def __init__(self, call: NoteReference, letters: int, signs: int) -> None:
        self._call = call
        self._left = letters
        self._signs = signs

    def __call__(self, content: Inlines) -> Inlines:
        return tuple(inline for one in content for inline in self._set(one))

    def _set(self, inline: Inline) -> Inlines:
        if self._left <= 0:
            return (inline,)
        if isinstance(inline, Enclosing):
            content = self(inline.content)
            # It stands behind stressed words, not in them.
            if content and content[-1] is self._call:
                return (replace(inline, content=content[:-1]), self._call)
            return (replace(inline, content=content),)
        if not isinstance(inline, Words):
            return (inline,)
        for at, sign in enumerate(inline.text, start=1):
            self._left -= len(letters_and_figures(sign))
            if self._left <= 0:
                return self._parted(inline.text, at)
        return (inline,)

    def _parted(self, text: str, at: int) -> Inlines:
        end = at
        while end < min(len(text), at + self._signs) and not letters_and_figures(text[end]):
            end += 1
        rest = (Words(text[end:]),) if text[end:] else ()
        return (Words(text[:end]), self._call, *rest)
