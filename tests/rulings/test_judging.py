"""Rulings find their lines: by content, near the place they name, in any extraction."""

from __future__ import annotations

import pytest

from publisher.errors import ManifestError
from publisher.model.places import Place
from publisher.model.rulings import Ruling, RulingKind
from publisher.model.text import Decision, Emendation, Remark
from publisher.model.verdicts import NO_VERDICTS, Verdicts
from publisher.rulings import judge
from tests.rulings.lines import codes, judged_of, ruling, source, verdicts

# On ink / Ink is old and stays on the fin-gers.12 Whoever wants to know / 12 See the book on ink.
# more goes there. In the shift of po-wer it shows. 1917 / On ink / * * * / The end
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
AGE = Emendation(Place("seeds/works/a/sv.txt", 3, 3), "gammal", "ung", "a reason")  # old, young
# stays on the fingers
REMARK = Remark(Place("seeds/works/a/sv.txt", 4, 4), "ligger kvar på fingrarna.", "grarna", "So.")
# A ruling of each kind, and the verdicts that it becomes.
KINDS: dict[RulingKind, tuple[Ruling, Verdicts]] = {
    RulingKind.JOIN: (ruling("join", "fin|grarna.12", 3), Verdicts(ends=((3, Decision.JOIN),))),
    RulingKind.KEEP: (
        ruling("keep", "maktförskjut|ningarna", 6),
        Verdicts(ends=((6, Decision.KEEP),)),
    ),
    RulingKind.SPACE: (ruling("space", "veta|mer", 4), Verdicts(ends=((4, Decision.SPACE),))),
    RulingKind.HEADING: (
        ruling("heading", "Om svärta", 1, "3"),
        Verdicts(headings=((1, 3),), begins=((1, True), (3, True))),
    ),
    RulingKind.NO_HEADING: (ruling("no-heading", "Om svärta", 1), Verdicts(headings=((1, 0),))),
    RulingKind.PARAGRAPH: (
        ruling("paragraph", "grarna. Den som vill veta", 4),
        Verdicts(begins=((4, True),)),
    ),
    RulingKind.RUNS_ON: (ruling("runs-on", "Den som vill", 4), Verdicts(begins=((4, False),))),
    RulingKind.NOTE: (
        ruling("note", "ligger kvar på fingrarna.12", 4, "12"),
        Verdicts(notes=((4, "grarna.", "12", "12"),)),
    ),
    RulingKind.NO_NOTE: (
        ruling("no-note", "på fingrarna.12", 4),
        Verdicts(notes=((4, "grarna.", "12", ""),)),
    ),
    RulingKind.FURNITURE: (ruling("furniture", "Om svärta", 8), Verdicts(furniture=((8, True),))),
    RulingKind.TEXT: (ruling("text", "* * *", 9), Verdicts(furniture=((9, False),))),
    RulingKind.NOTE_BODY: (
        ruling("note-body", "Om svärta", 8, "7"),
        Verdicts(bodies=((8, "7"),)),
    ),
    RulingKind.NO_NOTES: (
        ruling("no-notes", "Om svärta", 8, "lines"),
        Verdicts(without_notes=(8,)),
    ),
    RulingKind.LIST: (
        ruling("list", "Om svärta * * * Slut", 8),
        Verdicts(lists=((8, True), (9, False), (10, False))),
    ),
    RulingKind.VERSE: (ruling("verse", "* * *", 9), Verdicts(verse=(9,))),
    RulingKind.TABLE: (ruling("table", "* * *", 9), Verdicts(tables=((9, True),))),
    RulingKind.NO_TABLE: (ruling("no-table", "* * *", 9), Verdicts(tables=((9, False),))),
    RulingKind.CONTENTS: (ruling("contents", "Om svärta", 8), Verdicts(furniture=((8, True),))),
    RulingKind.COLUMNS: (ruling("columns", "mer går dit", 6), Verdicts(columns=((6, True),))),
    RulingKind.NO_COLUMNS: (
        ruling("no-columns", "mer går dit", 6),
        Verdicts(columns=((6, False),)),
    ),
    RulingKind.STET: (ruling("stet", "Om svärta", 8), Verdicts(stet=(8,))),
    RulingKind.EDITORS_NOTE: (
        ruling("editors-note", "ligger kvar på fingrarna.", 4, "So."),
        Verdicts(remarks=(REMARK,)),
    ),
    RulingKind.EMENDATION: (ruling("emendation", "gammal", 3, "ung"), Verdicts(emendations=(AGE,))),
}


@pytest.mark.parametrize("kind", list(RulingKind))
def test_a_ruling_becomes_the_verdict_of_its_kind_and_no_other(kind: RulingKind) -> None:
    given, expected = KINDS[kind]
    assert verdicts(PAGE, given) == expected


def test_a_ruling_on_a_word_anywhere_fills_the_words() -> None:
    said = verdicts(PAGE, ruling("join", "fin-|grarna", 0))
    assert said == Verdicts(words=(("fin", "grarna", Decision.JOIN),))


def test_a_ruling_below_a_heading_overrides_what_follows_from_the_heading() -> None:
    both = ruling("heading", "* * * Slut", 9, "2"), ruling("runs-on", "Om svärta", 8)
    said = verdicts(PAGE.replace("* * *", "Till"), ruling("heading", "Till slut", 9, "2"), both[1])
    assert (said.headings, said.begins) == (((9, 2),), ((8, False), (9, True), (10, False)))


@pytest.mark.parametrize(
    ("text", "value", "old", "new"),
    [
        ("gammal", "ung", "gammal", "ung"),  # old, young
        ("ligger kvar", "lever", "ligger kvar", "lever"),  # remains, lives
        ("lig-ger  kvar på", "lever i", "ligger kvar på", "lever i"),  # remains on, lives in
        ("Gammal och,", "ny,", "gammal och", "ny"),  # old and, new
        ("r", "R", "Svär", "SväR"),
    ],
)
def test_an_emendation_changes_the_words_as_the_line_has_them(
    text: str, value: str, old: str, new: str
) -> None:
    (change,) = verdicts(PAGE, ruling("emendation", text, 3, value)).emendations
    assert (change.place.first, change.reason) == (3, "a reason")
    line = PAGE.splitlines()[2]
    assert line.replace(change.old, change.new, 1) == line.replace(old, new, 1)


def test_whole_words_are_emended_before_parts_of_words() -> None:
    # without the tan; the aunt
    (change,) = verdicts("utan tan\n", ruling("emendation", "tan", 1, "tanten")).emendations
    assert "utan tan".replace(change.old, change.new, 1) == "utan tanten"


def test_an_emendation_does_not_change_the_words_of_another() -> None:
    rulings = [ruling("emendation", "a", 1, "b b"), ruling("emendation", "b", 1, "c")]
    line = "a och b"
    for change in verdicts(line, *rulings).emendations:
        line = line.replace(change.old, change.new, 1)
    assert line == "b b och c"


def test_a_ruling_may_quote_a_line_as_it_was_or_as_it_is_emended() -> None:
    # Ink is old; ink is dry
    change = ruling("emendation", "Svärtan är gammal", 3, "Bläcket är torrt")
    later = ruling("paragraph", "Bläcket är torrt och ligger kvar på fin-", 3)
    assert verdicts(PAGE, change, later).begins == ((3, True),)
    earlier = ruling("paragraph", "Svärtan är gammal och ligger kvar på fin-", 3)
    assert verdicts(PAGE, change, earlier).begins == ((3, True),)


# The page above in another extraction, below "one line more" and with other hyphens and spaces.
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


def test_rulings_survive_another_extraction_of_their_page() -> None:
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


def test_a_mark_alone_on_its_line_is_found_after_the_words_above() -> None:
    given = ruling("note", "på fingrarna 12", 2, "12.p3")
    assert verdicts("kvar på fin-\ngrarna\n12\n Den", given).notes == ((3, "", "12", "12.p3"),)


def test_the_label_tells_a_mark_from_figures_before_it() -> None:
    assert verdicts("i 184297 kom", ruling("note", "i 184297", 1, "97")).notes == (
        (1, "i1842", "97", "97"),
    )


def test_a_ruling_inside_a_glued_line_is_a_ruling_on_its_word() -> None:
    # feelings and more
    said = verdicts("Føl\ufffeser og mer\n", ruling("keep", "Føl|ser", 1))
    assert (said.ends, said.words) == ((), (("Føl", "ser", Decision.KEEP),))


def test_of_several_equal_lines_the_nearest_is_taken_with_a_finding() -> None:
    judged = judged_of("a b c\nRubrik\nd\ne\nRubrik\n", ruling("furniture", "Rubrik", 6))
    assert judged.value.furniture == ((5, True),)
    assert codes(judged) == [("rulings/ambiguous", 6)]
    assert "the nearest, line 5, was taken" in judged.findings[0].message


def test_the_text_before_a_line_tells_it_from_equal_lines() -> None:
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
        (ruling("emendation", "gammal", 3, "ung\U000f0001"), "its value has U+F0001"),
    ],
)
def test_a_ruling_without_a_place_is_a_finding(given: Ruling, words: str) -> None:
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
def test_contradicting_rulings_are_refused_with_both_places(one: Ruling, other: Ruling) -> None:
    with pytest.raises(ManifestError) as refused:
        judge(source(PAGE), [one, other])
    assert f"{one.place}: {one.kind}" in str(refused.value)
    assert f"contradicts {other.place}: {other.kind}" in str(refused.value)


def test_a_ruling_of_the_house_needs_no_place_but_may_not_contradict() -> None:
    everywhere = [ruling("join", "blå|bär", 0)]
    judged = judge(source(PAGE), [], everywhere)
    assert (judged.findings, judged.value.words) == ((), (("blå", "bär", Decision.JOIN),))
    with pytest.raises(ManifestError):
        judge(source(PAGE), [ruling("keep", "blå|bär", 0)], everywhere)


def test_without_rulings_there_are_no_verdicts() -> None:
    assert judge(source(PAGE), []).value is NO_VERDICTS
