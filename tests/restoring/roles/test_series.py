"""The series that headings belong to, and how their numbers count on.

The Swedish words are glossed in tests/restoring/README.md.
"""

from __future__ import annotations

import pytest

from publisher.languages import language
from publisher.restoring.roles.blocks.headings.series import Setting, counted_on, listed, series_of
from tests.restoring.galley import COLUMN, full, row

SWEDISH = language("sv")


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("§ 2. Kons mål", "§. 3. Kons väg"),
        ("II", "IV"),
        ("IV. Kon", "VI. Sjön"),
        ("Forntiden (-omkring 1200).", "Tiden 1809-1830."),
        ("Kapitel 2", "Kapitel 3"),
        ("2.1. Kon", "2.1.1 Sjön"),
    ],
)
def test_lines_that_count_alike_are_of_one_series(one: str, other: str) -> None:
    first, second = (series_of(Setting((row(t),), None, (), COLUMN, SWEDISH)) for t in (one, other))
    assert first == second != ""


@pytest.mark.parametrize("text", ["Kon (Joh. 33, 34.)", "I den stora sjön", "Kon 1809."])
def test_years_inside_a_line_make_no_series_of_periods(text: str) -> None:
    assert series_of(Setting((row(text),), None, (), COLUMN, SWEDISH)) != "(years)"


def found(*texts: str, begins: int = 0) -> list[int]:
    """Return the rows that count on; the row ``begins`` surely begins a block."""
    rows = [full(text) for text in texts]
    return list(counted_on(rows, [float(at == begins) for at in range(len(rows))]))


@pytest.mark.parametrize(
    "number", ["1.2.4.", "1.2.3.1", "1.3.", "2.1."], ids=["next", "below", "above", "chapter"]
)
def test_a_section_number_that_counts_on_begins_a_block(number: str) -> None:
    assert found("1.2.3. Kon", "gick i land.", f"{number} Sjön") == [2]


@pytest.mark.parametrize("number", ["1.2.5.", "3.1.", "1.2.3.", "1.2.4. kor", "1.2.4. ån och"])
def test_a_section_number_that_does_not_count_on_begins_none(number: str) -> None:
    assert found("1.2.3. Kon", "gick i land.", f"{number} Sjön") == []


def test_without_a_beginning_nothing_is_counted() -> None:
    assert found("1.2. Kon", "1.3. Sjön", begins=9) == []


def entries(*texts: str) -> list[int]:
    """Return the rows that begin the entries of a reading list, below a first row."""
    return list(listed([full(text) for text in ("Läs mer", *texts)]))


def test_names_and_titles_one_below_the_other_are_a_list() -> None:
    assert entries("Ida Borgis: Ljuset", "Nils Tarv: Kor", "och båtar.", "Lotsverket: Fyrar") == [
        1,
        2,
        4,
    ]


@pytest.mark.parametrize(
    "above", ["så skrev de,", "så skrev de båda syst-"], ids=["comma", "broken"]
)
def test_an_entry_does_not_begin_in_mid_sentence(above: str) -> None:
    assert entries(above, "Ida Borgis: Ljuset", "Nils Tarv: Kor", "Elias Brandt: Loggbok") == []


def test_two_entries_are_no_list() -> None:
    assert entries("Ida Borgis: Ljuset", "Nils Tarv: Kor") == []
