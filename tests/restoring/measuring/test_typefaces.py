"""How wide lines are, in a book face and on a typewriter.

The Swedish words are glossed in tests/restoring/README.md.
"""

from __future__ import annotations

from pathlib import Path

import pytest

from publisher.restoring.measuring.typefaces import (
    WidthOf,
    faces,
    first_part,
    fitting_measure,
    monospaced,
    proportional,
)

# Lines of one column in a book face: their letters differ in number, not in width.
BOOK = (
    "millilitrar till lilla villan, fritt tillflyttade till",
    "mammans hem, ammande mammor gumma",
    "Hamn och hamnmagasin, humor och munt",
    "fritidsflit, lilla flitiga tillitsfulla flitiga flickor tillät",
)
TYPED = (
    "millilitrar till lilla villan, fritt",
    "mammans hem och ammande mammor, Mmmm",
    "Hamn och hamnmagasin, humor och munt",
    "fritidsflit och flitiga flickor till",
)


def test_letters_of_a_book_face_differ_in_width() -> None:
    assert proportional("mmm") > proportional("nnn") > proportional("iii")


def test_letters_of_a_typewriter_do_not() -> None:
    assert monospaced("mmm") == monospaced("iii") == 1500


def test_an_unknown_letter_has_a_middling_width() -> None:
    assert proportional("ж") == 500


def test_nothing_has_no_width() -> None:
    assert proportional("") == monospaced("") == 0


@pytest.mark.parametrize("hyphens", [0, 12])
def test_typed_lines_of_one_length_are_measured_in_letters(hyphens: int) -> None:
    lines = [line[:-1] + "-" for line in TYPED * 4] if hyphens else list(TYPED * 4)
    assert fitting_measure(lines) is monospaced


def test_lines_of_a_book_are_measured_in_widths() -> None:
    lines = [_filled(line) for line in BOOK * 4]
    assert fitting_measure(lines) is proportional


def _filled(text: str) -> str:
    """Return a text cut or filled to nearly the width of a column, with a broken word."""
    while proportional(text) < 16_000:
        text += " i"
    while proportional(text) > 16_000:
        text = text[:-1]
    return text + "-"


def test_without_lines_there_is_still_a_measure() -> None:
    assert fitting_measure([])("a") > 0


@pytest.mark.parametrize(
    ("word", "part"),
    [
        ("kontrarevolution", "kont-"),
        ("och", "och"),
        ("strand", "strand"),
        ("1868", "1868"),
        ("", ""),
    ],
)
def test_the_least_that_may_stand_before_a_hyphen(word: str, part: str) -> None:
    assert first_part(word)[:3] == part[:3]
    assert len(first_part(word)) <= max(len(word), 1)


GOLDEN = Path(__file__).parents[2] / "golden" / "works"
WORDS = (GOLDEN / "reading-proofs.en.md").read_text(encoding="utf-8").lower().split()


def _set(measure: WidthOf, column: float) -> list[str]:
    """Return lines of whole words, each as full as the column allows."""
    lines = [WORDS[0]]
    for word in WORDS[1:]:
        longer = f"{lines[-1]} {word}"
        lines[-1:] = [longer] if measure(longer) <= column else [lines[-1], word]
    return lines


@pytest.mark.parametrize("name", sorted(faces()))
def test_the_ends_of_the_lines_tell_the_face(name: str) -> None:
    measure = faces()[name]
    assert fitting_measure(_set(measure, 24_100.0)) == measure


def test_an_accent_widens_no_letter() -> None:
    assert proportional("ǟ") == proportional("a")
