"""Sources that have been told line by line, for the tests of the safeguards."""

from __future__ import annotations

from collections.abc import Sequence

from publisher.model.furniture import Furniture, FurnitureKind
from publisher.model.places import Place
from publisher.model.roles import BlockRole, NoteRole
from publisher.model.transcript import Line, Page, Transcript
from publisher.model.verdicts import NO_VERDICTS, Verdicts
from publisher.restoring.roles.told import PrintedMark, Told, ToldMarks, ToldNote, ToldRow
from publisher.restoring.safeguards import look_over, made_of
from tests.restoring.galley import COLUMN, row

P, H, N = BlockRole.PARAGRAPH, BlockRole.HEADING, NoteRole.BODY
HEAD = FurnitureKind.RUNNING_HEAD

# A line: what it is, its words, and for a note the figure that calls it.
Lined = tuple[BlockRole | NoteRole | FurnitureKind, str] | tuple[NoteRole, str, str]


def words(count: int) -> str:
    """Return as many words."""
    return " ".join(["word"] * count)


def told(*pages: Sequence[Lined], called: Sequence[str] = ()) -> tuple[Transcript, Told]:
    """Return a source of pages and its lines as told; each line is a block or a note of its own.

    ``called`` are the figures of the notes that a mark in the text calls.
    """
    rows: list[ToldRow] = []
    notes: list[ToldNote] = []
    aside: list[Furniture] = []
    made: list[Page] = []
    number = blocks = 0
    for index, page in enumerate(pages, start=1):
        lines: list[Line] = []
        for role, text, *figure in page:
            number += 1
            lines.append(Line(number, text))
            if isinstance(role, FurnitureKind):
                aside.append(Furniture(Place("x.txt", number, number), role, text, ""))
                continue
            at = len(notes) if role is N else blocks
            one = row(text, number=number, order=number, page=index)
            rows.append(ToldRow(one, role, at, True, 1.0, weight=1.0 if role is H else -1.0))
            if role is N:
                notes.append(ToldNote(figure[0], index, figure[0], number))
            else:
                blocks += 1
        made.append(Page(index, tuple(lines)))
    calling = [
        (PrintedMark(note.mark, note.mark, "", 1, 1, 1.0), at)
        for at, note in enumerate(notes)
        if note.mark in called
    ]
    transcript = Transcript("x.txt", "en", "utf-8", tuple(made))
    marks = ToldMarks(tuple(calling), (), ())
    whole = Told("x.txt", "en", tuple(rows), tuple(notes), marks, (), tuple(aside), (), COLUMN)
    return transcript, whole


def caught(
    *pages: Sequence[Lined], called: Sequence[str] = (), verdicts: Verdicts = NO_VERDICTS
) -> list[tuple[str, int]]:
    """Return what is found, each code with its first line."""
    transcript, whole = told(*pages, called=called)
    return [(f.code, f.place.first) for f in look_over(made_of(transcript, whole, verdicts))]
