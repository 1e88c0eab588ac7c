"""Doubts become questions in words, whatever they ask."""

from __future__ import annotations

import pytest

from publisher.model.doubts import Doubt, Question
from publisher.model.places import Place
from publisher.model.rulings import Topic
from publisher.rulings import question_of

PLACE, OTHER = Place("sv.txt", 3, 3), Place("sv.txt", 7, 7)
WORDS = ("left", "3", "right", "4")


def doubt(question: Question, *others: Place) -> Doubt:
    return Doubt(PLACE, Topic.HEADING, 0.5, question, (), WORDS, others)


@pytest.mark.parametrize("question", list(Question))
def test_every_question_is_asked_in_words(question: Question) -> None:
    asked = [question_of(doubt(question)), question_of(doubt(question, OTHER))]
    assert [text[-1] for text in asked] == ["?", "?"]
    assert not set("".join(asked)) & set("{}")


def test_a_question_about_several_lines_names_their_number() -> None:
    assert question_of(doubt(Question.RUNS_ON)) == "does the paragraph run on here?"
    several = "does one paragraph run on over these 2 lines?"
    assert question_of(doubt(Question.RUNS_ON, OTHER)) == several


def test_a_question_about_a_word_names_the_word() -> None:
    assert question_of(doubt(Question.TWO_WORDS)) == "left 3: two words, and not 'right'?"
