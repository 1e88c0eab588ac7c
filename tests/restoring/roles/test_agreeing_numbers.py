"""Lines that are numbered on through a text: all are headings, or none is."""

from __future__ import annotations

import numpy as np
import pytest

from publisher.restoring.roles.knowledge.agreeing_numbers import by_agreement
from publisher.restoring.roles.line_roles import LineRole
from tests.support.sheets import Chances, logs, sheet

HEADS: Chances = {(LineRole.HEADING, True): 0.9, (LineRole.PARAGRAPH, True): 0.1}
TEXT: Chances = {(LineRole.PARAGRAPH, True): 0.99, (LineRole.HEADING, True): 0.01}
NOTE: Chances = {(LineRole.NOTE, True): 0.99}
FORMS = ["§ {}. Of lamps", "§ {}.", "{}. Q. What is a lamp?", "({}) Lamps", "2.{}. Lamps"]
ABOVE = "The lamps are lit."


def told(lines: list[str], chances: list[Chances]) -> tuple[list[int], list[int]]:
    """Return the lines (from 0) that most of their series say are no headings, and those that are."""
    found = by_agreement(sheet("\n".join(lines), "en"), logs(len(lines), dict(enumerate(chances))))
    none, every = (np.flatnonzero(fact.lines).tolist() for fact in found)
    return none, every


def text_of(numbered: list[str]) -> list[str]:
    return [line for one in numbered for line in (one, ABOVE)]


@pytest.mark.parametrize("form", FORMS)
def test_one_that_looks_like_a_heading_among_many_that_are_none_is_none(form: str) -> None:
    lines = text_of([form.format(number) for number in range(1, 10)])
    none, every = told(lines, [HEADS, TEXT, *[TEXT] * 16])
    assert none == list(range(0, 18, 2))
    assert not every


@pytest.mark.parametrize("form", FORMS)
def test_one_that_does_not_among_many_that_are_headings_is_one(form: str) -> None:
    lines = text_of([form.format(number) for number in range(1, 7)])
    none, every = told(lines, [TEXT, TEXT, *[HEADS, TEXT] * 5])
    assert not none
    assert every == list(range(0, 12, 2))


def test_among_few_a_heading_may_stand() -> None:
    lines = text_of([f"{number}. Lamps" for number in range(1, 6)])
    assert told(lines, [HEADS, TEXT, *[TEXT] * 8]) == ([], [])


def test_numbers_that_do_not_count_on_are_no_series() -> None:
    lines = text_of([f"{number}. Lamps" for number in (30, 4, 77, 20, 11, 90, 8, 61, 2)])
    assert told(lines, [HEADS, TEXT, *[TEXT] * 16]) == ([], [])


def test_notes_are_no_members_of_a_series() -> None:
    lines = text_of([f"{number}. Lamps" for number in range(1, 10)])
    none, _ = told(lines, [HEADS, TEXT, *[NOTE, TEXT] * 8])
    assert none == []


def test_a_number_that_a_sentence_goes_on_with_is_no_heading() -> None:
    lines = text_of([f"§ {number}. Of lamps" for number in range(1, 7)])
    lines[3] = "The rule is given in"
    _, every = told(lines, [*[HEADS, TEXT] * 6])
    assert 4 not in every


def test_a_number_alone_is_another_series_than_one_with_words() -> None:
    alone = text_of([f"{number}." for number in range(1, 6)])
    worded = text_of([f"{number}. Lamps are cleaned" for number in range(1, 10)])
    none, every = told(alone + worded, [HEADS, TEXT] * 5 + [TEXT, TEXT] * 9)
    assert every == list(range(0, 10, 2))
    assert none == list(range(10, 28, 2))
