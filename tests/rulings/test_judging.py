"""Rulings find their lines: by content, near the place they name, in any extraction."""

from __future__ import annotations

import pytest

from publisher.errors import ManifestError
from publisher.model.rulings import Ruling
from publisher.model.text import Decision
from publisher.model.verdicts import NO_VERDICTS
from publisher.rulings import judge
from tests.rulings.lines import codes, judged_of, ruling, source, verdicts

PAGE = """Om svärta

Svärtan är gammal och ligger kvar på fin-
grarna.12 Den som vill veta
12 Se boken om svärta.
\fmer går dit. I maktförskjut
ningarna syns det. 1917
Om svärta
* * *
Slut
"""
KINDS = [
    (ruling("join", "fin|grarna.12", 3), "ends", ((3, Decision.JOIN),)),
    (ruling("keep", "maktförskjut|ningarna", 6), "ends", ((6, Decision.KEEP),)),
    (ruling("space", "veta|mer", 4), "ends", ((4, Decision.SPACE),)),
    (ruling("join", "fin-|grarna", 0), "words", (("fin", "grarna", Decision.JOIN),)),
    (ruling("no-heading", "Om svärta", 1), "headings", ((1, 0),)),
    (ruling("paragraph", "grarna. Den som vill veta", 4), "begins", ((4, True),)),
    (ruling("runs-on", "Den som vill", 4), "begins", ((4, False),)),
    (ruling("furniture", "Om svärta", 8), "furniture", ((8, True),)),
    (ruling("text", "* * *", 9), "furniture", ((9, False),)),
    (
        ruling("note", "ligger kvar på fingrarna.12", 4, "12"),
        "notes",
        ((4, "grarna.", "12", "12"),),
    ),
]


@pytest.mark.parametrize(("given", "field", "expected"), KINDS)
def test_each_kind_says_one_thing(given: Ruling, field: str, expected: object) -> None:
    said = verdicts(PAGE, given)
    assert getattr(said, field) == expected
    others = {"furniture", "headings", "begins", "ends", "words", "notes", "emendations"} - {field}
    assert [getattr(said, other) for other in others] == [()] * len(others)


def test_a_heading_begins_and_the_line_below_it_too() -> None:
    said = verdicts(PAGE, ruling("heading", "Om svärta", 1, "3"))
    assert (said.headings, said.begins) == (((1, 3),), ((1, True), (3, True)))


def test_a_heading_over_two_lines_and_a_ruling_on_the_line_below() -> None:
    both = ruling("heading", "* * * Slut", 9, "2"), ruling("runs-on", "Om svärta", 8)
    said = verdicts(PAGE.replace("* * *", "Till"), ruling("heading", "Till slut", 9, "2"), both[1])
    assert (said.headings, said.begins) == (((9, 2),), ((8, False), (9, True), (10, False)))


@pytest.mark.parametrize(
    ("text", "value", "old", "new"),
    [
        ("gammal", "ung", "gammal", "ung"),
        ("ligger kvar", "lever", "ligger kvar", "lever"),
        ("lig-ger  kvar på", "lever i", "ligger kvar på", "lever i"),
        ("Gammal och,", "ny,", "gammal och", "ny"),
        ("r", "R", "Svär", "SväR"),
    ],
)
def test_an_emendation_names_what_the_line_has(text: str, value: str, old: str, new: str) -> None:
    (change,) = verdicts(PAGE, ruling("emendation", text, 3, value)).emendations
    assert (change.place.first, change.reason) == (3, "a reason")
    line = PAGE.splitlines()[2]
    assert line.replace(change.old, change.new, 1) == line.replace(old, new, 1)


def test_whole_words_are_emended_before_parts_of_words() -> None:
    (change,) = verdicts("utan tan\n", ruling("emendation", "tan", 1, "tanten")).emendations
    assert "utan tan".replace(change.old, change.new, 1) == "utan tanten"


def test_two_emendations_on_one_line_do_not_meet() -> None:
    rulings = [ruling("emendation", "a", 1, "b b"), ruling("emendation", "b", 1, "c")]
    line = "a och b"
    for change in verdicts(line, *rulings).emendations:
        line = line.replace(change.old, change.new, 1)
    assert line == "b b och c"


def test_a_ruling_may_speak_of_an_emended_line_as_it_is_now() -> None:
    change = ruling("emendation", "Svärtan är gammal", 3, "Bläcket är torrt")
    later = ruling("paragraph", "Bläcket är torrt och ligger kvar på fin-", 3)
    assert verdicts(PAGE, change, later).begins == ((3, True),)
    earlier = ruling("paragraph", "Svärtan är gammal och ligger kvar på fin-", 3)
    assert verdicts(PAGE, change, earlier).begins == ((3, True),)


OTHER_EXTRACTION = """En rad till
OM  SVA\u0308RTA
Sv\u00e4rtan\u00a0\u00e4r gammal och lig\u00adger kvar p\u00e5 fin\u00ad
grarna.12 Den  som vill veta
7
12 Se boken om sv\u00e4rta.
Sida 2
mer g\u00e5r dit. I maktf\u00f6r\u00adskjut-
ningarna syns det. 1917
"""


def test_another_extraction_of_the_same_page_keeps_its_rulings() -> None:
    said = verdicts(
        OTHER_EXTRACTION,
        ruling("heading", "Om svärta", 1, "2"),
        ruling("join", "fin|grarna.12", 3),
        ruling("keep", "maktförskjut|ningarna", 6),
        ruling("paragraph", "Svärtan är gammal och ligger kvar på fin-", 3),
        ruling("note", "grarna.12", 4, "12"),
    )
    assert said.headings == ((2, 2),)
    assert said.ends == ((3, Decision.JOIN), (8, Decision.KEEP))
    assert said.notes == ((4, "grarna.", "12", "12"),)


def test_a_mark_on_a_line_of_its_own() -> None:
    given = ruling("note", "på fingrarna 12", 2, "12.p3")
    assert verdicts("kvar på fin-\ngrarna\n12\n Den", given).notes == ((3, "", "12", "12.p3"),)


def test_figures_run_together_are_parted_by_the_label() -> None:
    assert verdicts("i 184297 kom", ruling("note", "i 184297", 1, "97")).notes == (
        (1, "i1842", "97", "97"),
    )


def test_glued_lines_share_a_number_so_the_word_is_meant() -> None:
    said = verdicts("Føl\ufffeser og mer\n", ruling("keep", "Føl|ser", 1))
    assert (said.ends, said.words) == ((), (("Føl", "ser", Decision.KEEP),))


def test_the_nearest_of_several_lines_is_taken_and_said() -> None:
    judged = judged_of("a b c\nRubrik\nd\ne\nRubrik\n", ruling("furniture", "Rubrik", 6))
    assert judged.value.furniture == ((5, True),)
    assert codes(judged) == [("rulings/ambiguous", 6)]
    assert "the nearest, line 5, was taken" in judged.findings[0].message


def test_what_it_comes_after_tells_a_line_from_its_like() -> None:
    given = ruling("furniture", "Rubrik", 2, after="D!")
    assert verdicts("a b c\nRubrik\n\nd\n\nRubrik\n", given).furniture == ((6, True),)


@pytest.mark.parametrize(
    ("given", "words"),
    [
        (ruling("join", "fin|grader", 3), "no line ends in “fin” before one that begins with"),
        (ruling("heading", "Om bläck", 1, "2"), "no line has “Om bläck”"),
        (ruling("furniture", "Om", 1), "no line is “Om”"),
        (ruling("furniture", "12", 5), "no line is “12”"),
        (ruling("furniture", "Om svärta", 0), "stands on lines 1, 8, and it names none"),
        (ruling("note", "Den som vill 12", 4, "12"), "no line has “Den som vill 12”"),
        (ruling("join", "blå|bär", 0), "no line of the text breaks the word like this"),
        (ruling("paragraph", "Om svärta", 1, after="Slut"), "no line has “Om svärta” after “Slut”"),
    ],
)
def test_a_ruling_without_its_place_is_stale_and_not_lost(given: Ruling, words: str) -> None:
    judged = judged_of(PAGE, given)
    assert codes(judged) == [("rulings/stale", given.place.first)]
    assert words in judged.findings[0].message
    assert judged.value.ends == () == judged.value.headings


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (ruling("join", "fin|grarna", 3), ruling("keep", "fin-|grarna.", 3)),
        (ruling("heading", "Slut", 10, "2"), ruling("no-heading", "SLUT", 11)),
        (ruling("heading", "Slut", 10, "2"), ruling("heading", "Slut", 11, "3")),
        (ruling("paragraph", "Slut", 10), ruling("runs-on", "Slu", 11)),
        (ruling("furniture", "Slut", 10), ruling("text", "Slut.", 9)),
        (ruling("note", "grarna.12", 4, "12"), ruling("no-note", "fingrarna.12", 3)),
        (ruling("emendation", "ligger", 3, "a"), ruling("emendation", "ligger kvar", 4, "b")),
        (ruling("join", "fin|grarna", 0), ruling("keep", "fin|grarna", 0)),
    ],
)
def test_rulings_that_contradict_are_refused_with_both_places(one: Ruling, other: Ruling) -> None:
    with pytest.raises(ManifestError) as refused:
        judge(source(PAGE), [one, other])
    assert f"{one.place}: {one.kind}" in str(refused.value)
    assert f"contradicts {other.place}: {other.kind}" in str(refused.value)


def test_a_word_of_the_house_may_be_in_no_text_and_must_not_contradict() -> None:
    everywhere = [ruling("join", "blå|bär", 0)]
    judged = judge(source(PAGE), [], everywhere)
    assert (judged.findings, judged.value.words) == ((), (("blå", "bär", Decision.JOIN),))
    with pytest.raises(ManifestError):
        judge(source(PAGE), [ruling("keep", "blå|bär", 0)], everywhere)


def test_no_rulings_are_no_work() -> None:
    assert judge(source(PAGE), []).value is NO_VERDICTS
