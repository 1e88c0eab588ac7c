"""Labels and marks of unusual kinds: which answer each other, and how they are read.

The Swedish words are glossed in tests/restoring/README.md.
"""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
import weasyprint

from publisher import api
from publisher.model.transcript import Run, Transcript
from publisher.restoring.roles.unusual_signs import answers_of, respelled
from publisher.sources import transcript_from
from tests.sources.prose import lines

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


def drawn(text: str) -> Transcript:
    """Return a source whose lines are drawn, every third letter of them in italics."""
    plain = source(text)
    pages = []
    for page in plain.pages:
        own = [
            replace(
                line,
                runs=tuple(Run(sign, italic=not at % 3) for at, sign in enumerate(line.text)),
            )
            for line in page.lines
        ]
        pages.append(replace(page, lines=tuple(own)))
    return replace(plain, pages=tuple(pages))


THREE = "\f".join((*TWO.split("\f"), PAGE))


@pytest.mark.parametrize(
    ("mark", "label", "answers"),
    [("[a]", "a.", 3), (" (a)", "a.", 3), ("[a]", "[a]", 0), ("a", "a", 0), ("*)", "*.", 0)],
)
def test_on_drawn_pages_only_letters_in_brackets_are_told_by_their_answers(
    mark: str, label: str, answers: int
) -> None:
    """How letters are set shows the other marks."""
    assert len(answers_of(drawn(THREE.format(mark, label)).pages)) == answers


def test_the_runs_of_a_respelled_line_are_its_text_and_look_as_they_did() -> None:
    text = drawn(THREE.format("[a]", "a."))
    read = list(respelled(text, answers_of(text.pages)).lines())
    assert read[0].text.startswith("Det var en ko.1) Den")
    for line in read:
        assert "".join(run.text for run in line.runs) == line.text
    for own, other in zip(text.lines(), read, strict=True):
        assert [run for run in own.runs if run.text == "k"] == [
            run for run in other.runs if run.text == "k"
        ]


def test_notes_whose_letters_stand_in_brackets_in_the_text_alone_are_linked(tmp_path: Path) -> None:
    prose = " ".join(lines(120)).split(". ")
    texts = [". ".join(prose[at::4]) + "." for at in range(4)]
    css = "@page { size: 12cm 15cm; margin: 1cm } .note { float: footnote; font-size: 80% }"
    css += "::footnote-call, ::footnote-marker { content: none }"
    body = "".join(
        f"<p>{words}</p><p>Nobody came[{sign}] that year."
        f"<span class=note>{sign}. He came in the year {year}.</span></p>"
        for words, (sign, year) in zip(
            texts, (("a", 1901), ("b", 1902), ("c", 1903), ("d", 1904)), strict=True
        )
    )
    weasyprint.HTML(string=f"<style>{css}</style>{body}").write_pdf(tmp_path / "notes.pdf")
    api.convert(tmp_path / "notes.pdf", tmp_path / "notes.md", language="en", title="The light")
    made = (tmp_path / "notes.md").read_text("utf-8")
    for sign, year in (("a", 1901), ("d", 1904)):
        assert f"came[^{sign}] that" in made
        assert f"[^{sign}]: He came in the year {year}." in made
