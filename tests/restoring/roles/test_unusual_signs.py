"""Labels and marks of unusual kinds: which answer each other, and how they are read.

The Swedish words are glossed in tests/restoring/README.md.
"""

from __future__ import annotations

import pytest

from publisher.model.transcript import Transcript
from publisher.restoring.roles.unusual_signs import answers_of, respelled
from publisher.sources import transcript_from

PAGE = "Det var en ko.{0} Den bodde länge\npå en holme i sjön och\n\n{1} Se boken om kor.\n"
TWO = PAGE + "\fblev kvar där.{0} Den kom aldrig\ni land, fast båten väntade på\n\n{1} Se boken.\n"


def source(text: str) -> Transcript:
    return transcript_from(text, "kor.txt", "sv").value


def found(text: str) -> list[tuple[str, str]]:
    """Return the signs of labels and marks that answer each other."""
    return [(one.label.sign, one.mark.sign) for one in answers_of(source(text).pages)]


@pytest.mark.parametrize(
    ("mark", "label", "sign"),
    [
        ("a", "a", "a"),
        ("a)", "a)", "a"),
        (" (a)", "(a)", "a"),
        ("[A]", "[A]", "A"),
        ("a", "a.", "a"),
    ],
)
def test_letters_answer_each_other_in_any_form(mark: str, label: str, sign: str) -> None:
    assert found(TWO.format(mark, label)) == [(sign, sign)] * 2


@pytest.mark.parametrize("star", "∗✱＊⁎")
def test_asterisks_of_any_number_are_read_as_the_usual_one(star: str) -> None:
    text = source(PAGE.format(star, star))
    read = [line.text for line in respelled(text, answers_of(text.pages)).lines()]
    assert read[0].startswith("Det var en ko.*) Den")
    assert read[3] == "*) Se boken om kor."


@pytest.mark.parametrize(("mark", "label"), [("*", "*"), (" *)", "*)"), ("1", "1"), ("1)", "1)")])
def test_what_the_network_knows_is_left_to_it(mark: str, label: str) -> None:
    assert found(TWO.format(mark, label)) == []


@pytest.mark.parametrize(("mark", "label"), [("*)", "*."), ("*1)", "*1)"), (" (1*)", "(1*)")])
def test_signs_and_starred_figures_answer_each_other(mark: str, label: str) -> None:
    assert len(found(TWO.format(mark, label))) == 2


def test_points_of_a_list_are_no_notes() -> None:
    below = "Enligt a) och b) var det en ko.\n\na) Den bodde på holmen.\nb) Den såg ut.\n\n"
    assert found(below + "Det var allt som sades om kor det året, och ingen lade till något.") == []
    led = "Om a) och b) sades två ting:\n\na) Den bodde på holmen.\nb) Den såg ut.\n"
    assert found(led) == []
    within = "Enligt a) och b) var det en ko.\n\na) Den bodde på holmen,\nb) den såg ut.\n"
    assert found(within) == []


def test_marks_that_no_label_answers_are_no_series() -> None:
    assert found("En ko (a), två (a) och tre (b) kor (b).\n\n(a) Se boken om kor.\n") == []


@pytest.mark.parametrize("label", ["«)", "°)", "!°)", "l)", "'"])
def test_a_misread_label_is_found_by_the_mark_that_waits_for_it(label: str) -> None:
    text = PAGE.format(" 1)", label) + "\fblev kvar där.\n"
    assert [mark for _, mark in found(text)] == ["1"]


@pytest.mark.parametrize("mark", [" °)", " !°)", " ')"])
def test_a_misread_mark_is_found_by_the_label_that_waits_for_it(mark: str) -> None:
    text = PAGE.format(mark, "*)") + "\fblev kvar där.\n"
    assert [label for label, _ in found(text)] == ["*"]


def test_a_lost_label_is_found_where_a_gap_cuts_a_sentence() -> None:
    above = "Det var en ko. *) Den\nbodde länge i sjön\nutan att någon såg\nden, och mot hösten\n"
    text = f"{above}blev den\n\nSe boken om kor.\n"
    assert found(text + "\fkvar där.\n") == [("", "*")]
    assert found(text.replace("blev den", "blev den kvar.") + "\fSedan kom båten.\n") == []


def test_what_somebody_says_at_a_foot_is_no_note() -> None:
    text = "Han sade 1) att det var en ko, och hon sade då:\n\n»Det var en ko.»\n"
    assert found(text + "\fDen bodde på en holme.\n") == []


ANEW = (
    "Det var en ko.{0} Den bodde länge\npå en holme i sjön.{1} Och så\nblev den kvar.{2} Den såg ut\n\n"
    "{0} Se boken om kor.\n{1} Se kartan över sjön.\n{2} Så sades det.\n"
)


def test_letters_in_brackets_begin_anew_amid_a_page() -> None:
    page = ANEW.format("[a]", "[b]", "[a]")
    assert found(page + "\f" + page) == [(sign, sign) for sign in "abaaba"]


def test_letters_that_begin_anew_without_marks_are_points_of_a_list() -> None:
    page = ANEW.format("[a]", "[b]", "[a]")
    listed = (
        page.replace("kvar.[a]", "kvar.").replace("ko.[a]", "ko.").replace("sjön.[b] O", "sjön. O")
    )
    assert found(listed) == []


def test_a_label_alone_on_its_line_answers_its_mark() -> None:
    lone = "Det var en ko.§ Den bodde länge\npå en holme i sjön och\n\n§\nSe boken om kor.\n"
    assert found(lone) == [("§", "§")]
