"""What a house decides about its books reaches every book of it."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime

import pytest

from publisher.editions import collection_facts, pamphlet_facts
from publisher.model.house import (
    BookSettings,
    EditionPlan,
    House,
    NotePlace,
    PlannedPart,
    Series,
    WorkText,
)

WHEN = datetime(2026, 3, 4, tzinfo=UTC)
SETTINGS = BookSettings(notes=NotePlace.CHAPTER_END, cover_picture="pictures/house.jpg")
HOUSE = House("The Composing Room", "en", settings=SETTINGS)
WORK = WorkText("proofs", "en", "proofs/en.txt", "", "Reading proofs")
PLAN = EditionPlan("shelf", "en", "The shelf", parts=(PlannedPart(None, ("proofs",)),))


def test_books_have_the_settings_of_their_house() -> None:
    assert pamphlet_facts(HOUSE, WORK, WHEN).settings == SETTINGS
    assert collection_facts(HOUSE, PLAN, (WORK,), WHEN).settings == SETTINGS


def test_a_cover_picture_of_the_book_wins_over_that_of_the_house() -> None:
    work = replace(WORK, cover_picture="pictures/proofs.jpg")
    settings = pamphlet_facts(HOUSE, work, WHEN).settings
    assert settings == replace(SETTINGS, cover_picture="pictures/proofs.jpg")


def test_what_a_picture_shows_goes_with_the_picture() -> None:
    house = replace(HOUSE, settings=replace(SETTINGS, cover_alt="A press"))
    assert alt(house, WORK) == "A press"
    assert alt(house, replace(WORK, cover_alt="Still a press")) == "Still a press"
    assert alt(house, replace(WORK, cover_picture="pictures/proofs.jpg")) is None


def alt(house: House, work: WorkText) -> str | None:
    return pamphlet_facts(house, work, WHEN).settings.cover_alt


@pytest.mark.parametrize(("series", "colour"), [("On books", "#1f4e5f"), ("Other", "#7a1f1f")])
def test_a_series_has_its_colour_else_that_of_the_house(series: str, colour: str) -> None:
    house = replace(HOUSE, series_colours=(("On books", "#1f4e5f"),))
    work = replace(WORK, series=Series(series, "2"))
    assert pamphlet_facts(house, work, WHEN).colour == colour
