"""Every language file is complete, and tags find their way to one."""

from __future__ import annotations

import pickle
from collections.abc import Iterator
from pathlib import Path

import pyphen
import pytest

from publisher.errors import PublisherError
from publisher.languages import known_languages, language, loading, own_tag
from publisher.languages.persons import particles

TAGS = "sv nl en de da nb nn fr es it pt fi pl ru cs el la he yi ar fa ur"


def test_the_promised_languages_are_there() -> None:
    assert set(known_languages()) >= set(TAGS.split(" "))


def test_every_language_file_is_complete() -> None:
    """For labels, the neutral language says which there are; each line names file and fault."""
    wanted = [key for key, _ in language("und").labels]
    faults = [
        f"{tag}.toml: {fault}" for tag in known_languages() for fault in faults_of(tag, wanted)
    ]
    assert faults == []


def faults_of(tag: str, labels: list[str]) -> Iterator[str]:
    about = language(tag)
    cues, names, ends = about.cues, about.names, about.line_ends
    if [key for key, _ in about.labels] != labels:
        yield "other labels, or another order, than und.toml"
    yield from (f"label {key} is empty" for key, words in about.labels if not words.strip())
    needed = {
        "english": about.english,
        "own": about.own,
        "vowels": about.vowels,
        "bylines": cues.bylines,
        "translators": cues.translators,
        "chapters": cues.chapters,
        "note_headings": cues.note_headings,
        "publications": cues.publications,
        "months": cues.months,
        "ordinal_endings": cues.ordinal_endings,
        "cardinals": cues.cardinals,
        "sentence_words": cues.sentence_words,
        "conjunctions": ends.conjunctions,
        "joints": names.joints,
    }
    yield from (f"{key} is missing" for key, value in needed.items() if not value)
    if len(cues.months) % 12:
        yield "the months are no lists of twelve"
    yield from (f"{w} is no abbreviation" for w in cues.abbreviations if not w.endswith("."))
    if about.hyphenation not in (None, *pyphen.LANGUAGES):
        yield f"pyphen has no patterns {about.hyphenation}"
    if not set(names.everyday) <= particles():
        yield "everyday has words that are particles in no language"


def test_a_region_and_a_code_of_another_standard_lead_to_the_language() -> None:
    asked = {"sv-FI": "svenska", "no": "norsk bokmål", "pt_BR": "português", "deu": "Deutsch"}
    assert {tag: language(tag).own for tag in asked} == asked
    assert (own_tag("no"), own_tag("sv")) == ("nb", "sv")


def test_an_unknown_language_gets_neutral_words() -> None:
    assert language("tlh").label("contents") == "Contents"
    assert language("tlh").tag == "tlh"


def test_a_record_keeps_the_tag_that_was_asked_for() -> None:
    assert language("sv-FI").tag == "sv-FI"


def test_asking_for_a_label_that_does_not_exist_is_a_defect() -> None:
    with pytest.raises(PublisherError, match="no label"):
        language("sv").label("contants")


def test_a_language_can_travel_between_processes() -> None:
    assert pickle.loads(pickle.dumps(language("nl"))) == language("nl")


def test_a_language_file_of_another_format_is_refused(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    (tmp_path / "xx.toml").write_text("format = 2\n", "utf-8")
    monkeypatch.setattr(loading, "DATA", tmp_path)
    with pytest.raises(PublisherError, match=r"xx\.toml: format: format 2 is unknown"):
        loading.table_of("xx")


def test_a_misspelt_key_of_a_language_file_is_told_the_right_one(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    (tmp_path / "xx.toml").write_text("[cues]\nbylnies = []\n", "utf-8")
    monkeypatch.setattr(loading, "DATA", tmp_path)
    with pytest.raises(PublisherError, match=r"unknown key “bylnies”\n.*did you mean “bylines”"):
        loading._record("xx", "xx")
