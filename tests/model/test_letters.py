"""One folding: two spellings of the same words are the same letters."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from publisher.model.letters import folded_words, letters_alone, letters_and_figures


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Été 12", "E\u0301TE\u0301 12"),
        ("ﬁn-\u00adgrarna", "fingrarna"),
        ("Straße", "STRASSE"),
        ("snake_case", "Snake Case"),
    ],
)
def test_capitals_marks_ligatures_and_signs_make_no_difference(one: str, other: str) -> None:
    assert letters_and_figures(one) == letters_and_figures(other)


def test_figures_are_left_out_where_letters_alone_count() -> None:
    assert (letters_and_figures("Été 12"), letters_alone("Été 12")) == ("ete12", "ete")


def test_words_are_folded_one_by_one() -> None:
    assert folded_words("L’E\u0301té, 12") == folded_words("l'été 12") == ("l", "ete", "12")


@given(st.text())
def test_folding_twice_changes_nothing_more(text: str) -> None:
    once = letters_and_figures(text)
    assert letters_and_figures(once) == once
    assert "".join(folded_words(text)) == once
