"""The direction of a text is that of its script, which its language or its tag names."""

from __future__ import annotations

import pytest

from publisher.languages import direction_of
from publisher.languages.scripts import scripts_in
from publisher.model.direction import Direction

TURNED = ["he", "he-IL", "yi", "ar", "ar-EG", "fa", "ur", "ps", "ug", "sd", "ckb", "dv", "syr"]
TURNED += ["nqo", "iw", "prs", "az-Arab", "ku_Arab", "und-Hebr"]
STRAIGHT = ["sv", "de-AT", "el", "ru", "zh-Hant", "hy", "ka", "yi-Latn", "az", "und", "zxx", "tr"]


@pytest.mark.parametrize("tag", TURNED)
def test_these_run_from_right_to_left(tag: str) -> None:
    assert direction_of(tag) is Direction.RIGHT_TO_LEFT


@pytest.mark.parametrize("tag", STRAIGHT)
def test_these_run_from_left_to_right(tag: str) -> None:
    assert direction_of(tag) is Direction.LEFT_TO_RIGHT


def test_the_scripts_of_a_text_are_those_of_its_letters() -> None:
    assert [script.code for script in scripts_in("Buch ספר كتاب, 12")] == ["Arab", "Hebr", "Latn"]
