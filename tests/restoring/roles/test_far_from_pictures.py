"""Captions stand on the page of a picture, or beside a table; nothing else is one by its looks."""

from __future__ import annotations

from collections.abc import Sequence

import pytest

from publisher.languages import language
from publisher.model.transcript import Geometry, Line, Page, PrintedPicture, Run, Transcript
from publisher.restoring.roles.features import sheet_of
from publisher.restoring.roles.knowledge.facts import added
from publisher.restoring.roles.knowledge.far_from_pictures import by_pictures
from publisher.restoring.roles.line_roles import LineRole
from publisher.restoring.roles.states import AT, NEVER
from tests.support.sheets import logs

CAPTION, ROW = AT[LineRole.CAPTION, True], (LineRole.ROW, True)
TEXT = "The keeper wrote down every ship."
PICTURE = PrintedPicture("quay.png", (0.0, 0.0, 90.0, 90.0), 0)


def no_captions(
    *texts: str,
    tag: str = "",
    drawn: bool = True,
    pictures: Sequence[int] = (2,),
    rows: Sequence[int] = (),
) -> list[int]:
    """Return the lines, from 0, of the first of two pages that cannot be captions.

    ``pictures`` are the pages (from 1) with one, ``rows`` the lines that are likely rows of a table.
    """
    pages = []
    for index in (1, 2):
        lines = tuple(
            Line(number, text, runs=(Run(text),), geometry=Geometry(tag=tag) if drawn else None)
            for number, text in enumerate(texts, 1)
        )
        held = (PICTURE,) if index in pictures else ()
        pages.append(Page(index, lines, pictures=held))
    sheet = sheet_of(Transcript("a.pdf", "en", "pdf", tuple(pages)), language("en"))
    likely = {at: {ROW: 0.9} for at in rows}
    text = {(LineRole.PARAGRAPH, False): 1.0}
    chances = logs(len(sheet), {at: likely.get(at, text) for at in range(len(sheet))})
    made = added(by_pictures(sheet, chances), len(sheet))[: len(texts), CAPTION]
    return [at for at, one in enumerate(made.tolist()) if one == NEVER]


STATEMENT = "Good papers grow out of good habits"


def test_a_statement_in_a_box_is_no_caption_on_a_page_without_pictures() -> None:
    assert no_captions(TEXT, STATEMENT, TEXT) == [0, 1, 2]


@pytest.mark.parametrize("text", ["Fig. 3. The quay", "Table 2. Ships"])
def test_a_word_for_pictures_speaks_for_itself(text: str) -> None:
    assert no_captions(TEXT, text, TEXT) == [0, 2]


def test_what_is_on_the_page_of_a_picture_may_be_its_caption() -> None:
    assert no_captions(TEXT, STATEMENT, pictures=(1, 2)) == []


def test_what_is_near_a_table_may_be_its_caption() -> None:
    assert no_captions(*[TEXT] * 5, STATEMENT, "Ships 12", rows=[6]) == [0, 1]


def test_nothing_is_said_where_a_source_shows_no_pictures_or_no_places_or_tags_its_captions() -> (
    None
):
    assert no_captions(TEXT, STATEMENT, pictures=()) == []
    assert no_captions(TEXT, STATEMENT, drawn=False) == []
    assert no_captions(TEXT, STATEMENT, tag="Caption") == []
