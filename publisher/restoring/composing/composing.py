"""Blocks and notes, words and furniture put together to one text."""

from __future__ import annotations

from collections.abc import Sequence

from publisher.languages import language, with_kinds
from publisher.model.furniture import Furniture, FurnitureKind
from publisher.model.places import Place
from publisher.model.roles import NoteRole
from publisher.model.text import Note, Text
from publisher.model.verdicts import Verdicts
from publisher.restoring.composing.composer import Composer
from publisher.restoring.composing.faces import faces_of
from publisher.restoring.composing.figures import with_figures
from publisher.restoring.drafts import Draft
from publisher.restoring.measuring.rows import Row
from publisher.restoring.notes import LabelledNote, Notes
from publisher.restoring.numerals import is_rule
from publisher.restoring.roles import Told
from publisher.restoring.words import Ends


def compose(
    told: Told, blocks: Sequence[Draft], notes: Notes, ends: Ends, verdicts: Verdicts
) -> Text:
    """Return the text, without its doubts: those are asked about what has been decided."""
    source = told.source
    faces = faces_of(blocks, [note.rows for note in notes.found])
    composer = Composer(
        source, told.references, notes.labels, ends.joins, dict(told.folios), faces=faces
    )
    heads = (row for row in told.rows if row.role is NoteRole.HEADING)
    aside = [
        Furniture(
            _at(source, head.row.number), FurnitureKind.OTHER, head.row.text, head.evidence[0]
        )
        for head in heads
    ]
    aside += [_of_table(rule, source) for block in blocks for rule in block.rules]
    furniture = (*told.furniture, *told.margins, *aside, *notes.furniture(source))
    made = composer.blocks(blocks)
    return Text(
        source=source,
        language=told.language,
        blocks=with_kinds(with_figures(made, told.pictures, source), language(told.language)),
        notes=_notes(notes, composer),
        joins=tuple(sorted(ends.joins.values(), key=lambda join: join.place)),
        furniture=tuple(sorted(furniture, key=lambda one: one.place)),
        # What a person has found right as it stands changes nothing.
        emendations=tuple(e for e in verdicts.emendations if e.old != e.new),
        remarks=verdicts.remarks,
        reordered=told.moved,
    )


def _of_table(row: Row, source: str) -> Furniture:
    """Return what stands between the rows of a table: a rule, or its head on a further page."""
    rule = is_rule(row.text)
    kind = FurnitureKind.RULE if rule else FurnitureKind.RUNNING_HEAD
    why = "drawn between rows" if rule else "the head of its table again"
    return Furniture(_at(source, row.number), kind, row.text, why)


def _at(source: str, line: int) -> Place:
    return Place(source, line, line)


def _notes(notes: Notes, composer: Composer) -> tuple[Note, ...]:
    """Return the notes in order of first reference, those without a reference last."""
    made = {found.label: _note(found, composer) for found in notes.found}
    made |= {label: Note(label, mark.mark, None) for label, mark in notes.lost}
    called = list(dict.fromkeys(label for _, label in notes.calls))
    return tuple(made[label] for label in dict.fromkeys((*called, *made)))


def _note(found: LabelledNote, composer: Composer) -> Note:
    note = found.note
    body = composer.note_body(found.rows, found.verse, found.begins) or None
    place = found.place(composer.source)
    return Note(found.label, note.mark, body, place, labelled=note.shows_mark)
