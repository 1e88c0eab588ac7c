"""What labels and marks that answer each other make of lines, whatever the network believes.

The Swedish words are glossed in tests/restoring/README.md.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping

import numpy as np
import pytest
from numpy.typing import NDArray

from publisher.restoring.roles.knowledge import carried_over, lacking
from publisher.restoring.roles.knowledge.facts import added
from publisher.restoring.roles.knowledge.note_series import by_series
from publisher.restoring.roles.line_roles import LineRole
from publisher.restoring.roles.states import AT
from tests.support.sheets import Chances, logs, sheet

OPENS, GOES_ON = (LineRole.NOTE, True), (LineRole.NOTE, False)
PARAGRAPH, ITEM, HEADING = (
    (r, True) for r in (LineRole.PARAGRAPH, LineRole.ITEM, LineRole.HEADING)
)
TEXT: Chances = {PARAGRAPH: 0.9, OPENS: 0.1}
SURE: Chances = {OPENS: 0.9, PARAGRAPH: 0.1}


def weighed(text: str, told: Mapping[int, Chances]) -> NDArray[np.float32]:
    """Return what is added to the chances; lines that ``told`` lacks are paragraphs by them."""
    lines = sheet(text)
    chances = logs(len(lines), {at: told.get(at, TEXT) for at in range(len(lines))})
    return added(by_series(lines, chances, carried_over(lines, chances)), len(lines))


def opening(text: str, told: Collection[int] = ()) -> list[int]:
    """Return the lines (from 0) that can but open a note; ``told`` are thought to do so."""
    made = weighed(text, dict.fromkeys(told, SURE))
    return np.flatnonzero((made[:, AT[PARAGRAPH]] < 0) & (made[:, AT[OPENS]] == 0)).tolist()


THREE_PAGES = (
    "Det var en ko.1 Och en till.\n1 Se boken.\n"
    "\fDe bodde på en holme.2 Och så.\n2 Se kartan.\n"
    "\fHolmen var liten.3 Där växte gräs.\n3 Se där.\n"
)


def test_labels_at_the_feet_that_are_all_answered_open_notes_though_none_was_told() -> None:
    assert opening(THREE_PAGES) == [1, 3, 5]


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("3 Se där.", "3 Se där.\n4 Se boken."),
        ("liten.3", "liten."),
        ("3 Se", "5 Se"),
        ("\f", ""),
        ("1", "4"),
    ],
    ids=["one too many", "no mark", "out of order", "no pages", "not from 1"],
)
def test_labels_that_are_not_all_answered_from_1_on_are_no_series(old: str, new: str) -> None:
    assert opening(THREE_PAGES.replace(old, new)) == []


GATHERED = "Det var en ko.1\nOch en till.2\nDe bodde på en holme.\n1. Se boken.\n2. Se kartan.\n"


def test_the_last_labels_that_answer_all_marks_are_gathered_notes() -> None:
    assert opening(GATHERED) == [3, 4]


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("till.2", "till."),
        ("till.2", "till.2 Och så.3"),
        ("ko.1\nOch en till.2", "ko.2\nOch en till.1"),
        ("2. Se kartan.", "3. Se kartan."),
        ("De bodde", "1. Se boken.\n2. Se kartan.\nDe bodde"),
    ],
    ids=["a mark less", "a mark more", "marks fall", "labels jump", "two runs"],
)
def test_a_numbered_list_behind_some_figures_is_not_gathered_notes(old: str, new: str) -> None:
    assert opening(GATHERED.replace(old, new)) == []


def test_no_gathered_notes_are_looked_for_where_some_were_told() -> None:
    assert opening(GATHERED, told=[4]) == []


NEXT = "Det var en ko.1 Och en till.\n1 Se boken.\n\fDe bodde på en holme.2 Och så.\n2 Se kartan.\n"


def test_a_label_that_goes_on_from_one_told_and_answers_a_free_mark_opens_a_note() -> None:
    assert opening(NEXT, told=[1]) == [3]


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("2 Se", "(2) Se"),
        ("holme.2", "holme."),
        ("2 Se", "3 Se"),
        ("Och så.\n", "Och så var\n"),
        ("\fDe bodde på en holme.2 Och så.\n", "De bodde på en holme.2 Och så.\n\f\f\f"),
    ],
    ids=["looks otherwise", "no mark", "not the next", "amid a sentence", "pages further on"],
)
def test_a_label_opens_no_note_without_all_kinds_of_evidence(old: str, new: str) -> None:
    assert opening(NEXT.replace(old, new), told=[1]) == []


def test_a_label_alone_right_below_a_note_has_lost_its_text() -> None:
    text = "Det var en ko.1 Och en till.2\nDe bodde där.\n1 Se boken.\n2\n"
    assert opening(text, told=[2]) == [3]


def test_a_figure_alone_that_rises_with_the_pages_is_a_folio() -> None:
    text = "Det var en ko.1 Och en till.2\nDe bodde där.\n1 Se boken.\n2\n\fHolmen var liten.\n3\n"
    assert opening(text, told=[2]) == []


def test_the_label_that_a_run_of_notes_lacks_opens_one() -> None:
    text = "De bodde på en holme.\n1 Se boken.\n2 Se kartan.\n3 Se där.\n"
    assert opening(text, told=[1, 3]) == [2]
    assert opening(text.replace("2 Se", "2. Se"), told=[1, 3]) == []
    assert (
        opening(text.replace("2 Se", "Och här\ngår det vidare. Och så.\n2 Se"), told=[1, 5]) == []
    )


def test_the_line_below_a_label_alone_goes_on_with_its_note() -> None:
    alone = THREE_PAGES.replace(" Se", "\nSe")
    made = weighed(alone, {})
    assert opening(alone) == [1, 4, 7]
    body = made[[2, 5, 8]]
    assert (body[:, AT[GOES_ON]] == 0).all()
    assert (body[:, AT[PARAGRAPH]] < 0).all()


def test_a_year_that_a_sentence_goes_on_with_is_no_second_label_of_its_page() -> None:
    text = "Det var en ko.1 Och en till\n1 Se boken som\n1 gick i land.\n"
    made = weighed(text, {1: SURE, 2: SURE})
    assert made[2, AT[OPENS]] < 0
    assert made[1, AT[OPENS]] == 0
    assert weighed(text.replace("1 gick", "1 Gick"), {1: SURE, 2: SURE})[2, AT[OPENS]] == 0


def test_items_that_count_on_are_neither_headings_nor_notes() -> None:
    text = "Det var en ko.\n1. Boken.\n2. Kartan.\n3. Båten.\n"
    likely: Chances = {ITEM: 0.7, HEADING: 0.3}
    listed = weighed(text, {1: likely, 2: likely, 3: likely})
    assert (listed[1:, [AT[HEADING], AT[OPENS]]] < 0).all()
    assert (listed[:, AT[ITEM]] == 0).all()
    unlike: Chances = {ITEM: 0.3, HEADING: 0.7}
    assert (weighed(text, {1: unlike, 2: unlike, 3: unlike}) == 0).all()
    apart = "Det var en ko.\nOch en till.\n\n1. Boken.\n\n2. Kartan.\n\n3. Båten.\n"
    assert (weighed(apart, {2: likely, 3: likely, 4: likely}) == 0).all()


def test_a_text_without_labels_is_left_alone() -> None:
    assert (weighed("Det var en ko.\nDe bodde på en holme.\n", {0: SURE}) == 0).all()


LOST = (
    "Det var en ko.1\n1 Se boken.\n\fHolmen var2 liten.3\nDär växte gräs.\nSe kartan.\n3 Se där.\n"
)


def test_a_note_whose_label_is_lost_stands_above_the_next_label_of_its_page() -> None:
    def lost(text: str, *told: int) -> frozenset[int]:
        lines = sheet(text)
        chances = logs(len(lines), dict.fromkeys(told, SURE))
        return lacking(lines, chances[:, AT[OPENS]])

    assert lost(LOST, 1, 5) == {3, 4}
    assert lost(LOST, 1) == frozenset()
    assert lost(LOST.replace("var2", "var"), 1, 5) == frozenset()
    assert lost(LOST.replace("3", "2"), 1, 5) == frozenset()


COUNTED = range(1, 11)
# Two numbered demands in the text, and all notes behind it.
WHOLE = (
    "".join(f"Det var en ko.{n}\n" for n in COUNTED)
    + "(1) Kon skall mjölkas.\n(2) Kon skall hem.\n"
    + "".join(f"{n}. Se boken.\n" for n in COUNTED)
)
DEMANDS, NOTES = [10, 11], [*range(12, 22)]


def test_where_all_notes_stand_in_one_run_numbers_in_the_text_are_none() -> None:
    made = weighed(WHOLE, dict.fromkeys([*DEMANDS, *NOTES], SURE))
    assert (made[DEMANDS, AT[OPENS]] < 0).all()
    assert (made[NOTES, AT[PARAGRAPH]] < 0).all()


@pytest.mark.parametrize(
    "text",
    [WHOLE.replace("ko.", "ko "), WHOLE.replace("10. Se boken.\n", "")],
    ids=["not called", "too few"],
)
def test_a_run_that_is_no_whole_series_says_nothing_of_other_labels(text: str) -> None:
    made = weighed(text.replace("ko ", "ko. "), dict.fromkeys([*DEMANDS, *NOTES[:9]], SURE))
    assert (made[DEMANDS, AT[OPENS]] == 0).all()


def test_a_note_of_the_page_before_goes_on_above_the_first_label() -> None:
    text = (
        "Det var en ko.1 Och en till.\n1 Se boken, som ligger\n"
        "\fHolmen var liten.2 Där växte gräs.\npå bordet.\n2 Se där.\n"
    )
    made = weighed(text, {1: SURE, 4: SURE})
    assert made[3, AT[GOES_ON]] > 0
    assert (made[2] == 0).all()
    ended = weighed(text.replace("ligger", "ligger."), {1: SURE, 4: SURE})
    assert (ended[3] == 0).all()


def test_a_word_for_notes_heads_them_where_it_comes_again() -> None:
    text = "Det var en ko.1\nNoter\n1. Se boken.\nKon gick hem.1\n"
    told = {2: SURE, 6: SURE}
    twice = weighed(text * 2, told)
    assert np.flatnonzero(twice[:, AT[LineRole.NOTE_HEAD, True]] > 0).tolist() == [1, 5]
    assert (weighed(text, told)[:, AT[LineRole.NOTE_HEAD, True]] <= 0).all()
