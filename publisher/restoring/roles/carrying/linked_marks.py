"""Marks that the links of a file lead from, given to the notes that these lead to."""

from __future__ import annotations

from collections.abc import Iterator, Sequence, Set
from dataclasses import replace

from publisher.model.transcript import Transcript
from publisher.model.verdicts import Verdicts
from publisher.restoring.measuring.rows import Row
from publisher.restoring.roles.linked import LinkedNote, linked_notes
from publisher.restoring.roles.notes.bodies import NoteDraft
from publisher.restoring.roles.notes.pairing import UNMARKED
from publisher.restoring.roles.notes.raised import note_label
from publisher.restoring.roles.raised_series import raised_series
from publisher.restoring.roles.unusual_signs import notes_of_two_forms


def linked_in(transcript: Transcript) -> tuple[LinkedNote, ...]:
    """Return the notes that links show, a series of raised letters, or labels of another form."""
    placed = [(page.index, line) for page in transcript.pages for line in page.lines]
    filled = [(index, line) for index, line in placed if not line.blank]
    lines = [line for _, line in filled]
    page = [index for index, _ in filled]
    linked = linked_notes(transcript.declared.links, lines, page) or raised_series(lines)
    return linked or notes_of_two_forms(lines, page)


def with_linked(
    verdicts: Verdicts, notes: Sequence[NoteDraft], linked: Sequence[LinkedNote]
) -> Verdicts:
    """Return a person's decisions, before them which notes are called by the marks of links."""
    return replace(verdicts, notes=(*_calls(notes, linked), *verdicts.notes))


def labelled(rows: Sequence[Row], linked: Sequence[LinkedNote], notes: Set[int]) -> list[Row]:
    """Return the rows, labels that nobody would read without their links written as others are.

    ``notes`` are the orders of the rows that open a note. No letter is added: ``a See`` becomes
    ``[a] See``.
    """
    signs = {one.body: one.sign for one in linked if one.sure}
    return [
        _labelled(row, signs[row.number])
        if row.order in notes and row.number in signs and note_label(row) is None
        else row
        for row in rows
    ]


def _labelled(row: Row, sign: str) -> Row:
    behind = row.text.lstrip().removeprefix(sign)
    same = len(behind) < len(row.text.lstrip())
    return replace(row, text=f"[{sign}] {behind.lstrip('.): ')}") if same else row


def _calls(
    notes: Sequence[NoteDraft], linked: Sequence[LinkedNote]
) -> Iterator[tuple[int, str, str, str]]:
    opening = {_first(note): at for at, note in enumerate(notes)}
    for one in linked:
        if one.body in opening:
            yield one.line, one.before, one.sign, _name(notes, opening[one.body])


def _name(notes: Sequence[NoteDraft], at: int) -> str:
    """Return what names this note among all: its mark, its page, and which of these it is."""
    note = notes[at]
    nth = sum(one.mark == note.mark and one.page == note.page for one in notes[: at + 1])
    return f"{note.mark or UNMARKED}.p{note.page}.{nth}"


def _first(note: NoteDraft) -> int:
    """Return the number of the line that opens a note; 0 where nothing of it is left."""
    return note.label_row or next((row.number for row in note.rows), 0)
