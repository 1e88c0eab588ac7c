"""What letters and places of lines say, whatever the network believes.

The features of the lines are made up where they are not seen on the line itself. The Swedish
words are glossed in tests/restoring/README.md.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from typing import TypeAlias

import numpy as np
import pytest
from numpy.typing import NDArray

from publisher.restoring.roles.features import Sheet
from publisher.restoring.roles.knowledge import by_place, impossible, without_label
from publisher.restoring.roles.knowledge.facts import Fact, added
from publisher.restoring.roles.knowledge.places import IN_TWO_MINDS, OVER_NOTES, UNLIKELY, VERY_SURE
from publisher.restoring.roles.line_roles import LineRole
from publisher.restoring.roles.parting import Joint
from publisher.restoring.roles.states import ASIDE, AT, FIRST, NEVER, NOTE, STATES, TITLES
from tests.support.sheets import seen, sheet

Telling: TypeAlias = Callable[[Sheet, NDArray[np.float32]], Iterable[Fact]]
BEGINS, RUNS_ON = (AT[LineRole.PARAGRAPH, first] for first in (True, False))
HEADING, RUNNING_HEAD = AT[LineRole.HEADING, True], AT[LineRole.RUNNING_HEAD, True]
CATCHWORD = AT[LineRole.CATCHWORD, True]
OPENS, GOES_ON = (AT[LineRole.NOTE, first] for first in (True, False))
# A mark on it, so that notes are possible.
MARKED = "Det var en ko.1 Och en till."


def told(telling: Telling, text: str, *features: tuple[int, str]) -> NDArray[np.float32]:
    """Return what is added for each line and state."""
    lines = sheet(text)
    return added(telling(lines, seen(len(lines), features)), len(lines))


def lost(row: NDArray[np.float32]) -> list[int]:
    """Return the states that a line has lost for good."""
    return np.flatnonzero(row <= NEVER).tolist()


def places(states: NDArray[np.bool_]) -> list[int]:
    return np.flatnonzero(states).tolist()


LONE = ((1, "by rule heading"), (1, "by rule first"), (1, "gap"), (1, "letters"))


def test_a_lone_heading_by_rule_is_one_unless_the_network_is_very_sure() -> None:
    text = f"{MARKED}\n\nHolmen\n"
    assert told(by_place, text, *LONE)[1, HEADING] == VERY_SURE
    assert (told(by_place, text, *LONE)[0] == 0).all()


@pytest.mark.parametrize("without", LONE, ids=[name for _, name in LONE])
def test_a_lone_heading_needs_all_that_makes_one(without: tuple[int, str]) -> None:
    features = [feature for feature in LONE if feature != without]
    assert told(by_place, f"{MARKED}\n\nHolmen\n", *features)[1, HEADING] == 0


@pytest.mark.parametrize(
    "against", ["ends stop", "ends comma", "ends hyphen", "opens lower", "width"]
)
def test_a_line_that_goes_on_or_is_long_is_no_lone_heading(against: str) -> None:
    assert told(by_place, f"{MARKED}\n\nHolmen\n", *LONE, (1, against))[1, HEADING] == 0


def test_what_goes_on_with_a_sentence_is_no_running_head_unless_it_returns() -> None:
    going_on = (1, "by rule paragraph"), (1, "opens lower")
    assert told(by_place, f"{MARKED}\npå bryggan.\n", *going_on)[1, RUNNING_HEAD] == NEVER
    for more in ("returns near", "returns alternately", "begins alike near", "by rule first"):
        assert (
            told(by_place, f"{MARKED}\npå bryggan.\n", *going_on, (1, more))[1, RUNNING_HEAD] == 0
        )


def test_a_credit_below_a_gap_is_no_title() -> None:
    text, credit = f"{MARKED}\n\nÖversättning: Ida Borgis\n", ((1, "credit"), (1, "gap"))
    assert lost(told(by_place, text, *credit, (1, "words"))[1]) == places(TITLES)
    assert lost(told(by_place, text, *credit)[1]) == []
    assert (told(by_place, MARKED, (0, "credit")) == 0).all()


RAISED = "Kon stod kvar\n\npå bryggan.\n1\n\nOch såg ut,\n\nsom om.\n\n2\n Se boken."


def test_a_raised_figure_is_neither_furniture_nor_title_and_labels_what_is_below() -> None:
    made = told(by_place, RAISED, (5, "by rule note"))
    assert lost(made[2]) == places(ASIDE | TITLES)
    assert made[5, OPENS] == 0
    assert lost(made[5]) == places(np.arange(len(STATES)) != OPENS)
    assert lost(made[6]) == places(np.arange(len(STATES)) != GOES_ON)


def test_a_figure_with_lines_as_near_as_elsewhere_is_not_raised() -> None:
    text = "Kon stod kvar\npå bryggan.\n1\nOch såg ut."
    assert (told(by_place, text, (2, "by rule note"))[1:] == 0).all()


def test_a_line_whose_sentence_goes_on_right_below_is_hardly_a_running_head() -> None:
    text = "Kon stod kvar\npå bryggan.\nOch såg ut."
    assert told(by_place, text)[:, RUNNING_HEAD].tolist() == [-VERY_SURE, 0, 0]
    assert told(by_place, text, (0, "returns near"))[0, RUNNING_HEAD] == 0


def test_a_year_and_a_comma_hardly_begin_a_paragraph() -> None:
    found = told(by_place, "Ljuset tändes hösten\n1868, och kon var med.\n1868, Malin.")
    assert found[:, BEGINS].tolist() == [0, -UNLIKELY, 0]


def test_a_catchword_has_few_words() -> None:
    found = told(impossible, "Loden vägde fyrtio kilo styck\nLoden", (0, "words"))
    assert found[:, CATCHWORD].tolist() == [NEVER, 0]


def test_blank_lines_that_part_a_short_text_part_its_paragraphs() -> None:
    text = "Kon stod kvar.\nDen såg ut.\n\nMalin log.\nHon gick.\n\nDet var allt."
    assert told(by_place, text)[:, BEGINS].tolist() == [0, -UNLIKELY, 0, -UNLIKELY, 0]
    running = text.replace("kvar.\nDen", "kvar\n\nden")
    assert (told(by_place, running)[:, BEGINS] == 0).all()


SEVERAL = "Det var en ko. Och en till. De bodde på en holme. Holmen var liten. Där växte gräs."


def test_what_has_several_sentences_is_no_title_no_caption_and_no_running_head() -> None:
    made = told(impossible, f"{MARKED}\n{SEVERAL}\n")
    others = AT[LineRole.CAPTION, True], AT[LineRole.RUNNING_HEAD, True]
    assert lost(made[1]) == places(TITLES | np.isin(np.arange(len(STATES)), others))
    assert lost(made[0]) == []


def test_what_has_several_sentences_below_a_blank_line_begins_something() -> None:
    apart = f"{MARKED}\nHolmen var liten.\n\n{SEVERAL}\n"
    assert RUNS_ON in lost(told(impossible, apart, (2, "by rule first"))[2])
    assert RUNS_ON not in lost(told(impossible, apart)[2])


def test_what_goes_on_in_small_letters_on_top_of_a_page_begins_nothing_below_the_space_there() -> (
    None
):
    over = f"{MARKED}\nHolmen var liten, sa han, och hon höll med, det var en hol-\f{{}}\n\n{SEVERAL}\n"
    small = SEVERAL[0].lower() + SEVERAL[1:]
    rule = (3, "by rule first"), (3, "above is furniture")
    made = told(impossible, over.format("BOKEN").replace(SEVERAL, small), *rule)
    assert RUNS_ON not in lost(made[3])
    assert RUNS_ON in lost(told(impossible, over.format("BOKEN"), *rule)[3])


def test_questions_are_sentences_on_a_line_that_is_too_long_for_print() -> None:
    asked = "Var det verkligen nödvändigt, frågade han, att ha tre barn på en holme?"
    made = told(
        impossible, f"{MARKED}\n{asked} {asked} Det gjorde hon inte.\nHolmen? Kon? Och så?\n"
    )
    assert set(places(TITLES)) <= set(lost(made[1]))
    assert lost(made[2]) == []


def test_a_date_is_no_item_and_no_second_line_of_a_title() -> None:
    made = told(impossible, f"{MARKED}\n6 mars 1926\n6 mars gick kon i land\n")
    item = np.arange(len(STATES)) == AT[LineRole.ITEM, True]
    assert lost(made[1]) == places((TITLES & ~FIRST) | item)
    assert lost(made[2]) == []


ISLAND = "Kon stod kvar\nBild 2\npå bryggan.\n"


def test_a_caption_by_rule_between_two_halves_of_a_sentence_floats() -> None:
    made = told(impossible, ISLAND, (1, "by rule caption"), (2, "by rule paragraph"))
    assert {BEGINS, RUNS_ON, HEADING} <= set(lost(made[1]))
    assert AT[LineRole.CAPTION, True] not in lost(made[1])
    below = (2, "by rule paragraph"), (2, "by rule first")
    assert BEGINS not in lost(told(impossible, ISLAND, (1, "by rule caption"), *below)[1])


PAGES = "HOLMEN\n{}\nDet var en ko.\n\fHolmen 2\nOch en till.1\nOch så.\n\fHolmen 3\nOch så.\n"


@pytest.mark.parametrize(("head", "kept"), [("Och en till.", True), ("Holmen 1", False)])
def test_a_title_on_the_first_line_is_kept_where_its_page_shows_no_folio(
    head: str, kept: bool
) -> None:
    made = told(impossible, PAGES.format(head), (0, "by rule title"))
    assert (lost(made[0]) == places(ASIDE)) == kept


def test_an_entry_that_begins_by_rule_does_not_run_on() -> None:
    both = (0, "entry"), (0, "by rule first")
    assert lost(told(impossible, MARKED, *both)[0]) == [RUNS_ON]
    assert lost(told(impossible, MARKED, both[0])[0]) == []


def test_there_are_no_notes_without_labels_and_marks() -> None:
    assert lost(told(impossible, "Det var en ko.\n")[0]) == places(NOTE)
    assert lost(told(impossible, MARKED)[0]) == []


def test_on_top_of_a_page_the_rules_settle_what_is_in_the_balance() -> None:
    text = f"{MARKED}\n\fHolmen var liten.\n"
    assert told(impossible, text)[1, BEGINS] == pytest.approx(-IN_TWO_MINDS)
    assert told(impossible, text, (1, "by rule first"))[1, BEGINS] == 0
    over = told(impossible, text, (0, "by rule note"))
    assert over[1, BEGINS] == -OVER_NOTES
    begun = told(impossible, text, (0, "by rule note"), (1, "by rule first"))
    assert begun[1, RUNS_ON] == -OVER_NOTES


def without(text: str, joints: Sequence[Joint]) -> list[int]:
    """Return the lines that open no note for want of a label."""
    lines = sheet(text)
    made = added(without_label(lines, np.array(joints, dtype=np.int8)), len(lines))
    return np.flatnonzero(made[:, OPENS] <= NEVER).tolist()


def test_what_goes_on_in_small_letters_opens_no_note_without_a_label() -> None:
    unknown = [Joint.UNKNOWN] * 3
    assert without("Kon stod kvar\npå bryggan.\nOch såg ut.", unknown) == [1]
    assert without("Kon stod kvar\n\npå bryggan.\nOch såg ut.", unknown) == []
    assert without("Kon stod kvar\n\fpå bryggan.\nOch såg ut.", unknown) == []


def test_where_blank_lines_part_all_blocks_a_note_has_its_label() -> None:
    joints = [Joint.UNKNOWN, Joint.PARTED, Joint.JOINED]
    assert without("Det var en ko.\n\nSe boken.\n1 Se kartan.", joints) == [1]
    assert without("Det var en ko.\n\fSe boken.\n1 Se kartan.", joints) == []
    assert without("Det var en ko.\n\nSe boken.\n1 Se kartan.", [*joints[:2], Joint.UNKNOWN]) == []


def test_a_word_for_notes_and_a_number_are_a_label_as_well() -> None:
    joints = [Joint.UNKNOWN, Joint.PARTED, Joint.JOINED]
    assert without("Det var en ko.\n\n[Footnote 3: Se boken.\nSe kartan.]", joints) == [2]
    assert without("Det var en ko.\n\n[Plansch 3: En ko.\nSe kartan.]", joints) == [2]
    assert without("Det var en ko.\n\nFootnote 3: Se boken.\nSe kartan.", joints) == [2]
    assert without("Det var en ko.\n\nKapitel 3: Se boken.\nSe kartan.", joints) == [1, 2]


def test_no_note_begins_with_a_word_in_small_letters_but_with_a_letter_that_labels_it() -> None:
    rows = ["och den gick.", "a Se boken.", "aSe boken.", "Se boken."]
    made = told(impossible, "\n".join([MARKED, *rows]))
    assert [OPENS in lost(row) for row in made[1:]] == [True, False, False, False]


def test_a_sentence_that_goes_on_begins_no_heading_and_is_no_folio_of_many_words() -> None:
    inside = "i land hade kon gått med dem.2"
    text = f"{MARKED}\n{inside}\nOm kon\n"
    made = told(impossible, text, (1, "opens lower"), (1, "text above open"), (1, "words"))
    assert {HEADING, AT[LineRole.FOLIO, True]} <= set(lost(made[1]))
    assert HEADING not in lost(made[2])


def test_a_figure_alone_is_no_heading_where_a_note_of_its_number_stands_below() -> None:
    page = "Kon stod kvar.\n2\nOch gick.\n3\n2 Se boken."
    made = told(impossible, page)
    assert [HEADING in lost(row) for row in made] == [False, True, False, False, False]
