"""One role for each line: what rulings pin, what cannot follow, what furniture needs.

The chances are made up here, so that what is tried is the decoding alone. The Swedish words are
glossed in tests/restoring/README.md.
"""

from __future__ import annotations

import pytest
from hypothesis import given

from publisher.model.verdicts import NO_VERDICTS, Verdicts
from publisher.restoring import restore
from publisher.restoring.roles.decoding import decode
from publisher.restoring.roles.line_roles import FURNITURE, LineRole, LineTold
from publisher.restoring.roles.parting import FEWEST
from publisher.restoring.roles.telling import tell_lines
from publisher.sources import transcript_from
from tests.support.pages import languages, letters, letters_kept, source_lines, sources
from tests.support.sheets import Chances, logs, seen, sheet

P, H, N, R = LineRole.PARAGRAPH, LineRole.HEADING, LineRole.NOTE, LineRole.RUNNING_HEAD
TEXT = "Holmens historia\nKon stod kvar på bryggan,\nsom om hon väntade på någon."


def decoded(
    text: str,
    *chances: Chances,
    verdicts: Verdicts = NO_VERDICTS,
    reasons: tuple[tuple[int, str], ...] = (),
) -> list[LineTold]:
    """Return what each line is by the chances of its states; ``reasons`` are features that it has."""
    lines = sheet(text)
    shares = logs(len(lines), dict(enumerate(chances)))
    return list(decode(lines, seen(len(lines), reasons), shares, verdicts).values())


def roles(told: list[LineTold]) -> list[tuple[LineRole, bool]]:
    return [(one.role, one.first) for one in told]


BEGINS, RUNS_ON, HEADS, HEADS_ON = (P, True), (P, False), (H, True), (H, False)
HEAD, NOTE = (R, True), (N, True)


def test_the_likeliest_roles_are_taken_where_nothing_speaks_against_them() -> None:
    told = decoded(TEXT, {HEADS: 0.9, BEGINS: 0.1}, {BEGINS: 0.8, RUNS_ON: 0.2}, {RUNS_ON: 1.0})
    assert roles(told) == [HEADS, BEGINS, RUNS_ON]
    # A paragraph hardly runs on below a heading: both are surer together than each by itself.
    assert [round(one.chance, 2) for one in told] == [0.94, 0.98, 1]
    assert round(told[1].begins, 2) == 0.98
    assert round(told[0].heading, 2) == 0.94


def test_a_heading_does_not_go_on_below_a_paragraph() -> None:
    told = decoded(TEXT, {BEGINS: 0.9, HEADS: 0.1}, {HEADS_ON: 0.6, RUNS_ON: 0.4}, {RUNS_ON: 1.0})
    assert roles(told) == [BEGINS, RUNS_ON, RUNS_ON]


def test_two_lines_that_are_a_heading_together_are_one_though_each_alone_is_not() -> None:
    told = decoded(TEXT, {HEADS: 0.45, BEGINS: 0.55}, {HEADS_ON: 0.9, RUNS_ON: 0.05}, {BEGINS: 1.0})
    assert roles(told) == [HEADS, HEADS_ON, BEGINS]


def test_a_paragraph_hardly_runs_on_below_a_heading() -> None:
    told = decoded(TEXT, {HEADS: 1.0}, {RUNS_ON: 0.6, BEGINS: 0.4}, {RUNS_ON: 1.0})
    assert roles(told) == [HEADS, BEGINS, RUNS_ON]


@pytest.mark.parametrize(("share", "aside"), [(0.9, False), (0.999, True)])
def test_the_network_alone_sets_nothing_aside_unless_it_has_no_doubt(
    share: float, aside: bool
) -> None:
    pages = f"{TEXT}\n\f{TEXT}\n\f{TEXT}"
    lines = [{HEAD: share, HEADS: 1 - share}, {BEGINS: 1.0}, {RUNS_ON: 1.0}] * 3
    assert (decoded(pages, *lines)[3].role in FURNITURE) == aside


def test_a_second_reason_settles_what_the_network_finds_likelier() -> None:
    lines: list[Chances] = [{HEAD: 0.6, HEADS: 0.4}, {BEGINS: 1.0}, {RUNS_ON: 1.0}]
    assert decoded(TEXT, *lines)[0].role is H
    assert decoded(TEXT, *lines, reasons=((0, "returns near"),))[0].role is R
    assert decoded(TEXT, *lines, reasons=((0, "by rule running-head"),))[0].role is R


def test_a_second_reason_sets_nothing_aside_that_the_network_takes_for_text() -> None:
    lines: list[Chances] = [{HEAD: 0.4, HEADS: 0.6}, {BEGINS: 1.0}, {RUNS_ON: 1.0}]
    assert decoded(TEXT, *lines, reasons=((0, "returns near"),))[0].role is H


def test_the_chain_goes_on_over_what_is_set_aside() -> None:
    lines: list[Chances] = [{HEADS: 1.0}, {HEAD: 1.0}, {HEADS_ON: 0.6, BEGINS: 0.4}]
    told = decoded("Holmens\nHOLMEN\nHistoria", *lines, reasons=((1, "returns near"),))
    assert roles(told) == [HEADS, HEAD, HEADS_ON]


@pytest.mark.parametrize(
    ("verdicts", "wanted"),
    [
        (Verdicts(furniture=((2, True),)), lambda one: one.role in FURNITURE),
        (Verdicts(furniture=((1, False),)), None),
        (Verdicts(headings=((2, 3),)), lambda one: one.role is H),
        (Verdicts(headings=((2, 0),)), lambda one: one.role is not H),
        (Verdicts(begins=((2, True),)), lambda one: one.first),
        (Verdicts(begins=((2, False),)), lambda one: not one.first),
        (Verdicts(bodies=((2, "1"),)), lambda one: (one.role, one.first) == (LineRole.NOTE, True)),
        (Verdicts(lists=((2, True),)), lambda one: one.role is LineRole.ITEM),
        (Verdicts(verse=(2,)), lambda one: one.role is LineRole.VERSE),
    ],
    ids=["aside", "kept", "heading", "no heading", "begins", "runs on", "note", "list", "verse"],
)
def test_a_ruling_pins_what_it_says(verdicts: Verdicts, wanted: object) -> None:
    lines: list[Chances] = [
        {HEAD: 0.999, BEGINS: 0.001},
        {BEGINS: 0.5, RUNS_ON: 0.3, HEADS: 0.2},
        {RUNS_ON: 1.0},
    ]
    told = decoded(TEXT, *lines, verdicts=verdicts, reasons=((0, "returns near"),))
    if wanted is None:
        assert told[0].role not in FURNITURE
    else:
        assert callable(wanted)
        assert wanted(told[1])


@pytest.mark.parametrize(
    "verdicts",
    [
        Verdicts(furniture=((2, False),)),
        Verdicts(without_notes=(2,)),
        Verdicts(no_notes=True),
    ],
    ids=["text", "no notes here", "no notes at all"],
)
def test_a_line_that_is_ruled_to_be_none_of_a_note_is_text(verdicts: Verdicts) -> None:
    lines: list[Chances] = [{BEGINS: 1.0}, {NOTE: 0.999, BEGINS: 0.001}, {BEGINS: 1.0}]
    marked = TEXT.replace("historia", "historia.1").replace("Kon", "1 Kon")
    assert roles(decoded(marked, *lines))[1] == NOTE
    assert roles(decoded(marked, *lines, verdicts=verdicts))[1] == BEGINS


def test_a_ruling_on_one_line_settles_the_next() -> None:
    lines: list[Chances] = [
        {BEGINS: 0.9, HEADS: 0.1},
        {HEADS_ON: 0.55, RUNS_ON: 0.45},
        {BEGINS: 1.0},
    ]
    assert roles(decoded(TEXT, *lines)) == [BEGINS, RUNS_ON, BEGINS]
    pinned = decoded(TEXT, *lines, verdicts=Verdicts(headings=((1, 2),)))
    assert roles(pinned) == [HEADS, HEADS_ON, BEGINS]


FULL = "Kon stod kvar på bryggan och såg ut över vattnet som om hon väntade på någon."
LONE = "Kon stod kvar på bryggan.\n\nOljan\n\nDet gjorde hon inte, och ingen visste varför hon stod där."


def test_a_lone_line_is_a_heading_unless_the_network_is_very_sure() -> None:
    rule = ((1, "by rule heading"), (1, "by rule first"), (1, "gap"), (1, "letters"))
    for share, role in ((0.06, H), (0.01, P)):
        lines: list[Chances] = [{BEGINS: 1.0}, {BEGINS: 1 - share, HEADS: share}, {BEGINS: 1.0}]
        assert decoded(LONE, *lines, reasons=rule)[1].role is role
        assert decoded(LONE, *lines)[1].role is P, "no rule says so"


def test_a_sentence_that_goes_on_is_no_running_head_unless_it_returns() -> None:
    lines: list[Chances] = [{BEGINS: 1.0}, {HEAD: 0.999, RUNS_ON: 0.001}, {RUNS_ON: 1.0}]
    going_on = (1, "by rule paragraph"), (1, "opens lower"), (1, "rises")
    text = "Kon stod kvar\n\fpå bryggan.2\noch såg ut"
    assert decoded(text, *lines, reasons=going_on)[1].role is P
    assert decoded(text, *lines, reasons=(*going_on, (1, "returns near")))[1].role is R


def test_a_raised_figure_nearer_to_its_line_than_lines_are_is_no_folio() -> None:
    text = "Kon stod kvar\n\npå bryggan.\n1\n\nOch såg ut,\n\nsom om.\n\n2\n Se boken."
    folio = (LineRole.FOLIO, True)
    lines: list[Chances] = [
        {BEGINS: 1.0},
        {RUNS_ON: 1.0},
        {folio: 0.9, RUNS_ON: 0.1},
        {BEGINS: 1.0},
        {RUNS_ON: 1.0},
        {folio: 0.99, NOTE: 0.01},
        {BEGINS: 0.9, (N, False): 0.1},
    ]
    rises = (2, "rises"), (5, "rises"), (5, "by rule note")
    told = roles(decoded(text, *lines, reasons=rises))
    assert told == [BEGINS, RUNS_ON, RUNS_ON, BEGINS, RUNS_ON, NOTE, (N, False)]


def test_what_is_stated_is_sure_where_knowledge_overrules_the_network() -> None:
    pages = "Det var en ko.{}\n{} Se boken.\n"
    text = "\f".join(pages.format(nth, nth) for nth in (1, 2, 3))
    doubting: Chances = {BEGINS: 0.7, NOTE: 0.3}
    told = decoded(text, *[{BEGINS: 1.0}, doubting] * 3)
    assert roles(told) == [BEGINS, NOTE] * 3
    assert all(one.chance > 0.99 for one in told)


def test_what_cannot_be_is_no_doubt_about_what_is_left() -> None:
    lines: list[Chances] = [{BEGINS: 1.0}, {HEADS: 0.7, BEGINS: 0.3}, {RUNS_ON: 1.0}]
    several = "Det var en ko. Och en till. De bodde på en holme. Holmen var liten."
    told = decoded(f"Kon gick.\n{several}\nDär växte gräs.", *lines)
    assert roles(told)[1] == BEGINS
    assert told[1].chance > 0.999
    assert told[1].heading < 0.001


def test_lines_that_blank_lines_part_or_join_state_it() -> None:
    paragraph = f"{FULL}\n{FULL}\nSå var det."
    text = "\n\n".join([paragraph] * (FEWEST + 1))
    runs_on, begins = {BEGINS: 0.4, RUNS_ON: 0.6}, {BEGINS: 0.6, RUNS_ON: 0.4}
    unsure: list[Chances] = [runs_on, begins, runs_on] * (FEWEST + 1)
    told = decoded(text, {BEGINS: 1.0}, *unsure[1:])
    assert roles(told) == [BEGINS, RUNS_ON, RUNS_ON] * (FEWEST + 1)
    assert all(one.begins > 0.99 for one in told[3::3])
    assert all(one.begins < 0.01 for nth, one in enumerate(told) if nth % 3)
    assert all(one.chance > 0.99 for one in told[3:])


def test_what_a_person_has_ruled_is_certain() -> None:
    lines: list[Chances] = [{BEGINS: 1.0}, {BEGINS: 0.9, HEADS: 0.1}, {RUNS_ON: 1.0}]
    told = decoded(TEXT, *lines, verdicts=Verdicts(headings=((2, 3),), begins=((3, True),)))
    assert (told[1].heading, told[2].begins) == (1.0, 1.0)


def test_what_stays_text_for_want_of_a_second_reason_is_unsure() -> None:
    lines: list[Chances] = [{HEAD: 0.9, HEADS: 0.1}, {BEGINS: 1.0}, {RUNS_ON: 1.0}]
    told = decoded(TEXT, *lines)[0]
    assert told.role is H
    assert told.chance == pytest.approx(0.1, abs=0.001)


@given(sources, languages)
def test_every_filled_line_has_one_role_and_no_letter_is_lost(text: str, tag: str) -> None:
    transcript = transcript_from(text, "laws.txt", tag).value
    told, _ = tell_lines(transcript)
    filled = [(line.number, line.part) for line in transcript.lines() if not line.blank]
    assert list(told) == filled
    assert all(0 <= one.chance <= 1 and 0 <= one.begins <= 1.001 for one in told.values())
    assert letters_kept(restore(transcript).value) == letters(source_lines(transcript))
