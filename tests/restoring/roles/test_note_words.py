"""Notes in brackets with a word for them.

The Swedish words are glossed in tests/restoring/README.md.
"""

from __future__ import annotations

import numpy as np
import pytest

from publisher.restoring.roles.knowledge.facts import added
from publisher.restoring.roles.knowledge.note_words import by_note_words
from publisher.restoring.roles.line_roles import LineRole
from publisher.restoring.roles.notes.labels import worded_label
from publisher.restoring.roles.states import AT
from tests.support.sheets import sheet

TEXT = "Det var en ko.[1] Och en till.\n[Fotnot 1: Se boken\n[om kor].]\nDe bodde på en holme.\n"


def kept(text: str, state: tuple[LineRole, bool]) -> list[int]:
    """Return the lines (from 0) to which only this state is left."""
    lines = sheet(text)
    made = added(by_note_words(lines), len(lines))
    others = np.delete(made, AT[state], axis=1)
    return np.flatnonzero((made[:, AT[state]] == 0) & (others < 0).all(1)).tolist()


def test_a_note_in_brackets_opens_where_it_says_so_and_ends_with_its_bracket() -> None:
    assert kept(TEXT, (LineRole.NOTE, True)) == [1]
    assert kept(TEXT, (LineRole.NOTE, False)) == [2]


@pytest.mark.parametrize(("old", "new"), [("ko.[1]", "ko."), ("1:", "2:"), ("[Fotnot", "Fartyg")])
def test_nothing_is_a_note_in_brackets_that_no_mark_calls(old: str, new: str) -> None:
    assert kept(TEXT.replace(old, new), (LineRole.NOTE, True)) == []


def test_a_bracket_that_is_never_closed_holds_its_own_line() -> None:
    assert kept(TEXT.replace("]", "").replace("ko.[1", "ko.[1]"), (LineRole.NOTE, False)) == []


@pytest.mark.parametrize("text", ["[1: Se boken.]", "[Fotnot: Se.]", "[Fotnot 1:", "[se 1: Ko.]"])
def test_a_label_with_a_word_has_both_and_something_behind_them(text: str) -> None:
    assert worded_label(text) is None


PLAIN = (
    "Det var en ko.[1] Och en till.\n\nFotnot 1:\n\nSe boken\nom kor.\n\nDe bodde på en holme.\n"
    "\nOch en båt.[2]\n\nFotnot 2: Se boken.\n\nDet var allt.\n"
)


def test_without_brackets_a_note_ends_with_its_block() -> None:
    assert kept(PLAIN, (LineRole.NOTE, True)) == [1, 6]
    assert kept(PLAIN, (LineRole.NOTE, False)) == [2, 3]


@pytest.mark.parametrize("word", ["Tabell", "Kapitel", "fotnot"])
def test_without_brackets_only_a_word_for_notes_opens_one(word: str) -> None:
    assert kept(PLAIN.replace("Fotnot", word), (LineRole.NOTE, True)) == []


@pytest.mark.parametrize(
    ("old", "new"), [("Fotnot 2", "Se"), ("Fotnot 2", "Fotnot 4"), ("[2]", "")]
)
def test_without_brackets_several_labels_are_called_and_count_on(old: str, new: str) -> None:
    assert kept(PLAIN.replace(old, new), (LineRole.NOTE, True)) == []
