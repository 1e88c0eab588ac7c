"""Which doubts a person has settled."""

from __future__ import annotations

from collections.abc import Hashable, Iterable, Sequence

from publisher.model.rulings import Ruling
from publisher.model.text import Doubt
from publisher.model.transcript import Transcript
from publisher.rulings.judging import about_word, settle
from publisher.rulings.printed import Printed, printed
from publisher.rulings.questions import DECISIONS, is_of_a_word
from publisher.rulings.reading import parse_rulings


def still_open(
    transcript: Transcript, rulings: Sequence[Ruling], doubts: Iterable[Doubt]
) -> tuple[Doubt, ...]:
    """Return the doubts whose question no ruling has answered.

    A ruling may say that what was done is right, so questions are compared, not answers.
    """
    known = tuple(doubts)
    if not rulings or not known:
        return known
    lines = printed(transcript)
    effects, _ = settle(lines, rulings)
    answered = {about for effect in effects for about in effect.about}
    answered |= {about_word(ruling) for ruling in rulings if is_of_a_word(ruling)}
    asked = ((doubt, _asked(doubt)) for doubt in known)
    return tuple(doubt for doubt, ruling in asked if not _questions(lines, ruling) & answered)


def _asked(doubt: Doubt) -> Ruling:
    (ruling,) = parse_rulings(doubt.ruling, doubt.place.source)
    return ruling


def _questions(lines: Printed, ruling: Ruling) -> set[Hashable]:
    """Return what a ruling would settle: its place's question, and that of its word."""
    effects, _ = settle(lines, [ruling])
    questions = {about for effect in effects for about in effect.about}
    return questions | ({about_word(ruling)} if ruling.kind in DECISIONS else set())
