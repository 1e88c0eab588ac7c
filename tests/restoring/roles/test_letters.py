"""What the letters of a line alone rule out, whatever the network believes.

The Swedish words are glossed in tests/restoring/README.md.
"""

from __future__ import annotations

import numpy as np
import pytest

from publisher.restoring.roles.knowledge import by_letters
from publisher.restoring.roles.knowledge.facts import as_paragraphs
from publisher.restoring.roles.line_roles import LineRole
from publisher.restoring.roles.states import AT, NEVER
from tests.support.sheets import logs, sheet

HEADING, TITLE, NOTE, PARAGRAPH = (
    (role, True) for role in (LineRole.HEADING, LineRole.TITLE, LineRole.NOTE, LineRole.PARAGRAPH)
)


def ruled_out(text: str, state: tuple[LineRole, bool], likely: float = 1.0) -> list[int]:
    """Return the lines (from 0) that cannot have a state by their letters.

    ``likely`` is the probability of each to be one of a heading.
    """
    lines = sheet(text)
    made = np.zeros(len(lines), dtype=np.bool_)
    for fact in by_letters(lines, np.full(len(lines), likely, dtype=np.float32)):
        made |= fact.lines & fact.states[AT[state]]
    return np.flatnonzero(made).tolist()


@pytest.mark.parametrize(
    "line",
    [
        "https://holmen.example/ko",
        "Se www.holmen.example",
        "elias@holmen.example",
        "bok.holmen.example/ko",
        "ISBN 978-91-0-000000-0",
        "R = {X → Y}   (2.5)",
        "soporte(x) ≥ 0,2",
        "E. B.",
        "C. P. B.",
    ],
)
def test_addresses_formulas_and_initials_are_no_headings(line: str) -> None:
    assert ruled_out(line, HEADING) == [0]


@pytest.mark.parametrize(
    "line",
    ["Holmens historia", "E. Brandt", "Om kon.", "Kon = havet, en saga om holmen", "I.", "2.1 Kon"],
)
def test_what_only_looks_a_little_like_them_may_be_one(line: str) -> None:
    assert ruled_out(line, HEADING) == []


@pytest.mark.parametrize("speck", ["w", "Ej", "å."])
def test_what_recognition_made_of_a_speck_is_no_title(speck: str) -> None:
    assert ruled_out(f"{speck}\nKon", TITLE) == [0]


@pytest.mark.parametrize("text", ["A", "IV", "xi.", "A.", "Ko 1", "3"])
def test_chapters_may_have_one_letter_or_two(text: str) -> None:
    assert ruled_out(f"{text}\nKon", HEADING) == []


def test_a_sentence_that_breaks_off_is_no_title_of_a_text_whose_lines_are_paragraphs() -> None:
    long = "Kon stod kvar på bryggan, som om hon väntade på någon. " * 4
    assert ruled_out(f"Till kon, min vän,\n{long}\n{long}", TITLE) == [0]
    assert ruled_out("Till kon, min vän,\nKon stod kvar.", TITLE) == []


@pytest.mark.parametrize("line", ["31 mars, 1868. Det var en ko.", "24 maj 1868: Se boken."])
def test_a_date_opens_no_note(line: str) -> None:
    assert ruled_out(line, NOTE) == [0]
    assert ruled_out("31 Se boken, 1868.", NOTE) == []
    assert ruled_out("31 Se boken 1868.", NOTE) == []


@pytest.mark.parametrize(("names", "none"), [(8, []), (9, list(range(1, 10)))])
def test_a_list_of_many_short_lines_is_no_heading(names: int, none: list[int]) -> None:
    text = "Kon stod kvar på bryggan, som om hon väntade på någon.\n" + "Kon\n" * names
    long = "Kon stod kvar på bryggan, som om hon väntade på någon.\n" * 4
    assert ruled_out(text + long, HEADING) == none
    assert ruled_out(text + long, HEADING, 0.4) == []


@pytest.mark.parametrize(
    ("line", "heads"),
    [
        ("Värde: 0.9511", [0]),
        ("Ko 12,75", [0]),
        ("2.10 Kon 17", []),
        ("Kon 1868", []),
        ("2.11", []),
    ],
)
def test_figures_with_decimals_are_no_folios(line: str, heads: list[int]) -> None:
    assert ruled_out(line, (LineRole.FOLIO, True)) == heads
    assert ruled_out(line, (LineRole.RUNNING_HEAD, True)) == heads


def test_what_is_ruled_out_begins_a_paragraph_and_makes_nothing_else_likelier() -> None:
    lines = sheet("C. P. B.\nKon")
    chances = logs(2, {at: {HEADING: 0.8, PARAGRAPH: 0.1, TITLE: 0.1} for at in range(2)})
    facts = tuple(by_letters(lines, np.array([0.8, 0.8], dtype=np.float32)))
    none = np.array([False, False])
    made = np.exp(as_paragraphs(chances.copy(), facts, none, none))
    assert made[0, AT[PARAGRAPH]] == pytest.approx(0.9, abs=1e-4)
    assert made[0, AT[HEADING]] == np.exp(np.float32(NEVER))
    assert np.allclose(made[1], np.exp(chances[1]))
    kept = as_paragraphs(chances.copy(), facts, np.array([True, False]), none)
    assert np.allclose(kept, chances)


def test_what_is_ruled_out_within_a_sentence_goes_on_with_it() -> None:
    lines = sheet("C. P. B.\nKon")
    chances = logs(2, {at: {HEADING: 0.8, PARAGRAPH: 0.1, TITLE: 0.1} for at in range(2)})
    facts = tuple(by_letters(lines, np.array([0.8, 0.8], dtype=np.float32)))
    within = np.array([True, False])
    made = np.exp(as_paragraphs(chances.copy(), facts, ~within & within, within))
    assert made[0, AT[PARAGRAPH]] == pytest.approx(0.1, abs=1e-4)
    assert made[0, AT[LineRole.PARAGRAPH, False]] == pytest.approx(0.8, abs=1e-4)
