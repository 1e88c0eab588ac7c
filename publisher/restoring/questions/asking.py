"""The places a person should look at, each with the ruling to write if it went wrong.

One place is asked about once; lines of one shape, and those of one paragraph, together.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from math import log
from typing import TypeAlias

from publisher.model.places import Place
from publisher.model.rulings import Verdicts
from publisher.model.text import DOUBTFUL, Decision, Doubt, Join
from publisher.restoring.characters import CALL
from publisher.restoring.measuring.rows import Row
from publisher.restoring.notes.table import NoteTable
from publisher.restoring.questions.calibration import worth
from publisher.restoring.questions.first_line_width import first_rows
from publisher.restoring.questions.heading_shape import Shape, shape_of
from publisher.restoring.roles.blocks.boundaries import Column
from publisher.restoring.roles.blocks.cutting import BlockDraft, Kind
from publisher.restoring.roles.notes.marks import STRONG, Mark
from publisher.restoring.wording import letters as letters_between
from publisher.restoring.words.ends import Ends
from publisher.restoring.words.line_ends import HYPHENS, Apart, chance
from publisher.restoring.words.lost_hyphens import Lost

# A doubt about a heading: whether the line is one now, how it looks, the doubt.
Shaped: TypeAlias = tuple[bool, Shape, Doubt]
# A doubt about a beginning, behind the number of its paragraph.
Found: TypeAlias = tuple[int, Doubt]
Lines: TypeAlias = tuple[Sequence[Row], Sequence[float], Column]

# Nothing surer than this is a doubt; the queue draws its own line below it.
SURE = 0.99
# The lines of one paragraph that are doubtful are asked about together, so many at most.
MOST = 5
EVEN = 0.5
# What the width of a row weighs against its running on, and how often the text shows beginnings
# otherwise (logistic regression on the reprinted texts).
WIDTH, SHOWN = 1.5, 3.0
# From so many lines of one shape on one question is asked about all of them.
SERIES = 3
PARAGRAPH, HEADING, LINE_END, NOTE = "paragraph", "heading", "line-end", "note"
RUNS_ON = "does the paragraph run on here?"
RUN_ON = "does one paragraph run on over these {} lines?"
QUESTIONS = {
    "heading": "are these {} lines of one shape headings?",
    "no-heading": "are these {} lines of one shape no headings?",
}


def doubts_of(
    source: str,
    galley: Lines,
    blocks: Sequence[BlockDraft],
    ends: Ends,
    verdicts: Verdicts,
) -> tuple[Doubt, ...]:
    """Return the doubts about paragraphs, headings and broken words, in order of place.

    ``galley`` are the rows, the odds that a paragraph begins with each, and their column;
    ``ends`` the words that were broken and those that may have been. What a person has ruled of
    a line is asked no more.
    """
    ruled = {line for line, _ in verdicts.begins} | {line for line, _ in verdicts.headings}
    # A byline or a date is told by what it says, not by where paragraphs begin.
    named = {block.rows[0].number for block in blocks if block.kind is Kind.FRONT}
    found = _beginnings(source, galley)
    open_still = (f for f in found if f[1].place.first not in ruled | named)
    shaped = _in_series(_headings(source, blocks))
    of_blocks = (*_by_paragraph(open_still), *(d for d in shaped if d.place.first not in ruled))
    of_words = (*_joins(ends.joins.values()), *_apart(ends.apart), *_lost(source, ends.lost))
    asked = [*_one_a_place(of_blocks), *_one_a_word(of_words)]
    return tuple(sorted(asked, key=lambda d: (d.place, d.kind)))


def _beginnings(source: str, galley: Lines) -> Iterator[Found]:
    """Yield the doubts about beginnings, each with the number of the paragraph it stands in."""
    rows, odds, column = galley
    known = first_rows(rows, odds, column)
    paragraph = 0
    for above, row, odd in zip(rows, rows[1:], odds[1:], strict=False):
        begins = odd >= EVEN
        paragraph += begins
        topic = f"{'begins' if begins else 'runs-on'} {_between(above.text, row.text)}"
        against = 0.0
        if topic.startswith("runs-on end"):
            against = WIDTH * known.says(row, column) - SHOWN * known.shown
        sure = worth(topic, _surer(odd, against))
        if sure >= SURE or above.number == row.number:
            continue
        question = "does a paragraph begin here?" if begins else RUNS_ON
        kind = "runs-on" if begins else "paragraph"
        ruling = ruling_table(kind, row.number, _bare(row.text))
        yield paragraph, Doubt(_at(source, row), PARAGRAPH, sure, question, ruling)


def _between(above: str, below: str) -> str:
    """Return how a row ends and the next one opens; behind a mark or a semicolon all is other."""
    letters = letters_between(above, below)
    if above[-1:] == ";":
        return f"semicolon {letters}"
    return f"{letters} after-mark" if CALL.fullmatch(above[-1:]) else letters


def _surer(odd: float, against: float) -> float:
    """Return how sure a decision is by the odds of a beginning, and what else speaks against it."""
    stated = max(odd, 1 - odd)
    if not against or stated >= 1:
        return stated
    return chance(log(stated / (1 - stated)) - against)


def _by_paragraph(found: Iterable[Found]) -> Iterator[Doubt]:
    """Yield one doubt for the lines of a paragraph with which another one may begin."""
    groups: dict[int, list[Doubt]] = defaultdict(list)
    for paragraph, doubt in found:
        if doubt.question == RUNS_ON and doubt.confidence < DOUBTFUL:
            groups[paragraph].append(doubt)
        else:
            yield doubt
    for doubts in groups.values():
        for at in range(0, len(doubts), MOST):
            some = doubts[at : at + MOST]
            yield _together(some, RUN_ON.format(len(some))) if len(some) > 1 else some[0]


def _headings(source: str, blocks: Sequence[BlockDraft]) -> Iterator[Shaped]:
    """Yield the doubts about headings, each with its shape."""
    for block in blocks:
        if block.kind not in (Kind.HEADING, Kind.PARAGRAPH) or not block.weight:
            continue
        heading, row = block.kind is Kind.HEADING, block.rows[0]
        stated = chance(abs(block.weight))
        sure = worth("heading" if heading else "no-heading", stated)
        question = "is this a heading?" if heading else "is this no heading?"
        ruling = ruling_table("no-heading" if heading else "heading", row.number, _bare(row.text))
        doubt = Doubt(_at(source, row), HEADING, sure, question, ruling)
        yield heading, shape_of(block), doubt


def _in_series(shaped: Iterable[Shaped]) -> Iterator[Doubt]:
    """Yield one doubt for all lines of a shape where there are several, the others singly."""
    groups: dict[tuple[bool, Shape], list[Doubt]] = defaultdict(list)
    for is_heading, shape, doubt in shaped:
        if doubt.confidence < SURE:
            groups[is_heading, shape].append(doubt)
    for (is_heading, _), doubts in groups.items():
        if len(doubts) < SERIES:
            yield from doubts
            continue
        question = QUESTIONS["heading" if is_heading else "no-heading"].format(len(doubts))
        yield _together(doubts, question)


def _together(doubts: Sequence[Doubt], question: str) -> Doubt:
    return replace(
        doubts[0],
        confidence=min(d.confidence for d in doubts),
        question=question,
        ruling="\n\n".join(d.ruling for d in doubts),
        others=tuple(d.place for d in doubts[1:]),
    )


def _one_a_place(doubts: Iterable[Doubt]) -> Iterator[Doubt]:
    """Yield the doubts without those about a place that a worse one, or a series, asks about."""
    taken: set[Place] = set()
    for doubt in sorted(doubts, key=lambda d: (not d.others, d.confidence, d.place, d.kind)):
        if doubt.others or doubt.place not in taken:
            taken.update(doubt.places)
            yield doubt


def _one_a_word(doubts: Iterable[Doubt]) -> Iterator[Doubt]:
    """Yield one doubt for each word, wherever it stands."""
    words: dict[str, list[Doubt]] = defaultdict(list)
    for doubt in doubts:
        if doubt.confidence < DOUBTFUL:
            words[doubt.question.lower()].append(doubt)
        else:
            yield doubt
    yield from (_together(same, same[0].question) for same in words.values())


def _joins(joins: Iterable[Join]) -> Iterator[Doubt]:
    for join in joins:
        sure = worth(_kind_of(join), join.confidence)
        if sure < SURE:
            other = "keep" if join.decision is Decision.JOIN else "join"
            question = f"{join.left} {join.right} became {join.result!r}: is that right?"
            ruling = ruling_table(other, join.place.first, f"{join.left}|{join.right}")
            yield Doubt(join.place, LINE_END, sure, question, ruling)


def _kind_of(join: Join) -> str:
    if join.left[-1:] in HYPHENS:
        kept_before = join.decision is Decision.KEEP and not join.right[:1].islower()
        return "keep before-capital" if kept_before else join.decision
    return "join-unshown" if (join.left[-1:] + join.right[:1]).isalnum() else "tied"


def _apart(words: Iterable[Apart]) -> Iterator[Doubt]:
    for pair in words:
        sure = worth("apart", pair.confidence)
        if sure < SURE:
            question = f"{pair.left} {pair.right}: two words, and not {pair.joined!r}?"
            ruling = ruling_table("join", pair.place.first, f"{pair.left}|{pair.right}")
            yield Doubt(pair.place, LINE_END, sure, question, ruling)


def _lost(source: str, words: Iterable[Lost]) -> Iterator[Doubt]:
    for lost in words:
        sure = worth(lost.why, EVEN)
        if sure < SURE:
            question = f"{lost.word}: is that right, and not {lost.hyphened!r}?"
            value, reason = lost.hyphened, "its hyphen was lost"
            ruling = ruling_table("emendation", lost.row.number, lost.word, value, reason)
            yield Doubt(_at(source, lost.row), LINE_END, sure, question, ruling)


def note_doubts(source: str, rows: Sequence[Row], table: NoteTable) -> Iterator[Doubt]:
    """Yield the doubts about notes: marks and bodies without a partner, marks that are faint."""
    for mark, label in table.calls:
        if mark.weight < STRONG:
            question = f"does this {mark.mark} call note {label}?"
            yield from _about_mark(source, rows, mark, ("faint-mark", question))
    for label, mark in table.lost:
        question = f"is this {mark.mark} a note mark whose note ({label}) is lost?"
        yield from _about_mark(source, rows, mark, ("lost-note", question))
    for mark in table.leftover:
        question = f"is this {mark.mark} no note mark?"
        yield from _about_mark(source, rows, mark, ("no-mark", question))
    for draft, label in table.uncalled():
        place = Place(source, draft.label_row or draft.rows[0].number, draft.label_row or 0)
        ruling = ruling_table("note", 0, f"WORD BEFORE THE MARK {draft.mark}", label)
        question = f"where is note {draft.mark} called?"
        yield Doubt(place, NOTE, worth("uncalled-note", 0.5), question, ruling)


def _about_mark(
    source: str, rows: Sequence[Row], mark: Mark, asked: tuple[str, str]
) -> Iterator[Doubt]:
    topic, question = asked
    row = rows[mark.row]
    around = row.text[max(0, mark.start - 30) : mark.end]
    sure = worth(topic, 0.5)
    if sure < SURE:
        ruling = ruling_table("no-note", row.number, around)
        yield Doubt(_at(source, row), NOTE, sure, question, ruling)


def ruling_table(kind: str, line: int, text: str, value: str = "", reason: str = "") -> str:
    """Return the TOML table of a ruling; strings are written as TOML basic strings."""
    lines = ["[[ruling]]", f'kind = "{kind}"', f"line = {line}", f"text = {_quoted(text)}"]
    if value:
        lines.append(f"value = {_quoted(value)}")
    return "\n".join([*lines, f"reason = {_quoted(reason)}"])


def _quoted(text: str) -> str:
    escaped = text.replace("\\", "\\\\").replace('"', '\\"')
    return '"' + "".join(c if c.isprintable() else f"\\u{ord(c):04x}" for c in escaped) + '"'


def _bare(text: str) -> str:
    return CALL.sub("", text)


def _at(source: str, row: Row) -> Place:
    return Place(source, row.number, row.number)
