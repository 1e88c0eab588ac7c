"""Names alone on lines above speeches, and lines that return and are none."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
import pytest

from publisher.restoring.roles.knowledge.facts import added
from publisher.restoring.roles.knowledge.speaker_lines import by_speaker_lines
from publisher.restoring.roles.line_roles import LineRole
from publisher.restoring.roles.states import AT, NEVER
from tests.support.sheets import sheet

SAID = "It stands by the door, and the oil with it, as I said this morning."
# Who speaks, one after the other: nobody can say who comes next.
TURNS = (0, 1, 0, 2, 1, 2, 0, 1, 2, 1, 0, 2)


def lines_of(names: Sequence[str], said: str = SAID, gap: str = "\n") -> str:
    """Return a text in which these stand above speeches, parted by blank lines or not."""
    return f"{said}\n" + "".join(f"{gap}{name}\n{gap}{said}\n" for name in names)


def named(text: str) -> list[str]:
    """Return the lines that can be no headings."""
    own = sheet(text, "en")
    made = added(by_speaker_lines(own), len(own))
    none = np.flatnonzero(made[:, AT[LineRole.HEADING, True]] == NEVER)
    return [own.worded[at].text for at in none]


@pytest.mark.parametrize(
    ("speakers", "gap"),
    [
        (("Marta", "Jonas", "The Clerk"), "\n"),
        (("MARTA", "JONAS", "DER SCHREIBER"), ""),
        (("Marta:", "Jonas:", "Le meunier:"), ""),
        (("Марта.", "Иона.", "Писарь."), "\n"),
        (("Marta (aside).", "Jonas.", "The Clerk [to her]."), "\n"),
    ],
)
def test_who_speaks_is_no_heading(speakers: Sequence[str], gap: str) -> None:
    names = [speakers[at] for at in TURNS]
    assert named(lines_of(names, gap=gap)) == names


def test_what_a_speaker_says_begins_below_the_name() -> None:
    own = sheet(lines_of([("ANNA", "ERIK", "OLE")[at] for at in TURNS], gap=""), "en")
    made = added(by_speaker_lines(own), len(own))
    said = [at for at, one in enumerate(own.worded) if one.text == SAID][1:]
    assert (made[said, AT[LineRole.PARAGRAPH, False]] == NEVER).all()


def test_scenes_that_return_in_each_act_are_no_speakers() -> None:
    names = [("Marta", "Jonas", "The Clerk")[at] for at in TURNS]
    text = lines_of(["Second Scene", *names[:6], "Second Scene", *names[6:]])
    assert named(text) == names


@pytest.mark.parametrize(
    "names",
    [
        ["Ingredients", "Method", "Time"] * 4,
        ["Marta", "Jonas"] * 6,
        ["ACT I", "ACT II", "ACT I", "ACT III", "ACT II", "ACT III", "ACT I", "ACT II", "ACT I"],
        ["1st", "2nd", "1st", "3rd", "2nd", "3rd", "1st", "2nd", "3rd", "2nd", "1st"],
        ["Marta!", "Jonas?", "Marta!", "Clerk!", "Jonas?", "Clerk!", "Marta!", "Jonas?", "Clerk!"],
    ],
    ids=["headings in their order", "two by turns", "acts", "numbers", "what is said"],
)
def test_other_lines_that_return_are_left_alone(names: Sequence[str]) -> None:
    assert named(lines_of(names)) == []


def test_chapters_that_return_far_apart_are_left_alone() -> None:
    long = "\n".join([SAID] * 20)
    assert named(lines_of([("Spring", "Summer", "Winter")[at] for at in TURNS], long)) == []


def test_cells_that_return_are_left_alone() -> None:
    cells = [("Open", "Closed", "Noon")[at] for at in TURNS]
    assert named("".join(f"{cell}\n" for cell in cells)) == []


def test_the_title_far_from_all_speeches_may_be_a_persons_name() -> None:
    names = [("MARTA", "JONAS", "OLE")[at] for at in TURNS]
    away = "\n".join([SAID] * 45)
    assert named(f"MARTA\n{away}\n{lines_of(names, gap='')}") == names


def kept(text: str) -> list[bool]:
    """Return for each line that may name a speaker whether it can be no furniture."""
    own = sheet(text, "en")
    made = added(by_speaker_lines(own), len(own))
    return [
        bool(made[at, AT[LineRole.CATCHWORD, True]] == NEVER)
        for at, one in enumerate(own.worded)
        if one.text in ("MARTA", "JONAS", "OLE")
    ]


def test_a_speaker_at_the_edge_of_a_page_is_not_set_aside() -> None:
    names = [("MARTA", "JONAS", "OLE")[at] for at in TURNS]
    text = lines_of(names, gap="")
    at = text.index("OLE\n") + len("OLE\n")
    assert all(kept(f"{text[:at]}\f{text[at:]}"))


def test_a_catchword_may_be_a_speakers_name() -> None:
    names = [("MARTA", "JONAS", "OLE")[at] for at in TURNS]
    text = lines_of(names, gap="")
    at = text.index("OLE\n")
    assert kept(f"{text[:at]}OLE\n\f{text[at:]}").count(False) == 1


def test_the_head_of_most_pages_may_be_a_persons_name() -> None:
    turns = [("JONAS", "MARTA", "OLE"), ("MARTA", "OLE", "JONAS")] * 2
    told = kept("\f".join(f"MARTA\n{lines_of(names, gap='')}" for names in turns))
    assert told == [False, True, True, True] * 4


@pytest.mark.parametrize(
    ("block", "directs"),
    [
        ("[Exit Marta.", True),
        ("[She weeps, and goes to the window,\nand waits there.]", True),
        ("(The bell is heard.)", True),
        ("(The bell is heard.) And now it stops.", False),
        ("The bell is heard.", False),
    ],
)
def test_a_direction_in_brackets_is_no_verse(block: str, directs: bool) -> None:
    names = [("Marta", "Jonas", "The Clerk")[at] for at in TURNS]
    own = sheet(f"{lines_of(names)}\n{block}\n\n{SAID}", "en")
    made = added(by_speaker_lines(own), len(own))
    lines = [at for at, one in enumerate(own.worded) if one.text in block]
    assert lines
    assert [made[at, AT[LineRole.VERSE, True]] == NEVER for at in lines] == [directs] * len(lines)
    alone = sheet(f"{SAID}\n\n{block}\n\n{SAID}", "en")
    assert not added(by_speaker_lines(alone), len(alone)).any()


def test_a_name_that_ends_the_sentence_above_it_speaks_to_nobody() -> None:
    names = [("MARTA", "JONAS", "OLE")[at] for at in TURNS]
    broken = "The clerk leaves, and the miller beckons at once to the ferryman and\nMARTA.\n"
    assert named(lines_of(names) + f"\n{broken}") == names
