"""Marks replaced by signs, and lines cut by marks made whole.

The Swedish words are glossed in tests/restoring/README.md.
"""

from __future__ import annotations

import pytest

from publisher.restoring.characters import FIRST_CALL
from publisher.restoring.measuring.rows import Row
from publisher.restoring.roles.notes.marks import marks_of
from publisher.restoring.roles.notes.pairing import Paired
from publisher.restoring.roles.notes.references import mark_references
from publisher.restoring.roles.told import Reference
from tests.restoring.galley import COLUMN, rows

FIRST, SECOND = chr(FIRST_CALL), chr(FIRST_CALL + 1)


def called(text: str) -> tuple[tuple[Row, ...], tuple[Reference, ...]]:
    """Put a sign in the place of every mark of a text; each calls a note of its own."""
    lines = rows(text)
    marks = tuple((mark,) for mark in marks_of(lines) if mark.weight >= 2)
    return mark_references(lines, Paired(marks, (), ()), COLUMN)


def texts(text: str) -> list[str]:
    return [r.text for r in called(text)[0]]


def test_a_private_sign_stands_for_every_mark() -> None:
    made, calls = called("Det var en ko.1 Och en holme.2 Och\nen båt.")
    assert made[0].text == f"Det var en ko.{FIRST} Och en holme.{SECOND} Och"
    assert calls == (Reference(0, "1"), Reference(1, "2"))


def test_the_blank_before_a_mark_goes_with_it() -> None:
    assert texts("Det var en ko. [1] Och så.") == [f"Det var en ko.{FIRST} Och så."]


def test_a_mark_on_its_own_line_goes_up() -> None:
    assert texts("Det var en ko.\n1\nOch det var en lång historia.")[0] == f"Det var en ko.{FIRST}"


def test_the_half_line_after_it_goes_up_too_when_it_kept_its_blank() -> None:
    assert texts("Det var en ko.\n1\n Och så.\nHär går det vidare.") == [
        f"Det var en ko.{FIRST} Och så.",
        "Här går det vidare.",
    ]


def test_punctuation_after_it_stands_close() -> None:
    assert texts("Det var en ko\n1\n , sade han.")[0] == f"Det var en ko{FIRST}, sade han."


def test_punctuation_without_a_blank_belongs_to_the_line_above() -> None:
    assert texts("Det var en ko\n1\n, sade han.")[0] == f"Det var en ko{FIRST}, sade han."


def test_a_line_without_the_blank_stays_a_line() -> None:
    assert len(texts("Det var en ko.\n1\nOch så.")) == 2


def test_a_line_cut_behind_a_mark_is_whole_where_its_rest_kept_the_blank() -> None:
    assert texts("Det var en ko.1\n Och så.\nHär går det vidare.") == [
        f"Det var en ko.{FIRST} Och så.",
        "Här går det vidare.",
    ]


@pytest.mark.parametrize("indent", ["", "  "])
def test_what_stands_below_a_mark_without_that_blank_stays_a_line(indent: str) -> None:
    assert len(texts(f"Det var en ko.1\n{indent}Och så.\nHär går det vidare.")) == 3


def test_halves_too_wide_for_the_column_stay_apart() -> None:
    wide = "Det var en ko som hette Rosa och som inte ville gå i land."
    assert len(texts(f"{wide}\n1\n {wide}")) == 2


def test_rows_without_marks_are_left_alone() -> None:
    assert texts("Året var 1926.\nKon var gammal.") == ["Året var 1926.", "Kon var gammal."]
