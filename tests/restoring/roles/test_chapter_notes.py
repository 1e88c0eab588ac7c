"""Notes of all chapters in one place, told by the marks of the text, whatever the network believes."""

from __future__ import annotations

import numpy as np
import pytest

from publisher.restoring.roles.knowledge.chapter_notes import by_chapter_notes
from publisher.restoring.roles.knowledge.facts import added
from publisher.restoring.roles.line_roles import LineRole
from publisher.restoring.roles.states import AT
from tests.support.sheets import Chances, logs, sheet

OPENS, GOES_ON, HEADS = (LineRole.NOTE, True), (LineRole.NOTE, False), (LineRole.NOTE_HEAD, True)
TEXT: Chances = {(LineRole.PARAGRAPH, True): 0.9, OPENS: 0.05, GOES_ON: 0.05}
NOTED: Chances = {OPENS: 0.9, (LineRole.PARAGRAPH, True): 0.1}
CHAPTERS = (
    "THE BOAT\nIt was bought of a widow.1\nIt was black.2 Then it sank.\n\n"
    "THE TOLL\nAll had to pay.1 A few did.2\nThe dead did not.3\n\n"
)
NOTES = (
    "THE BOAT\n\n1. In the next parish.\n2. With tar.\n\n"
    "THE TOLL\n\n1. See the list that is\nnailed to the wall.\n2. Twelve.\n3. Nor the midwife.\n"
)


def told(text: str, noted: tuple[int, ...] = (), pinned: tuple[int, ...] = ()) -> str:
    """Return a letter for each line: what it can but be (o: opens, w: within, h: heads), else a point.

    Lines are counted from 0; a person has said what the ``pinned`` ones are.
    """
    lines = sheet(text, "en")
    chances = logs(len(lines), {at: NOTED if at in noted else TEXT for at in range(len(lines))})
    said = np.isin(np.arange(len(lines)), pinned)
    made = added(by_chapter_notes(lines, chances, said), len(lines))
    states = {AT[OPENS]: "o", AT[GOES_ON]: "w", AT[HEADS]: "h"}
    best = made.argmax(1)
    return "".join(states[at] if made[n, at] > 0 else "." for n, at in enumerate(best.tolist()))


def test_labels_that_count_anew_as_the_marks_do_open_notes_below_the_names_of_chapters() -> None:
    assert told(CHAPTERS + NOTES) == "......" + "hooh" + "owoo"


def test_chapters_need_no_names() -> None:
    bare = NOTES.replace("THE BOAT\n\n", "NOTES\n").replace("\nTHE TOLL\n\n", "")
    assert told(CHAPTERS + bare) == "......" + "hoo" + "owoo"


@pytest.mark.parametrize(
    ("old", "new"),
    [
        (".1", "."),
        (".3", ".1"),
        ("THE TOLL\nAll", "1. In the next parish.\n2. With tar.\nTHE TOLL\nAll"),
    ],
)
def test_lists_are_none_whose_labels_the_marks_do_not_call_in_order(old: str, new: str) -> None:
    text = CHAPTERS.replace(old, new)
    filled = filter(None, text.split("\n"))
    noted = tuple(at for at, line in enumerate(filled) if line[:1].isdigit())
    if old == ".3":
        text = text.replace(".2", ".7")
    assert set(told(text + NOTES, noted)) == {"."}


def test_notes_of_each_page_are_not_gathered() -> None:
    page = "It was bought of a widow.1\nIt was black.2 Then it sank.\n1. In the parish.\n2. With tar.\n"
    assert set(told("\f".join([page] * 4))) == {"."}


def test_a_note_may_end_in_the_words_of_another_one() -> None:
    again = NOTES.replace("With tar.", "See the list that is\nnailed to the wall.")
    again = again.replace("THE TOLL\n\n", "")
    assert told(CHAPTERS + again) == "......" + "hoow" + "owoo"


def test_labels_that_stand_far_apart_are_no_notes() -> None:
    long = NOTES.replace("\n2.", "\n" + "Nobody rowed that year.\n" * 14 + "2.")
    assert set(told(CHAPTERS + long.replace("\n3.", "\n" + "It was cold.\n" * 14 + "3."))) == {"."}


def test_what_a_person_has_said_stays() -> None:
    assert told(CHAPTERS + NOTES, pinned=(7,)) == "......" + "h.oh" + "owoo"
