"""Where a note can open and go on, whatever the network believes of the lines.

The Swedish words are glossed in tests/restoring/README.md.
"""

from __future__ import annotations

from collections.abc import Mapping

import numpy as np
import pytest
from numpy.typing import NDArray

from publisher.restoring.roles.knowledge import by_note_places
from publisher.restoring.roles.knowledge.facts import added
from publisher.restoring.roles.knowledge.note_places import by_note_heads
from publisher.restoring.roles.line_roles import LineRole
from publisher.restoring.roles.states import AT, NOTE
from tests.support.sheets import Chances, logs, sheet

OPENS, GOES_ON = (LineRole.NOTE, True), (LineRole.NOTE, False)
TEXT: Chances = {(LineRole.PARAGRAPH, False): 0.95, GOES_ON: 0.05}
BEGINS: Chances = {OPENS: 0.8, GOES_ON: 0.1, (LineRole.PARAGRAPH, True): 0.1}
WITHIN: Chances = {GOES_ON: 0.9, (LineRole.PARAGRAPH, False): 0.1}
FOLIO: Chances = {(LineRole.FOLIO, True): 0.99}
NOTED = "Det var en ko.1 Den bodde\nlänge på en holme i sjön.\n1 Se boken, där allt\nstår om kor.\n"
PAGE = "\fDet var också en till, och\nden kom aldrig i land, sade\nman, fast båten väntade.\n"


def weighed(text: str, told: Mapping[int, Chances]) -> NDArray[np.float32]:
    lines = sheet(text)
    shares = np.exp(logs(len(lines), {at: told.get(at, TEXT) for at in range(len(lines))}))
    shares /= shares.sum(1, keepdims=True)
    wide = shares.astype(np.float64)
    return added(by_note_places(lines, lambda states: wide[:, states].sum(1)), len(lines))


def open_to(state: tuple[LineRole, bool], text: str, told: Mapping[int, Chances]) -> list[int]:
    """Return the lines (from 0) that can have a state."""
    return np.flatnonzero(weighed(text, told)[:, AT[state]] == 0).tolist()


def test_lines_go_on_with_a_note_of_their_page_or_of_the_foot_before() -> None:
    told = {2: BEGINS, 3: WITHIN, **dict.fromkeys(range(4, 7), WITHIN)}
    assert open_to(GOES_ON, NOTED + PAGE, told) == [2, 3, 4, 5, 6]


def test_lines_go_on_with_no_note_behind_a_page_that_has_none() -> None:
    told = {2: BEGINS, 3: WITHIN, **dict.fromkeys(range(7, 10), WITHIN)}
    assert open_to(GOES_ON, NOTED + PAGE + PAGE, told) == [2, 3, 4, 5, 6]


def test_a_label_lost_by_recognition_is_missed_at_a_foot_alone() -> None:
    text = "Det var en ko. Den bodde\nlänge på en holme i sjön.\nSe boken, där allt\nstår om kor.\n"
    foot = {2: BEGINS, 3: WITHIN}
    assert open_to(OPENS, text + PAGE, foot)[:2] == [1, 2]
    assert 2 not in open_to(OPENS, text + PAGE, {2: BEGINS})
    assert 2 in open_to(OPENS, text + "7\n" + PAGE, {**foot, 4: FOLIO})


def test_no_note_without_a_label_opens_on_top_of_a_page() -> None:
    told = {2: BEGINS, 3: WITHIN, 4: BEGINS, 5: WITHIN, 6: WITHIN}
    assert 4 not in open_to(OPENS, NOTED + PAGE, told)


def test_where_no_page_cuts_it_every_note_has_a_label_or_one_on_the_line_above() -> None:
    text = (
        "Det var en ko.1 Den bodde\nlänge på en holme i sjön.\n1\nSe boken, där allt\nSe kartan.\n"
    )
    assert open_to(OPENS, text, {3: BEGINS, 4: BEGINS}) == [2, 3]


LIST = "Hon gjorde så:\n1. Hon gick i land.\n2. Hon gick\nhem igen.\nMan sade att hon kom sent.\n"


def test_what_is_counted_below_a_colon_is_a_list() -> None:
    told = dict.fromkeys((1, 2), BEGINS)
    assert not {1, 2} & set(open_to(OPENS, LIST + PAGE, told))


@pytest.mark.parametrize(("old", "new"), [("så:", "så."), ("1. Hon", "2. Hon")])
def test_without_the_colon_or_from_another_number_on_notes_may_open(old: str, new: str) -> None:
    told = dict.fromkeys((1, 2), BEGINS)
    assert 1 in open_to(OPENS, LIST.replace(old, new) + PAGE, told)


def test_what_its_page_calls_below_a_colon_at_its_foot_are_notes() -> None:
    text = "Hon gick1 hem2 och gjorde så:\n1. Hon gick i land.\n2. Hon kom.\n"
    told = dict.fromkeys((1, 2), BEGINS)
    assert open_to(OPENS, text + PAGE, told)[:2] == [1, 2]


def test_a_line_announces_notes_where_one_stands_below() -> None:
    chances = np.exp(logs(4, {0: TEXT, 1: BEGINS, 2: TEXT, 3: TEXT}))
    fact, *_ = by_note_heads(sheet("a\nb\nc\nd\n"), chances[:, NOTE].sum(1))
    assert np.flatnonzero(~fact.lines).tolist() == [0]


# English: points that are counted on a page whose notes have signs.
POINTS = (
    "He had come with a cow*), and said that\n1) the lamp was lit, and the\nwick cut**), and that\n"
    "2) the oil was dear.\n*) So the log.\n**) Every evening.\n"
)
POINTED = {1: BEGINS, 2: WITHIN, 3: BEGINS, 4: BEGINS, 5: BEGINS}


def test_a_line_that_calls_a_note_further_down_is_text_and_so_are_those_above_it() -> None:
    assert open_to(OPENS, POINTS, POINTED) == [3, 4, 5]
    assert open_to(GOES_ON, POINTS, POINTED)[0] > 2


@pytest.mark.parametrize(("share", "goes_on"), [(0.999, True), (0.98, False)])
def test_a_line_that_is_surely_one_of_a_note_may_call_another_one(
    share: float, goes_on: bool
) -> None:
    text = NOTED + PAGE + "och så står det i loggen*), som\nlåg på holmen.\n*) Se loggen.\n"
    within: Chances = {GOES_ON: share, (LineRole.PARAGRAPH, False): 1 - share}
    told = {2: BEGINS, 3: WITHIN, 7: within, 8: within, 9: BEGINS}
    assert (7 in open_to(GOES_ON, text, told)) == goes_on


def test_a_called_note_parts_what_calls_from_the_text_above() -> None:
    # Columns: the first note stands below its own column, and the text of the next one below it.
    text = "He had a cow*)\n*) So the log.\n**) Or a goat.\nThe wick was cut†)\n†) Every evening.\n"
    told = {1: BEGINS, 2: BEGINS, 4: BEGINS}
    assert open_to(OPENS, text, told)[:2] == [1, 2]


@pytest.mark.parametrize(
    ("above", "opens"),
    [
        ("It was dear. 2) The oil came late.", False),
        ("It was dear. 2) The oil came late 3) in May.", True),
        ("It was dear. 4) The oil came late.", True),
        ("The oil, as 2) says, came late.", True),
    ],
)
def test_a_number_that_counts_on_from_one_amid_the_text_opens_no_note(
    above: str, opens: bool
) -> None:
    text = f"The keeper wrote that it was so.\n{above}\n3) The wick was cut.\nEvery evening.\n"
    assert (2 in open_to(OPENS, text, {2: BEGINS, 3: WITHIN})) == opens


def test_a_word_for_notes_above_one_is_their_head() -> None:
    lines = sheet("It was so.\nNotes\n1 See the log.\nNotes of the keeper\nwere few.\n", "en")
    for surely, heads in ((0.99, [1]), (0.5, [])):
        notes = np.array([0.0, 0.0, surely, 0.0, 0.0])
        found = added(by_note_heads(lines, notes), len(lines))
        assert np.flatnonzero(found[:, AT[LineRole.NOTE_HEAD, True]] > 0).tolist() == heads
