"""Which doubts a person has settled."""

from __future__ import annotations

from collections.abc import Hashable, Iterable, Sequence
from dataclasses import replace

from publisher.errors import ManifestError
from publisher.model.rulings import Ruling
from publisher.model.text import Doubt
from publisher.model.transcript import Transcript
from publisher.rulings.drawing_up import on_its_line, told_apart
from publisher.rulings.judging import about_word, settle
from publisher.rulings.locating import Stale, locate
from publisher.rulings.printed import Printed, printed
from publisher.rulings.questions import DECISIONS, is_of_a_word
from publisher.rulings.reading import parse_rulings
from publisher.rulings.writing import table_of


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
    return tuple(doubt for doubt in known if not _questions(lines, doubt) & answered)


def ready_to_write(transcript: Transcript, doubts: Iterable[Doubt]) -> tuple[Doubt, ...]:
    """Return doubts whose rulings, if they are written as they are, keep their places."""
    lines = printed(transcript)
    return tuple(_ready(doubt, lines) for doubt in doubts)


def _ready(doubt: Doubt, lines: Printed) -> Doubt:
    ruling = _asked(doubt)
    if ruling is None or isinstance(locate(ruling, lines), Stale):
        return doubt
    told = told_apart(on_its_line(ruling, lines), lines)
    return doubt if told == ruling else replace(doubt, ruling=table_of(told).rstrip())


def _asked(doubt: Doubt) -> Ruling | None:
    """Return the ruling that a doubt asks for; None where a person must fill it in first."""
    try:
        (ruling,) = parse_rulings(doubt.ruling, doubt.place.source)
    except ManifestError:
        return None
    return ruling


def _questions(lines: Printed, doubt: Doubt) -> set[Hashable]:
    """Return what the ruling on a doubt would settle: its place's question, that of its word."""
    ruling = _asked(doubt)
    if ruling is None:
        return set()
    effects, _ = settle(lines, [ruling])
    questions = {about for effect in effects for about in effect.about}
    return questions | ({about_word(ruling)} if ruling.kind in DECISIONS else set())
