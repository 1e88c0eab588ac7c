"""The places a person should look at, each with the ruling to write if the decision is wrong.

One place is asked about once; lines of one shape, and those of one paragraph, together. The
questions are data: rulings/ puts them into words.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from math import log
from sys import intern
from typing import TypeAlias

from publisher.model.doubts import DOUBTFUL, Doubt, Question
from publisher.model.places import Place
from publisher.model.roles import BlockRole
from publisher.model.rulings import Ruling, RulingKind, Topic
from publisher.model.text import Decision, Join
from publisher.model.verdicts import Verdicts
from publisher.restoring.characters import CALL, HYPHENS, without_references
from publisher.restoring.drafts import Draft
from publisher.restoring.evidence import chance
from publisher.restoring.measuring.column import Column
from publisher.restoring.measuring.rows import Row
from publisher.restoring.notes import Notes
from publisher.restoring.questions.calibration import worth
from publisher.restoring.questions.first_line_width import first_rows
from publisher.restoring.questions.heading_shape import Shape, shape_of
from publisher.restoring.roles.notes.marks import STRONG
from publisher.restoring.roles.told import PrintedMark, Told, ToldRow
from publisher.restoring.wording import ending
from publisher.restoring.wording import letters as letters_between
from publisher.restoring.words.ends import Ends
from publisher.restoring.words.line_ends import Apart
from publisher.restoring.words.lost_hyphens import Lost

# A doubt about a heading: whether the line is one now, how it looks, the doubt.
Shaped: TypeAlias = tuple[bool, Shape, Doubt]
# A doubt about a beginning, behind the number of its paragraph.
Found: TypeAlias = tuple[int, Doubt]

# Probability; a surer decision is no doubt. The queue draws its own line below it.
SURE = 0.99
# Doubtful lines of one paragraph that are asked about together.
MOST = 5
# The probability that a row begins a paragraph from which on it does; and what is stated of a
# decision whose confidence is only known from its kind.
EVEN = 0.5
# Weights in log odds: of a row's width against its running on, and of the share of beginnings
# that the text shows otherwise (logistic regression on the reprinted texts).
WIDTH, SHOWN = 1.5, 3.0
# Lines of one shape from which on one question is asked about all of them.
SERIES = 3
# Characters before a mark that show which one is meant.
BEFORE_MARK = 30


def ask(
    told: Told, blocks: Sequence[Draft], notes: Notes, ends: Ends, verdicts: Verdicts
) -> tuple[Doubt, ...]:
    """Return all doubts about a text, in order of place: about its order, blocks, words and notes.

    ``ends`` are the words that were broken and those that may have been. What a person has ruled
    of a line is asked no more.
    """
    ruled = {line for line, _ in verdicts.begins} | {line for line, _ in verdicts.headings}
    # A byline or a date is told by what it says, not by where paragraphs begin.
    named = {block.rows[0].number for block in blocks if block.role is BlockRole.FRONT}
    source = told.source
    found = _beginnings(source, told.running, told.column)
    open_still = (f for f in found if f[1].place.first not in ruled | named)
    shaped = _in_series(_headings(source, blocks))
    of_blocks = (*_by_paragraph(open_still), *(d for d in shaped if d.place.first not in ruled))
    of_words = (*_joins(ends.joins.values()), *_apart(ends.apart), *_lost(source, ends.lost))
    asked = [*_one_a_place(of_blocks), *_one_a_word(of_words)]
    asked.sort(key=lambda doubt: (doubt.place, doubt.topic))
    doubts = (*asked, *note_doubts(source, notes), *told.doubts)
    return tuple(sorted(doubts, key=lambda doubt: (doubt.place, doubt.topic)))


def _beginnings(source: str, running: Sequence[ToldRow], column: Column) -> Iterator[Found]:
    """Yield the doubts about beginnings, each with the number of the paragraph it stands in."""
    rows, odds = [told.row for told in running], [told.begins for told in running]
    known = first_rows(rows, odds, column)
    paragraph = 0
    for above, row, odd in zip(rows, rows[1:], odds[1:], strict=False):
        begins = odd >= EVEN
        paragraph += begins
        against = 0.0
        if not begins and ending(above.text) == "end":
            against = WIDTH * known.says(row, column) - SHOWN * known.shown
        decision = f"{'begins' if begins else 'runs-on'} {_between(above.text, row.text)}"
        sure = worth(decision, _surer(odd, against))
        if sure >= SURE or above.number == row.number:
            continue
        question = Question.BEGINS if begins else Question.RUNS_ON
        other = RulingKind.RUNS_ON if begins else RulingKind.PARAGRAPH
        proposal = _proposal(other, _at(source, row), without_references(row.text))
        yield paragraph, Doubt(proposal.place, Topic.PARAGRAPH, sure, question, (proposal,))


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
        if doubt.question is Question.RUNS_ON and doubt.confidence < DOUBTFUL:
            groups[paragraph].append(doubt)
        else:
            yield doubt
    for doubts in groups.values():
        for at in range(0, len(doubts), MOST):
            yield _together(doubts[at : at + MOST])


def _headings(source: str, blocks: Sequence[Draft]) -> Iterator[Shaped]:
    """Yield the doubts about headings, each with its shape."""
    for block in blocks:
        if block.role not in (BlockRole.HEADING, BlockRole.PARAGRAPH) or not block.weight:
            continue
        heading, row = block.role is BlockRole.HEADING, block.rows[0]
        stated = chance(abs(block.weight))
        sure = worth("heading" if heading else "no-heading", stated)
        question = Question.HEADING if heading else Question.NO_HEADING
        other = RulingKind.NO_HEADING if heading else RulingKind.HEADING
        proposal = _proposal(other, _at(source, row), without_references(row.text))
        doubt = Doubt(proposal.place, Topic.HEADING, sure, question, (proposal,))
        yield heading, shape_of(block), doubt


def _in_series(shaped: Iterable[Shaped]) -> Iterator[Doubt]:
    """Yield one doubt for all lines of a shape where there are several, the others singly."""
    groups: dict[tuple[bool, Shape], list[Doubt]] = defaultdict(list)
    for is_heading, shape, doubt in shaped:
        if doubt.confidence < SURE:
            groups[is_heading, shape].append(doubt)
    for doubts in groups.values():
        if len(doubts) < SERIES:
            yield from doubts
        else:
            yield _together(doubts)


def _together(doubts: Sequence[Doubt]) -> Doubt:
    """Return one doubt about the places of several, as unsure as the worst of them."""
    return replace(
        doubts[0],
        confidence=min(d.confidence for d in doubts),
        proposals=tuple(proposal for d in doubts for proposal in d.proposals),
        others=tuple(d.place for d in doubts[1:]),
    )


def _one_a_place(doubts: Iterable[Doubt]) -> Iterator[Doubt]:
    """Yield the doubts without those about a place that a worse one, or a series, asks about."""
    taken: set[Place] = set()
    for doubt in sorted(doubts, key=lambda d: (not d.others, d.confidence, d.place, d.topic)):
        if doubt.others or doubt.place not in taken:
            taken.update(doubt.places)
            yield doubt


def _one_a_word(doubts: Iterable[Doubt]) -> Iterator[Doubt]:
    """Yield one doubt for each word, wherever it stands; capitals make no other word of it."""
    same: dict[tuple[str, ...], list[Doubt]] = defaultdict(list)
    for doubt in doubts:
        if doubt.confidence < DOUBTFUL:
            same[doubt.question, *map(str.lower, doubt.words)].append(doubt)
        else:
            yield doubt
    yield from map(_together, same.values())


def _joins(joins: Iterable[Join]) -> Iterator[Doubt]:
    # The words of one that comes again are kept once.
    known: dict[tuple[str, ...], tuple[str, ...]] = {}
    for join in joins:
        sure = worth(_kind_of(join), join.confidence)
        if sure < SURE:
            other = RulingKind.KEEP if join.decision is Decision.JOIN else RulingKind.JOIN
            proposal = _proposal(other, join.place, intern(f"{join.left}|{join.right}"))
            own = (join.left, join.right, join.result)
            words = known.setdefault(own, own)
            yield Doubt(join.place, Topic.LINE_END, sure, Question.BROKEN_WORD, (proposal,), words)


def _kind_of(join: Join) -> str:
    if join.left[-1:] in HYPHENS:
        kept_before = join.decision is Decision.KEEP and not join.right[:1].islower()
        return "keep before-capital" if kept_before else join.decision
    return "join-unshown" if (join.left[-1:] + join.right[:1]).isalnum() else "tied"


def _apart(pairs: Iterable[Apart]) -> Iterator[Doubt]:
    for pair in pairs:
        sure = worth("apart", pair.confidence)
        if sure < SURE:
            proposal = _proposal(RulingKind.JOIN, pair.place, f"{pair.left}|{pair.right}")
            words = (pair.left, pair.right, pair.joined)
            yield Doubt(pair.place, Topic.LINE_END, sure, Question.TWO_WORDS, (proposal,), words)


def _lost(source: str, found: Iterable[Lost]) -> Iterator[Doubt]:
    for lost in found:
        sure = worth(lost.why, EVEN)
        if sure < SURE:
            place, words = _at(source, lost.row), (lost.word, lost.hyphened)
            proposal = _proposal(RulingKind.EMENDATION, place, *words, "its hyphen was lost")
            yield Doubt(place, Topic.LINE_END, sure, Question.LOST_HYPHEN, (proposal,), words)


def note_doubts(source: str, notes: Notes) -> Iterator[Doubt]:
    """Yield the doubts about notes: marks and bodies without a partner, marks that are faint."""
    for mark, label in notes.calls:
        if mark.weight < STRONG:
            yield from _about_mark(source, mark, Question.FAINT_MARK, label)
    for label, mark in notes.lost:
        yield from _about_mark(source, mark, Question.LOST_NOTE, label)
    for mark in notes.leftover:
        yield from _about_mark(source, mark, Question.NO_MARK)
    for found in notes.uncalled():
        note = found.note
        place = Place(source, note.label_line or found.rows[0].number, note.label_line or 0)
        # The line and the words before the mark are left for the person to fill in.
        text = f"WORD BEFORE THE MARK {note.mark}"
        proposal = Ruling(RulingKind.NOTE, text, 0, found.label, "", place)
        sure, question = worth("uncalled-note", EVEN), Question.NOTE_WITHOUT_REFERENCE
        yield Doubt(place, Topic.NOTE, sure, question, (proposal,), (note.mark,))


def _about_mark(
    source: str, mark: PrintedMark, question: Question, label: str = ""
) -> Iterator[Doubt]:
    sure = worth(question, EVEN)
    if sure < SURE:
        place = Place(source, mark.line, mark.line)
        around = mark.before[-BEFORE_MARK:] + mark.printed
        proposal = _proposal(RulingKind.NO_NOTE, place, around)
        yield Doubt(place, Topic.NOTE, sure, question, (proposal,), (mark.mark, label))


def _proposal(
    kind: RulingKind, place: Place, text: str, value: str = "", reason: str = ""
) -> Ruling:
    return Ruling(kind, text, place.first, value, reason, place)


def _at(source: str, row: Row) -> Place:
    return Place(source, row.number, row.number)
