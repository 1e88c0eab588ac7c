"""Every language file is complete, and tags find their way to one."""

from __future__ import annotations

import pickle

import pyphen
import pytest

from publisher.errors import PublisherError
from publisher.languages import known_languages, language

TAGS = "sv nl en de da nb nn fr es it pt fi pl ru cs el la"


def test_the_promised_languages_are_there() -> None:
    assert set(known_languages()) >= set(TAGS.split(" "))


@pytest.mark.parametrize("tag", known_languages())
def test_every_language_has_every_label(tag: str) -> None:
    assert [key for key, _ in language(tag).labels] == [key for key, _ in language("und").labels]
    assert all(words.strip() for _, words in language(tag).labels)


@pytest.mark.parametrize("tag", known_languages())
def test_every_language_has_cues(tag: str) -> None:
    cues = language(tag).cues
    assert cues.bylines
    assert cues.translators
    assert cues.note_headings
    assert cues.chapters
    assert cues.months
    assert len(cues.months) % 12 == 0
    assert all(word.endswith(".") for word in cues.abbreviations)


@pytest.mark.parametrize("tag", known_languages())
def test_hyphenation_names_exist(tag: str) -> None:
    name = language(tag).hyphenation
    assert name is None or name in pyphen.LANGUAGES


@pytest.mark.parametrize("tag", known_languages())
def test_conjunctions_stand_in_the_file(tag: str) -> None:
    assert language(tag).line_ends.conjunctions


@pytest.mark.parametrize(
    ("asked", "own"),
    [("sv-FI", "svenska"), ("no", "norsk bokmål"), ("pt_BR", "português"), ("deu", "Deutsch")],
)
def test_a_tag_falls_back(asked: str, own: str) -> None:
    assert language(asked).own == own


def test_an_unknown_language_gets_neutral_words() -> None:
    assert language("tlh").label("contents") == "Contents"
    assert language("tlh").tag == "tlh"


def test_the_region_stays_in_the_tag() -> None:
    assert language("sv-FI").tag == "sv-FI"


def test_an_unknown_label_is_a_defect() -> None:
    with pytest.raises(PublisherError, match="no label"):
        language("sv").label("contants")


def test_a_language_can_travel_between_processes() -> None:
    assert pickle.loads(pickle.dumps(language("nl"))) == language("nl")
