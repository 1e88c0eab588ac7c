"""What looks like a heading.

The Swedish words are glossed in tests/restoring/README.md.
"""

from __future__ import annotations

import pytest

from publisher.languages import language
from publisher.restoring.measuring.rows import Row
from publisher.restoring.roles.blocks.headings.series import Setting
from publisher.restoring.roles.blocks.headings.wording import heading_weight, is_chapter
from tests.restoring.galley import COLUMN, full, row

BEFORE = row("gick i land.")
AFTER = full("Kon stod kvar på bryggan och")
SWEDISH = language("sv")


def setting(*lines: Row, before: Row | None = BEFORE, after: Row | None = AFTER) -> Setting:
    return Setting(lines, before, (after,) if after else (), COLUMN, SWEDISH)


def weight(*texts: str, gap: int = 1) -> float:
    return heading_weight(setting(*(row(t, gap=gap if n == 0 else 0) for n, t in enumerate(texts))))


@pytest.mark.parametrize(
    "text",
    [
        "Holmens historia",
        "IV. Kon",
        "II",
        "§ 3. Om kor",
        "1.2 Kons betydelse",
        "Kapitel 3",
        "Tredje kapitlet",
        "HOLMENS HISTORIA",
        "Inledning",
    ],
)
def test_a_line_that_reads_like_a_heading_weighs_more_than_nothing(text: str) -> None:
    assert weight(text) > 0


@pytest.mark.parametrize(
    "text",
    [
        "Kon stod kvar på bryggan.",
        "Kon, som var tjock, stod kvar på bryggan.",
        "och sedan gick den i land",
        "Han sade:",
        "Kära vänner,",
        "– Jag vet inte.",
        "12.4 13.7 15.0",
        "* * *",
        "",
    ],
)
def test_a_line_that_reads_like_a_sentence_weighs_less_than_nothing(text: str) -> None:
    assert weight(text) <= 0


def test_a_heading_may_have_two_lines() -> None:
    assert weight("Om holmens historia och", "kons betydelse för den") > 0


def test_a_long_line_is_less_of_a_heading() -> None:
    long = row("Holmens historia och kons betydelse för den", width=COLUMN.width * 0.99)
    assert heading_weight(setting(long)) < weight("Holmens historia")


def test_nothing_is_a_heading_at_the_end_of_the_text() -> None:
    assert heading_weight(setting(row("Holmens historia"), after=None)) < 0


def test_a_heading_opens_a_sentence() -> None:
    onward = setting(row("Holmens historia", gap=1), after=full("och kon stod kvar"))
    assert heading_weight(onward) < weight("Holmens historia") - 2


@pytest.mark.parametrize(
    "text", ["I den lysande raden av kor", "VI som gick i land", "VI åkte i land"]
)
def test_a_word_of_roman_letters_is_no_number(text: str) -> None:
    assert weight(text) < weight(f"II. {text}")


@pytest.mark.parametrize(
    ("text", "counts"),
    [
        ("Kapitel 3", True),
        ("TREDJE DEL.", True),
        ("Kapitel", False),
        ("Kapitel 3 handlar om kor", False),
    ],
)
def test_what_counts_a_chapter_and_says_no_more(text: str, counts: bool) -> None:
    assert is_chapter(row(text), COLUMN, SWEDISH) is counts


def test_a_full_line_counts_no_chapter() -> None:
    assert not is_chapter(full("Kapitel 3"), COLUMN, SWEDISH)
