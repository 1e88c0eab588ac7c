"""What a lexicon knows of words, with lists and without."""

from __future__ import annotations

from pathlib import Path

import pytest

from publisher.languages import Letters, lexicon
from publisher.languages.dictionary import installed
from publisher.languages.letters import runs_of
from publisher.languages.tables import word_numbers
from publisher.languages.wordlist import list_file, neighbours, pieces


def test_common_words_are_common() -> None:
    words = lexicon("sv")
    assert words.frequency("och") > 0.01 > words.frequency("arbetarklassens") > 0
    assert words.frequency("zzqqx") == 0


def test_an_old_spelling_counts_for_its_modern_one() -> None:
    assert lexicon("sv").frequency("hvilka") > 1e-6
    assert lexicon("nl").frequency("zoodanig") > 0
    assert lexicon("de").frequency("theil") > 0


def test_a_language_without_lists_knows_nothing() -> None:
    words = lexicon("und")
    assert (words.has_words, words.has_dictionary, words.has_breaks) == (False, False, False)
    assert words.frequency("the") == 0
    assert words.breaks("literature") == frozenset()
    assert not words.printed("the")


def test_a_small_list_serves_where_there_is_no_large_one() -> None:
    assert lexicon("da").frequency("ikke") > 0.001


def test_words_are_broken_where_patterns_allow() -> None:
    assert lexicon("sv").breaks("litteraturen") == {3, 5, 7, 9}


def test_pieces_of_words_are_weighed() -> None:
    heads, tails = pieces({"handla": 300, "handling": 400, "vandra": 300})
    assert heads["hand"] == pytest.approx(0.0011)
    assert tails["dra"] == pytest.approx(0.001)
    assert "handla" not in heads


def test_parts_of_compounds_are_known_by_their_links_too() -> None:
    words = lexicon("sv")
    assert words.part("regerings") >= words.frequency("regering")


def test_a_quoted_language_is_recognised() -> None:
    assert lexicon("sv").foreign("government")
    assert not lexicon("sv").foreign("riksdagsman")
    assert not lexicon("en").foreign("the")


def test_words_run_together_in_lists_stand_apart_in_texts() -> None:
    words = lexicon("sv")
    assert words.frequency("föratt") > 0
    assert words.apart("för", "att") > words.apart("vara", "ett")


def test_nothing_is_loaded_that_has_no_list() -> None:
    assert list_file(None) is None
    assert list_file("xx") is None
    assert len(word_numbers("xx", large=True)) == 0
    assert neighbours(None) == {}


def test_a_dictionary_that_is_not_installed_is_no_error(tmp_path: Path) -> None:
    assert installed(("sv_SE",), (tmp_path,)) is None


def test_a_dictionary_is_asked_for_words_as_printed(tmp_path: Path) -> None:
    (tmp_path / "xx.aff").write_text("SET UTF-8\n", "utf-8")
    (tmp_path / "xx.dic").write_text("2\nFahrt\nboj\n", "utf-8")
    book = installed(("yy", "xx"), (tmp_path,))
    assert book is not None
    assert book.knows("Fahrt")
    assert not book.knows("fahrt")


def test_letters_tell_the_middle_of_a_word_from_its_end() -> None:
    words = ["berättelse", "bemärkelse", "händelse", "skrivelse", "en", "det", "om"]
    letters = Letters(runs_of(words))
    assert letters.inside("bemärkel", "se") > 0 > letters.inside("en", "det")


def test_words_are_no_runs_of_letters() -> None:
    with pytest.raises(ValueError, match="not the runs"):
        Letters({"berättelse": 3})


def test_a_language_without_lists_has_seen_no_letters() -> None:
    assert lexicon("und").letters.inside("a", "b") == Letters(runs_of(())).inside("a", "b")
