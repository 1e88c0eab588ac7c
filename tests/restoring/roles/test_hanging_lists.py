"""Points of a list that count on at one indent are opened by their labels, and by nothing else."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import pytest

from publisher.languages import language
from publisher.restoring.roles.features import sheet_of
from publisher.restoring.roles.knowledge.hanging_lists import by_hanging_lists
from publisher.sources.pdf import read_pdf
from tests.sources.pdf.linking import linked

CLAUSES = [
    "2.1. Der Vorstand leitet den Verein und vertritt ihn nach",
    "     außen, soweit nichts anderes bestimmt ist.",
    "2.2. Er beruft die Versammlung ein und legt ihr vor:",
    "     a. einen Bericht über das vergangene Jahr;",
    "     b. die Rechnung, die von zwei Mitgliedern",
    "        geprüft worden ist;",
    "2.3. Er kann Ausschüsse bilden, denen auch Personen",
    "     angehören dürfen, die nicht Mitglieder sind.",
]
ROMAN = [
    "(i) the boat and all that belongs to it, with the oars",
    "    and the chain;",
    "(ii) the house on the other side;",
    "(iii) the right to cross, by day and by night, in any",
    "    weather.",
]


def told(tmp_path: Path, lines: Sequence[str]) -> tuple[list[str], list[str]]:
    """Return the lines that open a point, and those that hang below one, by their first words."""
    path = tmp_path / "list.pdf"
    path.write_bytes(linked(lines))
    sheet = sheet_of(read_pdf(path, "list.pdf", "en").value, language("en"))
    opens, hangs = (
        [sheet.worded[at].text.split()[0] for at in range(len(sheet)) if fact.lines[at]]
        for fact in by_hanging_lists(sheet)
    )
    return opens, hangs


def test_clauses_and_their_letters(tmp_path: Path) -> None:
    opens, hang = told(tmp_path, CLAUSES)
    assert opens == ["2.1.", "2.2.", "a.", "b.", "2.3."]
    assert hang == ["außen,", "geprüft", "angehören"]


def test_roman_figures_in_brackets(tmp_path: Path) -> None:
    assert told(tmp_path, ROMAN) == (["(i)", "(ii)", "(iii)"], ["and", "weather."])


LEFT_ALONE = {
    "figures that do not count": ["1. one", "4. four", "9. nine", "12. twelve"],
    "two sentences that begin with a figure": ["1. The first", "more of it", "2. The second"],
    "labels at different indents": ["a. left", "      b. further in", "            c. still more"],
    "initials": ["A. Holm sailed", "B. Ek stayed", "C. Dahl sang"],
    "verse": ["the boat goes out", "  and comes again", "the light is low", "  and so am I"],
    "numbered stanzas": [
        "1. The water came at evening and stood,",
        "    The miller took his lamp,",
        "    And nobody was there.",
        "2. The boat was on the water",
        "    And all the oars were on the land,",
        "    So long ago.",
        "3. The bell was in the tower,",
        "    And he who rang for supper",
        "    Had neither rope nor any hand.",
    ],
}


@pytest.mark.parametrize("kind", LEFT_ALONE)
def test_what_is_no_list_is_left_alone(tmp_path: Path, kind: str) -> None:
    assert told(tmp_path, LEFT_ALONE[kind]) == ([], [])


def test_a_paragraph_below_a_list_is_none_of_its_lines(tmp_path: Path) -> None:
    lines = [*ROMAN, "", "    An indented paragraph", "of its own."]
    assert told(tmp_path, lines)[1] == ["and", "weather."]
