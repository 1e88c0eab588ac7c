"""The stage: notes apart, references in place, blocks, words, and the sum of the letters."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, replace

from publisher.errors import SourceError
from publisher.languages import language
from publisher.model.cleaned import Cleaned, Furniture, FurnitureKind
from publisher.model.findings import Finding, Outcome, Severity, in_order
from publisher.model.places import Place
from publisher.model.text import Note, Text
from publisher.restoring.blocks import blocks_of
from publisher.restoring.boundaries import column_of
from publisher.restoring.calls import with_calls
from publisher.restoring.compose import Composer
from publisher.restoring.drawn_up import printed_widths
from publisher.restoring.ends import decide_ends
from publisher.restoring.front import name_front
from publisher.restoring.insets import name_quotations, set_captions_apart
from publisher.restoring.letters import letters_of, letters_of_text
from publisher.restoring.note_table import NoteTable, note_table
from publisher.restoring.notes import align, part_notes
from publisher.restoring.notes.marks import marks_of
from publisher.restoring.rows import Row, rows_of


def restore(cleaned: Cleaned) -> Outcome[Text]:
    """Return the text as the author had it, with what is doubtful as findings.

    Raises SourceError where a letter of the source would be lost or one added.
    """
    known = language(cleaned.language)
    rows, measure = rows_of(cleaned)
    headings = frozenset(h.casefold() for h in known.cues.note_headings)
    rules = frozenset(f.place.first for f in cleaned.furniture if f.kind is FurnitureKind.RULE)
    parted = part_notes(rows, headings, rules)
    table = note_table(parted.notes, align(parted.notes, marks_of(parted.rows)))
    column = column_of(parted.rows, measure)
    running, calls = with_calls(parted.rows, table.calls, column)
    running = printed_widths(running)
    column = column_of(running, measure)
    blocks = set_captions_apart(blocks_of(running, column, known), column)
    blocks = name_front(name_quotations(blocks, column), column, known)
    runs = [b.rows for b in blocks] + [draft.rows for draft in parted.notes]
    joins = decide_ends(cleaned.source, runs, known)
    composer = Composer(cleaned.source, calls, joins, dict(cleaned.folios))
    aside = tuple(_aside(row, cleaned.source) for row in parted.aside) + table.furniture(cleaned.source)
    text = Text(
        cleaned.source,
        cleaned.language,
        composer.blocks(blocks),
        table.notes(composer),
        tuple(sorted(joins.values(), key=lambda j: j.place)),
        tuple(sorted((*cleaned.furniture, *aside), key=lambda f: f.place)),
    )
    _check_letters(cleaned, rows, text)
    return Outcome(text, in_order(table.findings(cleaned.source, parted.rows)))


def _aside(row: Row, source: str) -> Furniture:
    place = Place(source, row.number, row.number)
    return Furniture(place, FurnitureKind.OTHER, row.text, "heading of the gathered notes")


def _check_letters(cleaned: Cleaned, rows: Sequence[Row], text: Text) -> None:
    """Compare the letters that came in with those that go out; raise where they differ."""
    came = letters_of("".join(row.text for row in rows))
    came += letters_of("".join(f.text for f in cleaned.furniture))
    go = letters_of_text(text)
    if came != go:
        lost, added = came - go, go - came
        raise SourceError(
            f"restoring would lose {dict(lost)} and add {dict(added)}",
            hint="this is a defect of the program: please report it with the source",
            place=cleaned.source,
        )
