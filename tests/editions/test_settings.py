"""What a house decides about its books reaches every book of it."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime

from publisher.editions import collection_facts, pamphlet_facts
from publisher.model.house import BookSettings, EditionPlan, House, NotePlace, WorkText

WHEN = datetime(2026, 3, 4, tzinfo=UTC)
SETTINGS = BookSettings(notes=NotePlace.CHAPTER_END, cover_picture="pictures/house.jpg")
HOUSE = House("The Composing Room", "en", settings=SETTINGS)
WORK = WorkText("proofs", "en", "proofs/en.txt", "", "Reading proofs")
PLAN = EditionPlan("shelf", "en", "The shelf", parts=((None, ("proofs",)),))


def test_books_have_the_settings_of_their_house() -> None:
    assert pamphlet_facts(HOUSE, WORK, WHEN).settings == SETTINGS
    assert collection_facts(HOUSE, PLAN, (WORK,), WHEN).settings == SETTINGS


def test_a_picture_of_its_own_goes_before_that_of_the_house() -> None:
    work = replace(WORK, cover_picture="pictures/proofs.jpg")
    settings = pamphlet_facts(HOUSE, work, WHEN).settings
    assert settings == replace(SETTINGS, cover_picture="pictures/proofs.jpg")
