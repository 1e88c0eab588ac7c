"""Texts of all scripts: told by their letters, and joined without a word mended where none is restored.

All say the same: the miller laid down the shovel and looked after the sexton, who went up the hill.
"""

from __future__ import annotations

import tomllib
from itertools import pairwise
from pathlib import Path

import pytest

from publisher.languages import lexicon
from publisher.languages.scripts import script_of, scripts
from publisher.model.findings import Finding
from publisher.model.inlines import plain, runs
from publisher.restoring import restore
from publisher.sources import transcript_from

TEXTS = tuple(tomllib.loads(Path(__file__).with_name("scripts.toml").read_text("utf-8")).items())
UNRESTORED = ("zh", "ja", "th", "hi", "hy", "ka", "ko")


def found(text: str) -> tuple[str, tuple[Finding, ...]]:
    outcome = transcript_from(text, "scripts.txt")
    return outcome.value.language, outcome.findings


def restored(text: str) -> list[str]:
    blocks = restore(transcript_from(text, "scripts.txt").value).value.blocks
    return ["".join(plain(run) for run in runs(block)) for block in blocks]


@pytest.mark.parametrize(("tag", "text"), TEXTS)
def test_a_text_is_in_a_language_of_its_script(tag: str, text: str) -> None:
    assert found(text)[0] == tag


@pytest.mark.parametrize(("tag", "text"), TEXTS)
def test_a_script_in_which_nothing_is_restored_is_named(tag: str, text: str) -> None:
    named = [one for one in found(text)[1] if one.code == "sources/script"]
    script, share = script_of(text)
    assert script is not None
    assert share > 0.9
    assert [script.name in one.message for one in named] == [True] * (tag in UNRESTORED)
    assert script.restored == (tag not in UNRESTORED)


@pytest.mark.parametrize(("tag", "text"), TEXTS)
def test_paragraphs_of_any_script_are_joined_as_it_allows(tag: str, text: str) -> None:
    between = "" if tag in ("zh", "ja", "th") else " "
    joined = [
        paragraph.replace("-\n", "").replace("\n", between) for paragraph in text.split("\n\n")
    ]
    assert restored(text) == joined


def test_a_word_of_a_language_without_a_list_is_joined_only_if_the_text_knows_it() -> None:
    text = dict(TEXTS)["uk"]
    assert not lexicon("uk").has_words
    assert "і над ровом" in restored(text)[0]


def test_what_has_no_letters_has_no_script() -> None:
    assert script_of("12 — 14") == (None, 0.0)


def test_no_letter_is_of_two_scripts() -> None:
    spans = sorted((pair[0], pair[1]) for one in scripts().values() for pair in one.ranges)
    assert all(first <= last for first, last in spans)
    assert all(last < first for (_, last), (first, _) in pairwise(spans))


def test_a_text_in_capitals_is_told_as_in_small_letters() -> None:
    text = (
        "DER MÜLLER LEGTE DIE SCHAUFEL HIN UND SAH DEM KÜSTER NACH, DER DEN BERG HINAUFGING. " * 3
    )
    assert found(text)[0] == "de"


def test_an_uncertain_language_is_told_with_its_share() -> None:
    (finding,) = found("Holmen Holmen")[1]
    assert "%" in finding.message
