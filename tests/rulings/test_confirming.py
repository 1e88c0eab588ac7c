"""What is right as it is can be said of every decision that a doubt asks about."""

from __future__ import annotations

import pytest

from publisher.model.doubts import Doubt, Question
from publisher.model.places import Place
from publisher.model.rulings import Ruling, RulingKind, Topic
from publisher.rulings import confirmations

PLACE = Place("sv.txt", 3, 3)
# Question, its words, the kind that is proposed; the kind that confirms, and its value.
CONFIRMED = (
    (Question.BEGINS, (), "runs-on", "paragraph", ""),
    (Question.RUNS_ON, (), "paragraph", "runs-on", ""),
    (Question.HEADING, (), "no-heading", "heading", "3"),
    (Question.NO_HEADING, (), "heading", "no-heading", ""),
    (Question.BROKEN_WORD, ("hus-", "mor", "husmor"), "keep", "join", ""),
    (Question.BROKEN_WORD, ("hus-", "mor", "hus-mor"), "join", "keep", ""),
    (Question.BROKEN_WORD, ("hus-", "och", "hus- och"), "join", "space", ""),
    (Question.TWO_WORDS, ("hus", "mor", "husmor"), "join", "space", ""),
    (Question.LOST_HYPHEN, ("husmor", "hus-mor"), "emendation", "emendation", "words"),
    (Question.FAINT_MARK, ("7", "7.p2"), "no-note", "note", "7.p2"),
    (Question.LOST_NOTE, ("7", "7"), "no-note", "note", "7"),
    (Question.NO_MARK, ("7", ""), "no-note", "no-note", ""),
    (Question.THIN_NOTE, ("7",), "text", "note-body", "7"),
    (Question.SET_ASIDE, ("12", "page-number"), "text", "furniture", ""),
    (Question.MOVED_COLUMNS, (), "no-columns", "columns", ""),
    (Question.LEFT_COLUMNS, (), "columns", "no-columns", ""),
)


@pytest.mark.parametrize(("question", "words", "proposed", "kind", "value"), CONFIRMED)
def test_a_decision_is_confirmed(
    question: Question, words: tuple[str, ...], proposed: str, kind: str, value: str
) -> None:
    proposal = Ruling(RulingKind(proposed), "words", 3, "", "", PLACE)
    asked = Doubt(PLACE, Topic.WORDING, 0.5, question, (proposal,), words)
    (confirmed,) = confirmations(asked, {3: 3})
    assert (confirmed.kind, confirmed.value) == (RulingKind(kind), value)
    assert (confirmed.text, confirmed.line) == ("words", 3)


def test_nothing_was_decided_about_a_note_that_nobody_calls() -> None:
    proposal = Ruling(RulingKind.NOTE, "WORD BEFORE THE MARK 7", 0, "7", "", PLACE)
    asked = Doubt(PLACE, Topic.NOTE, 0.5, Question.NOTE_WITHOUT_REFERENCE, (proposal,), ("7",))
    assert confirmations(asked, {}) == ()


def test_every_question_but_that_can_be_confirmed() -> None:
    missing = set(Question) - {row[0] for row in CONFIRMED}
    assert missing == {Question.NOTE_WITHOUT_REFERENCE}
