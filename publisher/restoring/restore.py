"""The stage: notes apart, references in place, blocks, words, and the sum of the letters."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from publisher.errors import SourceError
from publisher.languages import Language, language
from publisher.model.cleaned import Cleaned, Furniture, FurnitureKind
from publisher.model.findings import Outcome, in_order
from publisher.model.places import Place
from publisher.model.text import Emendation, Text
from publisher.model.verdicts import NO_VERDICTS, Verdicts
from publisher.restoring.composing.composer import Composer
from publisher.restoring.composing.letter_sum import letters_of_all, letters_of_text
from publisher.restoring.measuring.glued_lines import printed_widths
from publisher.restoring.measuring.page_fill import missing_lines
from publisher.restoring.measuring.rows import Row, emended, rows_of
from publisher.restoring.measuring.typefaces import Measure
from publisher.restoring.notes.table import NoteTable, note_table
from publisher.restoring.questions.asking import doubts_of, note_doubts
from publisher.restoring.roles.blocks.block_rulings import obey
from publisher.restoring.roles.blocks.boundaries import Column, boundary_odds, column_of
from publisher.restoring.roles.blocks.cutting import BlockDraft, blocks_of, ruled_odds
from publisher.restoring.roles.blocks.front import name_front
from publisher.restoring.roles.blocks.initials import begun_with, initials_of
from publisher.restoring.roles.blocks.quotations import name_quotations, set_captions_apart
from publisher.restoring.roles.notes import Parted, align, part_notes
from publisher.restoring.roles.notes.marks import marks_of, with_verdicts
from publisher.restoring.roles.notes.references import Call, with_calls
from publisher.restoring.roles.reading_order import in_reading_order
from publisher.restoring.words.ends import Ends, decide_ends
from publisher.restoring.words.line_ends import NO_WORDS


@dataclass(frozen=True, slots=True)
class Galley:
    """The running text in rows, ready to be cut: references in place, the column learned.

    ``odds`` are the probabilities that a paragraph begins with a row.
    """

    rows: tuple[Row, ...]
    odds: tuple[float, ...]
    column: Column
    calls: tuple[Call, ...]


def restore(
    cleaned: Cleaned, verdicts: Verdicts = NO_VERDICTS, house: Mapping[str, int] = NO_WORDS
) -> Outcome[Text]:
    """Return the text as the author had it, with what is doubtful as findings and doubts.

    ``verdicts`` are a person's decisions; they win over everything learned. ``house`` says in
    how many other texts of the house a word stands whole, for words that no list has. Raises
    SourceError where a letter of the source would be lost or one added.
    """
    known = language(cleaned.language)
    ordered = in_reading_order(cleaned, verdicts)
    cleaned = ordered.cleaned
    changes = _changes(verdicts.emendations)
    rows, measure = rows_of(cleaned, changes)
    parted = part_notes(rows, _note_headings(known), _rules(cleaned))
    table = _table(parted, verdicts)
    galley = _galley(parted, table, (measure, known), verdicts)
    blocks = _blocks(galley, known, verdicts)
    runs = [b.rows for b in blocks] + [draft.rows for draft in parted.notes]
    ends = decide_ends(cleaned.source, runs, (known, galley.column), verdicts, house)
    text = _text(cleaned, (parted, table), blocks, (galley, ends), verdicts)
    doubts = sorted((*text.doubts, *ordered.doubts), key=lambda doubt: (doubt.place, doubt.topic))
    text = replace(text, reordered=ordered.moved, doubts=tuple(doubts))
    _check_letters(cleaned, changes, text)
    found = table.findings(cleaned.source, parted.rows)
    return Outcome(text, in_order((*ordered.findings, *found)))


def _changes(emendations: Sequence[Emendation]) -> dict[int, list[tuple[str, str]]]:
    changes: dict[int, list[tuple[str, str]]] = {}
    for emendation in emendations:
        changes.setdefault(emendation.place.first, []).append((emendation.old, emendation.new))
    return changes


def _note_headings(known: Language) -> frozenset[str]:
    return frozenset(heading.casefold() for heading in known.cues.note_headings)


def _rules(cleaned: Cleaned) -> frozenset[int]:
    rules = (f for f in cleaned.furniture if f.kind is FurnitureKind.RULE)
    return frozenset(rule.place.first for rule in rules)


def _table(parted: Parted, verdicts: Verdicts) -> NoteTable:
    marks, ruled = with_verdicts(parted.rows, marks_of(parted.rows), verdicts.notes)
    return note_table(parted.notes, align(parted.notes, marks, ruled))


def _galley(
    parted: Parted, table: NoteTable, means: tuple[Measure, Language], verdicts: Verdicts
) -> Galley:
    """Put the references in place and learn the column from what is left."""
    measure, known = means
    running, calls = with_calls(parted.rows, table.calls, column_of(parted.rows, measure))
    running = printed_widths(running)
    column = column_of(running, measure)
    initials = initials_of(running, known.tag)
    odds = begun_with(initials, running, boundary_odds(running, column))
    odds = [
        1.0 if row.number in parted.resumes else odd for row, odd in zip(running, odds, strict=True)
    ]
    odds = ruled_odds(running, odds, verdicts)
    notes = [row for draft in parted.notes for row in draft.rows]
    column = replace(column, missing=missing_lines(running, notes, odds))
    return Galley(running, tuple(odds), column, calls)


def _blocks(galley: Galley, known: Language, verdicts: Verdicts) -> tuple[BlockDraft, ...]:
    """Cut and name the blocks; captions leave their sentences before anything is named."""
    blocks = blocks_of(galley.rows, galley.odds, galley.column, known, verdicts)
    begins = frozenset(line for line, begins in verdicts.begins if begins)
    blocks = set_captions_apart(blocks, galley.column, begins)
    blocks = name_front(name_quotations(blocks, galley.column), galley.column, known)
    return obey(blocks, verdicts)


def _text(
    cleaned: Cleaned,
    notes: tuple[Parted, NoteTable],
    blocks: Sequence[BlockDraft],
    words: tuple[Galley, Ends],
    verdicts: Verdicts,
) -> Text:
    (parted, table), (galley, ends) = notes, words
    source = cleaned.source
    composer = Composer(source, galley.calls, ends.joins, dict(cleaned.folios))
    aside = [_aside(row, source) for row in parted.aside]
    furniture = (*cleaned.furniture, *aside, *table.furniture(source))
    lines = (galley.rows, galley.odds, galley.column)
    doubts = doubts_of(source, lines, blocks, ends, verdicts)
    return Text(
        source,
        cleaned.language,
        composer.blocks(blocks),
        table.notes(composer),
        tuple(sorted(ends.joins.values(), key=lambda j: j.place)),
        tuple(sorted(furniture, key=lambda f: f.place)),
        # What a person has found right as it stands changes nothing.
        tuple(e for e in verdicts.emendations if e.old != e.new),
        (*doubts, *note_doubts(source, parted.rows, table)),
    )


def _aside(row: Row, source: str) -> Furniture:
    place = Place(source, row.number, row.number)
    return Furniture(place, FurnitureKind.OTHER, row.text, "heading of the gathered notes")


def _check_letters(
    cleaned: Cleaned, changes: Mapping[int, Sequence[tuple[str, str]]], text: Text
) -> None:
    """Compare the letters that came in with those that go out; raise where they differ.

    What came in are the lines themselves, as a person has emended them, and the furniture, and
    these two are all lines of the transcript: cleaning has made sure of it.
    """
    lines = (line for page in cleaned.pages for line in page.lines)
    came = letters_of_all(emended(line, changes.get(line.number, ())).text for line in lines)
    came += letters_of_all(f.text for f in cleaned.furniture)
    go = letters_of_text(text)
    if came != go:
        lost, added = came - go, go - came
        raise SourceError(
            f"restoring would lose {dict(lost)} and add {dict(added)}",
            hint="this is a defect of the program: please report it with the source",
            place=cleaned.source,
        )
