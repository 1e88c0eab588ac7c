"""Blocks and notes as rows again, each with its role, how sure it is, and why."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from publisher.model.roles import NoteRole
from publisher.restoring.drafts import Draft
from publisher.restoring.roles.carrying.ruling import EVEN
from publisher.restoring.roles.carrying.told_blocks import RowsTold
from publisher.restoring.roles.line_roles import LineTold
from publisher.restoring.roles.notes import NoteDraft, SplitText
from publisher.restoring.roles.told import ToldRow

# The most that is said for a beginning where none was decided.
JUST_NOT = 0.49


def rows_of_blocks(blocks: Sequence[Draft], told: RowsTold) -> Iterator[ToldRow]:
    """Yield the rows of the blocks with their roles."""
    for number, block in enumerate(blocks):
        for row in block.rows:
            said, first = told[row.order], row is block.rows[0]
            yield ToldRow(
                row=row,
                role=block.role,
                number=number,
                first=first,
                confidence=said.chance,
                begins=_begins(said, first=first),
                weight=block.weight,
                level=block.level,
                turned=row.order in block.turned,
            )


def _begins(said: LineTold, *, first: bool) -> float:
    """Return the probability that a paragraph begins with a row, on the side that was decided.

    A line of verse or of a heading may begin without beginning its block.
    """
    if first:
        return max(EVEN, said.begins)
    return said.begins if said.begins < EVEN else min(1 - said.chance, JUST_NOT)


def rows_of_notes(split: SplitText, told: RowsTold) -> Iterator[ToldRow]:
    """Yield the rows of the notes' bodies, and those that only announce notes."""
    for number, draft in enumerate(split.notes):
        evidence = _evidence(draft)
        for at, row in enumerate(draft.rows):
            sure = told[row.order].chance
            first = at == 0 or row.order in split.begins
            yield ToldRow(row, NoteRole.BODY, number, first, sure, evidence)
    for row in split.aside:
        why = ("heading of the gathered notes",)
        yield ToldRow(row, NoteRole.HEADING, row.order, True, told[row.order].chance, why)


def _evidence(note: NoteDraft) -> tuple[str, str]:
    """Return in words what shows a note: its label and its place."""
    label = f"label {note.label!r}" if note.label else "its label is lost"
    place = "gathered behind its text" if note.gathered else f"at the foot of page {note.page}"
    return label, place
