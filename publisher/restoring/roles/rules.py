"""A first opinion: what rules, one after the other, take each line of a source to be.

Each step sees what the steps before it have told: the furniture first, for heads and folios cut
through sentences; then the order of the lines; then the bodies of notes with the marks that call
them; and last the blocks of the text that is left. The decoder takes all this as evidence beside
other evidence (opinion.py). A person's rulings are not known here: the decoder obeys them.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from publisher.languages import Language, language
from publisher.model.findings import in_order
from publisher.model.furniture import Furniture, FurnitureKind
from publisher.model.roles import BlockRole, NoteRole
from publisher.model.transcript import Transcript
from publisher.restoring.drafts import Draft
from publisher.restoring.evidence import chance
from publisher.restoring.measuring.column import Column, column_of
from publisher.restoring.measuring.glued_lines import printed_widths
from publisher.restoring.measuring.page_fill import missing_lines
from publisher.restoring.measuring.rows import Row, rows_of
from publisher.restoring.measuring.typefaces import WidthOf
from publisher.restoring.roles.blocks.boundaries import boundary_odds
from publisher.restoring.roles.blocks.captions import set_captions_apart
from publisher.restoring.roles.blocks.cutting import blocks_of
from publisher.restoring.roles.blocks.front import name_front
from publisher.restoring.roles.blocks.initials import begun_with, initials_of
from publisher.restoring.roles.blocks.quotations import name_quotations
from publisher.restoring.roles.furniture import find_furniture
from publisher.restoring.roles.notes import (
    Paired,
    SplitText,
    mark_references,
    pair,
    split_notes,
    told_marks,
)
from publisher.restoring.roles.reading_order import in_reading_order
from publisher.restoring.roles.told import Reference, Told, ToldNote, ToldRow
from publisher.structs import frozen

# The probability of a role that one rule alone has told, with nothing learned about it yet.
BY_RULE = 0.95
# The roles between which the weight of a heading decides.
WEIGHED = frozenset((BlockRole.HEADING, BlockRole.PARAGRAPH))


@frozen
class Galley:
    """The running text in rows, ready to be cut: references in place, the column learned.

    ``odds`` are the probabilities (0 to 1) that a paragraph begins with each row.
    """

    rows: tuple[Row, ...]
    odds: tuple[float, ...]
    column: Column
    references: tuple[Reference, ...]


def tell_by_rules(transcript: Transcript) -> Told:
    """Return what rules take each line of a source to be.

    Raises SourceError where a line would be lost or kept twice.
    """
    known = language(transcript.language)
    aside = find_furniture(transcript)
    ordered = in_reading_order(aside.rest)
    rows, measure = rows_of(ordered.transcript.pages)
    split = split_notes(rows, _note_headings(known), _rules(aside.furniture))
    paired = pair(split.notes, split.marks)
    galley = _galley(split, paired, (measure, known))
    blocks = _blocks(galley, known)
    told = (*_of_blocks(blocks, galley), *_of_notes(split))
    return Told(
        source=transcript.source,
        language=transcript.language,
        rows=tuple(sorted(told, key=lambda row: row.row.order)),
        notes=tuple(ToldNote(n.mark, n.page, n.label, n.label_row) for n in split.notes),
        marks=told_marks(split, paired),
        references=galley.references,
        furniture=aside.furniture,
        folios=aside.folios,
        column=galley.column,
        moved=ordered.moved,
        doubts=ordered.doubts,
        findings=in_order((*aside.findings, *ordered.findings)),
    )


def _note_headings(known: Language) -> frozenset[str]:
    return frozenset(heading.casefold() for heading in known.cues.note_headings)


def _rules(furniture: Sequence[Furniture]) -> frozenset[int]:
    return frozenset(f.place.first for f in furniture if f.kind is FurnitureKind.RULE)


def _galley(split: SplitText, paired: Paired, means: tuple[WidthOf, Language]) -> Galley:
    """Put the references in place and learn the column from what is left."""
    measure, known = means
    running, references = mark_references(split.rows, paired, column_of(split.rows, measure))
    running = printed_widths(running)
    column = column_of(running, measure)
    initials = initials_of(running, known.tag)
    odds = begun_with(initials, running, boundary_odds(running, column))
    odds = [
        1.0 if row.number in split.resumes else odd for row, odd in zip(running, odds, strict=True)
    ]
    notes = [row for draft in split.notes for row in draft.rows]
    column = replace(column, missing=missing_lines(running, notes, odds))
    return Galley(running, tuple(odds), column, references)


def _blocks(galley: Galley, known: Language) -> tuple[Draft, ...]:
    """Cut and name the blocks; captions leave their sentences before anything is named."""
    blocks = blocks_of(galley.rows, galley.odds, galley.column, known)
    blocks = set_captions_apart(blocks, galley.column)
    return name_front(name_quotations(blocks, galley.column), galley.column, known)


def _of_blocks(blocks: Sequence[Draft], galley: Galley) -> Iterator[ToldRow]:
    """Yield the rows of the blocks with their roles."""
    odds = {row.order: odd for row, odd in zip(galley.rows, galley.odds, strict=True)}
    for number, block in enumerate(blocks):
        weighed = block.role in WEIGHED and block.weight != 0
        named = chance(abs(block.weight)) if weighed else BY_RULE
        first = block.rows[0]
        for row in block.rows:
            begins = odds[row.order]
            yield ToldRow(
                row=row,
                role=block.role,
                number=number,
                first=row is first,
                confidence=min(begins if row is first else 1 - begins, named),
                begins=begins,
                weight=block.weight,
                level=block.level,
            )


def _of_notes(split: SplitText) -> Iterator[ToldRow]:
    """Yield the rows of the notes' bodies, and those that only announce notes."""
    for number, draft in enumerate(split.notes):
        where = (
            "gathered behind its text" if draft.gathered else f"at the foot of page {draft.page}"
        )
        label = f"label {draft.label!r}" if draft.label else "its label is lost"
        for at, row in enumerate(draft.rows):
            yield ToldRow(row, NoteRole.BODY, number, at == 0, BY_RULE, (label, where))
    for row in split.aside:
        reason = ("heading of the gathered notes",)
        yield ToldRow(row, NoteRole.HEADING, row.order, True, BY_RULE, reason)
