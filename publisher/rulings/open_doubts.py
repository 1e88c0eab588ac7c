"""The doubts that no ruling has settled, with proposals that can be written as they are."""

from __future__ import annotations

from collections.abc import Hashable, Iterable, Sequence
from dataclasses import replace

from publisher.model.doubts import Doubt
from publisher.model.rulings import Ruling, Topic
from publisher.model.transcript import Transcript
from publisher.rulings.contradictions import is_of_a_word
from publisher.rulings.drafting import distinguished, with_whole_line
from publisher.rulings.judging import about_word, settle
from publisher.rulings.kinds import topic_of
from publisher.rulings.line_ids import on_lines, with_ids
from publisher.rulings.locating import Stale, locate
from publisher.rulings.printed_lines import PrintedLines, printed_lines
from publisher.rulings.tables import complete


def still_open(
    transcript: Transcript, rulings: Sequence[Ruling], doubts: Iterable[Doubt]
) -> tuple[Doubt, ...]:
    """Return the doubts whose question no ruling has answered.

    A ruling may say that what was done is right, so questions are compared, not answers.
    """
    known = tuple(doubts)
    if not rulings or not known:
        return known
    lines, rulings = printed_lines(transcript), on_lines(transcript, rulings)
    effects, _ = settle(lines, rulings)
    answered = {about for effect in effects for about in effect.about}
    answered |= {about_word(ruling) for ruling in rulings if is_of_a_word(ruling)}
    left = (_unanswered(doubt, lines, answered) for doubt in known)
    return tuple(doubt for doubt in left if doubt)


def _unanswered(doubt: Doubt, lines: PrintedLines, answered: set[Hashable]) -> Doubt | None:
    """Return the places of a doubt that no ruling has answered, or None where there are none."""
    # Proposals and places stand in the same order (see Doubt).
    asked = zip(doubt.places, doubt.proposals, strict=True)
    left = [(place, one) for place, one in asked if not _questions(lines, one) & answered]
    if not left:
        return None
    (first, *others), proposals = zip(*left, strict=True)
    return replace(doubt, place=first, others=tuple(others), proposals=proposals)


def ready_to_write(transcript: Transcript, doubts: Iterable[Doubt]) -> tuple[Doubt, ...]:
    """Return the doubts with proposals that find their own places again once they are written."""
    lines = printed_lines(transcript)
    ready = (_ready(doubt, lines) for doubt in doubts)
    return tuple(_with_ids(doubt, transcript) for doubt in ready)


def _with_ids(doubt: Doubt, transcript: Transcript) -> Doubt:
    named = with_ids(transcript, doubt.proposals)
    return doubt if named == doubt.proposals else replace(doubt, proposals=named)


def _ready(doubt: Doubt, lines: PrintedLines) -> Doubt:
    # A proposal that finds its place stays as it is, so that its table has no more than it needs.
    whole = tuple(map(complete, doubt.proposals))
    placed = tuple(_with_place(proposal, lines) for proposal in whole)
    return doubt if placed == whole else replace(doubt, proposals=placed)


def _with_place(ruling: Ruling, lines: PrintedLines) -> Ruling:
    # A proposal with gaps for the person to fill in ("WORD BEFORE THE MARK 7") has no place yet.
    if isinstance(locate(ruling, lines), Stale):
        return ruling
    return distinguished(with_whole_line(ruling, lines), lines)


def _questions(lines: PrintedLines, ruling: Ruling) -> set[Hashable]:
    """Return the questions that a ruling would settle: that of its place, and that of its word."""
    # A heading that is proposed has no level yet.
    effects, _ = settle(lines, [complete(ruling)])
    questions = {about for effect in effects for about in effect.about}
    return questions | ({about_word(ruling)} if topic_of(ruling.kind) is Topic.LINE_END else set())
