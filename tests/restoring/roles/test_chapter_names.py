"""What stands below the numbers of chapters: their names, persons of a play, or text."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest

from publisher.model.transcript import Geometry, Run
from publisher.restoring.roles.knowledge.chapter_names import by_chapter_names
from publisher.restoring.roles.line_roles import LineRole
from tests.support.sheets import Chances, logs, sheet

HEADS: Chances = {(LineRole.HEADING, True): 0.9, (LineRole.PARAGRAPH, True): 0.1}
TEXT: Chances = {(LineRole.PARAGRAPH, True): 0.99, (LineRole.HEADING, True): 0.01}
FULL = "The keeper trims the wicks at dusk and at midnight, and writes down the hour."
NAMES = ["Of lamps.", "Of oil.", "The wick.", "Of the log."]
NUMBERS = {
    "a word and a figure": ["Chapter 1.", "Chapter 2.", "Chapter 3.", "Chapter 4."],
    "a word, counted in words": ["FIRST PART", "SECOND PART", "THIRD PART", "LAST PART"],
    "Roman numbers": ["I.", "II.", "III.", "IV."],
    "figures": ["1", "2", "3", "4"],
}


def names_in(chapters: list[list[str]]) -> list[str]:
    """Return the lines that name chapters; the first line of each chapter is told as a heading."""
    lines = [line for chapter in chapters for line in chapter]
    heads = {id(chapter[0]) for chapter in chapters}
    chances = {at: HEADS if id(line) in heads else TEXT for at, line in enumerate(lines)}
    (fact,) = by_chapter_names(sheet("\n".join(lines), "en"), logs(len(lines), chances))
    return [lines[at] for at in np.flatnonzero(fact.lines)]


@pytest.mark.parametrize("numbers", NUMBERS.values(), ids=NUMBERS)
def test_short_lines_below_the_numbers_name_the_chapters(numbers: list[str]) -> None:
    text = [[number, name, FULL, FULL] for number, name in zip(numbers, NAMES, strict=True)]
    assert names_in(text) == NAMES


def test_most_of_the_numbers_are_enough() -> None:
    text = [[f"Chapter {n}.", name, FULL, FULL] for n, name in enumerate(NAMES, 1)]
    text[1][1] = FULL
    assert names_in(text) == [NAMES[0], NAMES[2], NAMES[3]]


def test_where_text_stands_below_the_numbers_a_short_line_is_text() -> None:
    text = [[f"Chapter {n}.", FULL, FULL, FULL] for n in range(1, 5)]
    text[1][1] = "It is dark."
    assert names_in(text) == []


@pytest.mark.parametrize("speaks", ["{}. Who is there?", "{}"])
def test_below_the_scenes_of_a_play_stand_persons(speaks: str) -> None:
    persons = ["Anna", "Bert", "Carl", "Anna"]
    play = [line for name in persons for line in (speaks.format(name), FULL)] * 3
    text = [[f"Scene {n}", f"{name} on the pier.", *play] for n, name in enumerate(persons, 1)]
    assert names_in(text) == []


def test_verses_have_no_names() -> None:
    text = [[number, *["The lamp is lit,", "The oil is low."] * 6] for number in NUMBERS["figures"]]
    assert names_in([*text, ["1", *[FULL] * 30]]) == []


@pytest.mark.parametrize(("size", "named"), [(1.0, []), (1.3, NAMES)])
def test_a_line_that_is_seen_to_be_set_as_the_text_names_nothing(
    size: float, named: list[str]
) -> None:
    lines = [
        line
        for number, name in zip(NUMBERS["figures"], NAMES, strict=True)
        for line in (number, name, FULL, FULL)
    ]
    read = sheet("\n".join(lines), "en")
    set_as = dict.fromkeys(NAMES, size)
    drawn = tuple(
        replace(one, runs=(Run(one.text, size=set_as.get(one.text, 1.0)),), geometry=Geometry())
        for one in read.lines
    )
    chances = {at: HEADS if at % 4 == 0 else TEXT for at in range(len(lines))}
    (fact,) = by_chapter_names(replace(read, lines=drawn), logs(len(lines), chances))
    assert [lines[at] for at in np.flatnonzero(fact.lines)] == named


def test_a_name_in_capitals_may_take_two_lines() -> None:
    text = [[f"Chapter {n}.", name.upper(), FULL, FULL] for n, name in enumerate(NAMES, 1)]
    text[1][1:2] = ["OF OIL, OF WICKS AND OF WHATEVER ELSE IS BURNT IN A LAMP, AND", "OF SMOKE."]
    assert names_in(text) == [name for chapter in text for name in chapter[1:-2]]
