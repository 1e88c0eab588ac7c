"""Initials on lines of their own."""

from __future__ import annotations

import pytest

from publisher.languages.initials import glue
from publisher.model.transcript import Line, Page
from publisher.restoring.roles.blocks.initials import (
    before_their_words,
    begun_with,
    initials_of,
)
from tests.restoring.galley import rows


@pytest.mark.parametrize(
    ("letter", "below", "language", "between"),
    [
        ("T", "he ferry was rowed", "en", ""),
        ("“T", "he ferry was rowed", "en", ""),
        ("A", "man rowed it", "en", " "),
        ("À", "la fin du mois", "fr", " "),
        ("R", "adbrottet är gammalt", "sv", ""),
    ],
)
def test_a_letter_goes_to_its_word(letter: str, below: str, language: str, between: str) -> None:
    assert glue(letter, below, language) == between


@pytest.mark.parametrize(
    ("letter", "below"),
    [("T", "He rowed it"), ("B", "second point of it"), ("t", "he ferry"), ("II", "he ferry")],
)
def test_a_letter_that_labels_or_is_a_word_is_no_initial(letter: str, below: str) -> None:
    assert glue(letter, below, "en") is None


def test_rows_beside_an_initial_go_on() -> None:
    lines = rows("It was gone.\nT\nhe ferry was rowed to\nHallow Reach by the same\nfamily.")
    initials = initials_of(lines, "en")
    assert begun_with(initials, lines, [0.9] * 5) == [0.9, 1.0, 0.0, 0.0, 0.9]


def test_a_row_behind_a_sentence_may_begin_a_paragraph() -> None:
    lines = rows("T\nhe ferry was rowed.\nHallow Reach was far.")
    assert begun_with(initials_of(lines, "en"), lines, [0.9] * 3) == [1.0, 0.0, 0.9]


def moved(*texts: str) -> list[str] | None:
    page = Page(1, tuple(Line(number, text) for number, text in enumerate(texts, start=1)))
    lines = before_their_words(page, 40, "en")
    return None if lines is None else [line.text for line in lines]


def test_an_initial_goes_below_the_heading() -> None:
    assert moved("T", "The Ferry", "he ferry was rowed") == ["The Ferry", "T", "he ferry was rowed"]


def test_an_initial_at_its_place_stays() -> None:
    assert moved("The Ferry", "T", "he ferry was rowed") is None


def test_a_letter_above_full_lines_stays() -> None:
    full = "Nobody ever gave them the right in writing"
    assert moved("T", full, "he ferry was rowed") is None
