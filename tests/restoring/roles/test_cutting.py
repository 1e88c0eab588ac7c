"""Rows cut into blocks and named.

The Swedish words are glossed in tests/restoring/README.md.
"""

from __future__ import annotations

import pytest

from publisher.languages import language
from publisher.model.roles import BlockRole
from publisher.restoring.measuring.rows import Row
from publisher.restoring.roles.blocks.boundaries import boundary_odds
from publisher.restoring.roles.blocks.cutting import blocks_of, is_credit
from publisher.restoring.wording import BREAK, BULLET
from tests.restoring.galley import COLUMN, WIDTH, full, row

SWEDISH = language("sv")
RUN = [full("som inte ville gå i land och") for _ in range(6)]
LAST = row("stod på bryggan.", width=WIDTH * 0.4)


def kinds(*lines: Row) -> list[BlockRole]:
    odds = boundary_odds(lines, COLUMN)
    return [b.role for b in blocks_of(lines, odds, COLUMN, SWEDISH)]


@pytest.mark.parametrize("mark", ["* * *", "***", "*", "⁂", "– – –", "• • •"])
def test_signs_alone_on_a_row_are_a_section_break(mark: str) -> None:
    assert BREAK.fullmatch(mark)
    assert kinds(*RUN, LAST, row(mark), *RUN, LAST)[1] is BlockRole.BREAK


@pytest.mark.parametrize("text", ["* Se boken.", "en * två", "-", "–", "- ja"])
def test_words_and_figures_are_no_section_break(text: str) -> None:
    assert not BREAK.fullmatch(text)


def test_bullets_make_items() -> None:
    made = kinds(*RUN, LAST, row("• vekar"), row("• olja"), *RUN, LAST)
    assert made.count(BlockRole.ITEM) == 2


def test_a_dash_is_no_bullet() -> None:
    assert not BULLET.match("– Jag vet inte.")


def test_a_heading_in_capitals_of_two_lines_is_one() -> None:
    head = row("HOLMENS HISTORIA", gap=1), row("OCH KONS LEVNAD")
    made = kinds(*RUN, LAST, *head, full("Det var en gång en ko", gap=1), *RUN, LAST)
    assert made == [BlockRole.PARAGRAPH, BlockRole.HEADING, BlockRole.PARAGRAPH]


def test_a_caption_is_known_by_its_first_word() -> None:
    made = kinds(*RUN, LAST, row("Foto: Ida Borgis", gap=1), full("Det var en ko", gap=1), *RUN)
    assert made[1] is BlockRole.CAPTION


@pytest.mark.parametrize(
    "text", ["av Ida Borgis", "Översättning: Nils Tarv", "Av Ida Borgis, lots"]
)
def test_a_line_that_names_a_person_in_a_role_is_a_credit(text: str) -> None:
    assert is_credit(text, SWEDISH)


@pytest.mark.parametrize("text", ["av en händelse", "Ida Borgis", "Avsikten var god."])
def test_a_line_that_names_nobody_in_a_role_is_no_credit(text: str) -> None:
    assert not is_credit(text, SWEDISH)


def test_no_rows_make_no_blocks() -> None:
    assert kinds() == []
