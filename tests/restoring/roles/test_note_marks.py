"""Marks in the text, and numbers that are none."""

from __future__ import annotations

import pytest

from publisher.restoring.roles.notes.marks import STRONG, marks_in, marks_of
from tests.restoring.galley import row, rows


def found(text: str) -> list[tuple[str, str]]:
    """Return every possible mark of a row with the text before it."""
    return [(m.mark, text[: m.start]) for m in marks_in(row(text), 0)]


def strong(text: str) -> list[str]:
    """Return the marks of a row that look like one by themselves."""
    return [m.mark for m in marks_in(row(text), 0) if m.weight >= STRONG]


@pytest.mark.parametrize(
    ("text", "mark"),
    [
        ("högern.1 De", "1"),
        ("högern1 de", "1"),
        ("högern,12 de", "12"),
        ("högern”3 de", "3"),
        ("högern).3 De", "3"),
        ("högern…3 De", "3"),
        ("högern[4] de", "4"),
        ("högern [4] de", "4"),
        ("högern⁵ de", "5"),
        ("högern* de", "*"),
        ("högern.** De", "**"),
        ("högern† de", "†"),
        ("högern[*] de", "*"),
        ("högern[†] de", "†"),
        ("högern [‡‡] de", "‡‡"),
        ("högern *). De", "*"),
        ("högern (†) de", "†"),
    ],
)
def test_a_mark_is_found_in_every_form(text: str, mark: str) -> None:
    assert strong(text) == [mark]


@pytest.mark.parametrize("text", ["1", "12", "[3]", "*", "†", "⁴"])
def test_a_mark_on_a_line_of_its_own(text: str) -> None:
    assert len(strong(text)) == 1


@pytest.mark.parametrize(
    "text",
    [
        "den 13 mars 1919",
        "året 1926.",
        "5–9 procent",
        "det 12:e kapitlet",
        "kapitel 14 handlar",
        "3,5 procent",
        "klockan 12.30",
        "55%",
        "3 m hög",
        "B3 och U2",
        "SUKP:s 1:a möte",
        "30-talet",
    ],
)
def test_numbers_that_do_not_look_like_marks(text: str) -> None:
    assert strong(text) == []


def test_a_mark_after_a_space_is_possible_but_faint() -> None:
    faint = marks_in(row("högern. 1 De"), 0)
    assert [m.mark for m in faint] == ["1"]
    assert 0 < faint[0].weight < STRONG


def test_a_mark_run_together_with_a_year_is_possible() -> None:
    assert ("97", "året 1842") in found("året 184297")


def test_a_row_of_figures_alone_holds_no_marks() -> None:
    assert found("12.4 13.7 15") == []


@pytest.mark.parametrize("text", ["272.[1]", "12[1]", "4.[*]"])
def test_a_mark_in_brackets_stands_behind_the_number_of_a_letter(text: str) -> None:
    assert len(strong(text)) == 1


def test_marks_carry_their_row_and_page() -> None:
    marks = marks_of(rows("ingen här\nhögern.1 De\f\nvänstern.2 Och"))
    assert [(m.row, m.page, m.mark) for m in marks] == [(1, 1, "1"), (2, 2, "2")]


def test_a_mark_knows_its_number() -> None:
    numbered, starred = marks_in(row("högern.1 Och vänstern* där"), 0)
    assert (numbered.number, starred.number) == (1, None)


@pytest.mark.parametrize(
    ("text", "mark"),
    [
        ("högern (se listan4) de", "4"),
        ("högern (se listan4) och så) de", "4)"),
        ("högern (se listan4", "4"),
    ],
)
def test_a_mark_within_a_parenthesis_leaves_it_its_sign(text: str, mark: str) -> None:
    (only,) = marks_in(row(text), 0)
    assert text[only.start : only.end] == mark


@pytest.mark.parametrize("text", ["högern (s. 12) de", "högern (B3) de", "(xy3) de"])
def test_what_a_parenthesis_was_opened_for_is_no_mark(text: str) -> None:
    assert found(text) == []


@pytest.mark.parametrize(
    "text",
    [
        "three kinds: (1) those that",
        "burnt all night; (2) those",
        "drei Arten: (1) die",
        "así: 1) el",
    ],
)
def test_points_counted_in_a_sentence_are_no_marks(text: str) -> None:
    assert found(text) == []


@pytest.mark.parametrize(
    "text", ["le mot (1) qui", "le mot (1); puis", "il dit (2) : Le", "fin : (1)"]
)
def test_a_mark_in_parentheses_behind_a_blank_stays_possible(text: str) -> None:
    assert len(found(text)) == 1
