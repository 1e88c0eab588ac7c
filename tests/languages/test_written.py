"""Dates and names of languages stand in books as their language writes them."""

from __future__ import annotations

import pytest

from publisher.languages import known_languages, language, language_name, written_date


@pytest.mark.parametrize(
    ("iso", "tag", "written"),
    [
        ("1842-03-14", "sv", "14 mars 1842"),
        ("1842-03-14", "en", "14 March 1842"),
        ("1842-03-14", "fi", "14. maaliskuuta 1842"),
        ("1842-03", "ru", "март 1842\u202fг."),
        ("1842", "de", "1842"),
        ("about 1842", "de", "about 1842"),
        ("1842-03-14", "und", "14 March 1842"),
    ],
)
def test_a_date_is_written_as_the_language_writes_it(iso: str, tag: str, written: str) -> None:
    assert written_date(iso, tag) == written


@pytest.mark.parametrize(
    ("tag", "written_in", "name"),
    [
        ("nl", "sv", "nederländska"),
        ("sv", "en", "Swedish"),
        ("pt-BR", "de", "Portugiesisch"),
        ("en", "und", "English"),
        ("tlh", "sv", "klingonska"),
        ("xx", "sv", "xx"),
    ],
)
def test_a_language_is_called_as_another_calls_it(tag: str, written_in: str, name: str) -> None:
    assert language_name(tag, written_in) == name


@pytest.mark.parametrize("tag", sorted(known_languages()))
def test_sentences_of_the_imprint_have_their_gaps(tag: str) -> None:
    for key, gaps in (
        ("translated_from", ("{}",)),
        ("published_by", ("{}",)),
        ("also_in", ("{language}", "{title}")),
    ):
        words = language(tag).label(key)
        assert [words.count(gap) for gap in gaps] == [1] * len(gaps), (key, words)
