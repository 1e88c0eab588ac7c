"""Title, names, dates, lead-in, translator.

The Swedish words are glossed in tests/restoring/README.md.
"""

from __future__ import annotations

import pytest

from publisher.languages import language
from publisher.model.roles import BlockRole
from publisher.restoring.drafts import Draft
from publisher.restoring.roles.blocks.front import name_front
from tests.restoring.galley import COLUMN, block, full, row

TEXT = Draft(BlockRole.PARAGRAPH, (full("Det var en gång en ko"), row("gick i land.")))
SWEDISH = language("sv")


def named(*drafts: Draft | str) -> list[tuple[str, str]]:
    """Return what becomes of the blocks before the text: kind and words."""
    blocks = [block(d, gap=1) if isinstance(d, str) else d for d in drafts]
    made = name_front([*blocks, TEXT, TEXT], COLUMN, SWEDISH)
    assert [b.role for b in made[-2:]] == [BlockRole.PARAGRAPH] * 2
    return [(b.role.value, " ".join(r.text for r in b.rows)) for b in made[:-2]]


TITLE = ("title", "Fyren på holmen")
NAME = ("front", "Ida Borgis")


def test_a_short_first_line_is_the_title() -> None:
    assert named("Fyren på holmen") == [TITLE]


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("Kon stod kvar. Det gick bra. Så var det.", "paragraph"),
        ("Fyren på holmen. Bd. 2. Av dr. Ö. Å.", "title"),
        ("Fyren på holmen, avd. åtta, red. öns, övers. även", "title"),
    ],
)
def test_sentences_are_no_title_and_shortened_words_are_no_sentences(text: str, kind: str) -> None:
    assert named(text)[0][0] == kind


def test_a_name_above_the_title_is_a_line_of_the_front() -> None:
    assert named("Ida Borgis", "Fyren på holmen") == [NAME, TITLE]


def test_a_name_below_the_title_is_a_line_of_the_front() -> None:
    assert named("Fyren på holmen", "Ida Borgis") == [TITLE, NAME]


@pytest.mark.parametrize(
    ("last", "signed"), [("av Ida Borgis", True), ("Översättning: Ida Borgis", False)]
)
def test_capitals_below_a_title_in_capitals_are_more_of_it_where_it_is_signed(
    last: str, signed: bool
) -> None:
    first, below = block("FYREN PÅ", gap=1), block("SKARVHOLMENS KLIPPA")
    assert (named(first, below, last)[0] == ("title", "FYREN PÅ SKARVHOLMENS KLIPPA")) is signed


def test_a_credit_below_the_title_is_a_line_of_the_front() -> None:
    assert named("Fyren på holmen", "av Ida Borgis")[1] == ("front", "av Ida Borgis")


@pytest.mark.parametrize("date", ["1931", "(14 maj 1931)", "14 maj 1931", "maj 1931", "(1931)"])
def test_a_date_below_the_title_is_a_line_of_the_front(date: str) -> None:
    assert named("Fyren på holmen", date) == [TITLE, ("front", date)]


def test_a_lead_in_in_brackets_is_a_line_of_the_front() -> None:
    lead = "[Föredrag i lotsarnas förening.]"
    assert named("Fyren på holmen", "Ida Borgis", lead) == [TITLE, NAME, ("front", lead)]


def test_two_short_lines_without_a_gap_are_one_title() -> None:
    lines = block("Fyren på holmen"), block("och dess ko")
    assert named(*lines, "Ida Borgis") == [("title", "Fyren på holmen och dess ko"), NAME]


def test_a_text_that_begins_at_once_has_no_front() -> None:
    assert named() == []


def test_the_translator_at_the_end_is_a_line_of_the_front() -> None:
    last = block("Översättning: Nils Tarv")
    made = name_front([block("Fyren på holmen"), TEXT, TEXT, last], COLUMN, SWEDISH)
    assert made[-1].role is BlockRole.FRONT
