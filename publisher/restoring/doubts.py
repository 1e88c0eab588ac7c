"""The places a person should look at, each with the ruling to write if it went wrong."""

from __future__ import annotations

import math
from collections.abc import Iterable, Iterator, Sequence

from publisher.model.places import Place
from publisher.model.text import Doubt, Join
from publisher.restoring.blocks import BlockDraft, Kind
from publisher.restoring.note_table import NoteTable
from publisher.restoring.notes.marks import STRONG, Mark
from publisher.restoring.rows import Row
from publisher.restoring.signs import CALL

# Nothing surer than this is a doubt; the queue draws its own line below it.
SURE = 0.98
# How often, measured on reprinted texts, a note decided on such grounds is wrong.
NO_PARTNER, FAINT_MARK, NO_SEQUENCE = 0.5, 0.7, 0.8
# Heading weights are rough bits; this makes them log odds (fitted on reprinted texts).
WEIGHT_TO_LOGIT = 0.9


def doubts_of(
    source: str,
    rows: Sequence[Row],
    odds: Sequence[float],
    blocks: Sequence[BlockDraft],
    joins: Iterable[Join],
) -> tuple[Doubt, ...]:
    """Return the doubts about paragraphs, headings and broken words, in order of place."""
    found = [*_beginnings(source, rows, odds), *_headings(source, blocks), *_joins(joins)]
    return tuple(sorted(found, key=lambda d: (d.place, d.kind)))


def _beginnings(source: str, rows: Sequence[Row], odds: Sequence[float]) -> Iterator[Doubt]:
    for above, row, odd in zip(rows, rows[1:], odds[1:], strict=False):
        sure = max(odd, 1 - odd)
        if sure >= SURE or above.number == row.number:
            continue
        begins = odd >= 0.5
        question = "does a paragraph begin here?" if begins else "does the paragraph run on here?"
        kind = "runs-on" if begins else "paragraph"
        ruling = ruling_table(kind, row.number, _bare(row.text))
        yield Doubt(_at(source, row), "paragraph", sure, question, ruling)


def _headings(source: str, blocks: Sequence[BlockDraft]) -> Iterator[Doubt]:
    for block in blocks:
        sure = 1 / (1 + math.exp(-WEIGHT_TO_LOGIT * min(40.0, abs(block.weight))))
        if block.kind not in (Kind.HEADING, Kind.PARAGRAPH) or not block.weight or sure >= SURE:
            continue
        heading = block.kind is Kind.HEADING
        question = "is this a heading?" if heading else "is this no heading?"
        kind = "no-heading" if heading else "heading"
        ruling = ruling_table(kind, block.rows[0].number, _bare(block.rows[0].text))
        yield Doubt(_at(source, block.rows[0]), "heading", sure, question, ruling)


def _joins(joins: Iterable[Join]) -> Iterator[Doubt]:
    for join in joins:
        if join.confidence < SURE:
            other = "keep" if join.decision == "join" else "join"
            question = f"{join.left} {join.right} became {join.result!r}: is that right?"
            ruling = ruling_table(other, join.place.first, f"{join.left}|{join.right}")
            yield Doubt(join.place, "line-end", join.confidence, question, ruling)


def note_doubts(source: str, rows: Sequence[Row], table: NoteTable) -> Iterator[Doubt]:
    """Yield the doubts about notes: marks and bodies without a partner, marks that are faint."""
    for mark, label in table.calls:
        if mark.weight < STRONG:
            yield _about_mark(
                source, rows, mark, FAINT_MARK, f"does this {mark.mark} call note {label}?"
            )
    for label, mark in table.lost:
        question = f"is this {mark.mark} a note mark whose note ({label}) is lost?"
        yield _about_mark(source, rows, mark, NO_PARTNER, question)
    for mark in table.leftover:
        yield _about_mark(source, rows, mark, NO_SEQUENCE, f"is this {mark.mark} no note mark?")
    for draft, label in table.uncalled():
        place = Place(source, draft.label_row or draft.rows[0].number, draft.label_row or 0)
        ruling = ruling_table("note", 0, f"WORD BEFORE THE MARK {draft.mark}", label)
        yield Doubt(place, "note", NO_PARTNER, f"where is note {draft.mark} called?", ruling)


def _about_mark(source: str, rows: Sequence[Row], mark: Mark, sure: float, question: str) -> Doubt:
    row = rows[mark.row]
    around = row.text[max(0, mark.start - 30) : mark.end]
    return Doubt(
        _at(source, row), "note", sure, question, ruling_table("no-note", row.number, around)
    )


def ruling_table(kind: str, line: int, text: str, value: str = "") -> str:
    """Return the TOML table of a ruling; strings are written as TOML basic strings."""
    lines = ["[[ruling]]", f'kind = "{kind}"', f"line = {line}", f"text = {_quoted(text)}"]
    if value:
        lines.append(f"value = {_quoted(value)}")
    return "\n".join([*lines, 'reason = ""'])


def _quoted(text: str) -> str:
    escaped = text.replace("\\", "\\\\").replace('"', '\\"')
    return '"' + "".join(c if c.isprintable() else f"\\u{ord(c):04x}" for c in escaped) + '"'


def _bare(text: str) -> str:
    return CALL.sub("", text)


def _at(source: str, row: Row) -> Place:
    return Place(source, row.number, row.number)
