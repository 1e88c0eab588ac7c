"""The tags of a PDF are believed where they part the text, and nowhere else."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
import pytest

from publisher.languages import language
from publisher.model.transcript import Geometry, Line, Page, Run, Transcript
from publisher.restoring.roles.features import sheet_of
from publisher.restoring.roles.knowledge.facts import added
from publisher.restoring.roles.knowledge.tags import by_tags
from publisher.restoring.roles.line_roles import LineRole
from publisher.restoring.roles.states import AT, NEVER

HEADING, PARAGRAPH, NOTE, HEAD, CAPTION, ROW, VERSE, ITEM, MARGIN = (
    AT[role, True]
    for role in (
        LineRole.HEADING,
        LineRole.PARAGRAPH,
        LineRole.NOTE,
        LineRole.RUNNING_HEAD,
        LineRole.CAPTION,
        LineRole.ROW,
        LineRole.VERSE,
        LineRole.ITEM,
        LineRole.MARGIN_FIGURE,
    )
)


def denied(*tags: str, opening: str = "", indents: Sequence[float] = ()) -> np.ndarray:
    """Return what the tags of lines take from their states: a row for each line.

    Every line begins with ``opening``, unless its tag ends in a minus (``LI-``).
    """
    places: Sequence[float | None] = (None,) * len(tags)
    lines = tuple(
        Line(
            number,
            f"{'' if tag.endswith('-') else opening}Line {number} of the text.",
            geometry=Geometry(indent, tag=tag.removesuffix("-")),
        )
        for number, (tag, indent) in enumerate(zip(tags, indents or places, strict=True), 1)
    )
    sheet = sheet_of(Transcript("a.pdf", "en", "pdf", (Page(1, lines),)), language("en"))
    return added(by_tags(sheet), len(tags))


def test_headings_are_those_that_are_tagged_so() -> None:
    made = denied("H1", "P", "P", "P", "H2", "P", "P", "P", "P", "P")
    assert made[0, HEADING] == made[4, HEADING] == 0 > made[4, PARAGRAPH]
    assert made[1, HEADING] < 0 == made[1, PARAGRAPH] == made[1, NOTE]


def test_notes_are_those_that_are_tagged_so() -> None:
    made = denied("P", "P", "P", "Note", "Note")
    assert made[3, NOTE] == 0 > made[3, PARAGRAPH]
    assert made[0, NOTE] < 0 == made[0, PARAGRAPH]


@pytest.mark.parametrize(("tag", "own"), [("Caption", CAPTION), ("TR", ROW), ("TD", ROW)])
def test_captions_and_rows_of_tables_are_those_that_are_tagged_so(tag: str, own: int) -> None:
    made = denied("P", tag, "P", "P", "P", "P")
    assert made[1, own] > 0 > made[1, VERSE]
    assert not made[0].any()


def items(*texts: str) -> list[str]:
    """Return the texts that begin an item among lines, set 40 ems wide, that are all tagged so."""
    tags = ["LI"] * len(texts) + ["P"] * 5
    lines = tuple(
        Line(number, text, geometry=Geometry(tag=tag, indent=0.0, gap=1.0, width=len(text) / 2))
        for number, (text, tag) in enumerate(
            zip([*texts, *[80 * "a"] * 5], tags, strict=True), start=1
        )
    )
    sheet = sheet_of(Transcript("a.pdf", "en", "pdf", (Page(1, lines),)), language("en"))
    made = added(by_tags(sheet), len(lines))
    return [text for text, states in zip(texts, made, strict=False) if states[ITEM] > 0]


def test_items_whose_bullets_nobody_can_read_begin_where_the_line_above_had_room() -> None:
    long = "oil the bearing in the morning before the water comes and before the miller wakes"
    assert items("the pin", long, "up, for it is dry", "the wheel") == [
        "the pin",
        long,
        "the wheel",
    ]


@pytest.mark.parametrize("text", ["• the pin", "1. the pin", "the pin ...... 12"])
def test_what_shows_items_or_entries_is_told_elsewhere(text: str) -> None:
    assert items(text, text) == []


def test_what_is_tagged_as_an_item_is_no_verse_and_with_its_sign_no_paragraph() -> None:
    made = denied("LI", "LI", "P", "P", opening="1. ")
    assert made[0, VERSE] < 0 == made[0, ITEM] > made[0, PARAGRAPH]
    below = denied("LI", "LI-", "P", "P", opening="1. ")
    assert not below[1, PARAGRAPH]  # its lines below may be told as such
    assert not denied("LI", "LI", "LI", "LI", "LI").any()


def test_a_tagged_line_with_a_sign_begins_an_item_where_it_stands_apart() -> None:
    goes_on = AT[LineRole.PARAGRAPH, False]
    apart = denied("LI", "LI", "P", opening="1. ", indents=(0.0, 1.0, 0.0))
    assert apart[1, goes_on] < 0 == apart[1, ITEM]
    assert not denied("P", "LI", "P", opening="1. ", indents=(0.0, 0.0, 0.0))[1, goes_on]


def of_items(*lines: Line) -> np.ndarray:
    """Return what tags take from the states of lines, below two that are tagged as headings."""
    heads = (Line(1, "0.0. Lamps", geometry=Geometry(tag="H2")),) * 2
    text = tuple(Line(3, "So it was.", geometry=Geometry(tag="P")) for _ in range(9))
    page = Page(1, (*heads, *lines, *text))
    sheet = sheet_of(Transcript("a.pdf", "en", "pdf", (page,)), language("en"))
    return added(by_tags(sheet), len(sheet))[2:]


@pytest.mark.parametrize("text", ["0.0.4. The year ends in May.", "a. A meeting; or", "15."])
def test_an_item_that_is_set_like_the_text_is_no_heading_beside_tagged_headings(text: str) -> None:
    made = of_items(Line(3, text, runs=(Run(text),), geometry=Geometry(tag="LI")))
    assert made[0, HEADING] == NEVER


@pytest.mark.parametrize(
    "run", [Run("1. Lamps", 1.3), Run("1. Lamps", bold=True), Run("1. LAMPS")], ids=str
)
def test_a_numbered_heading_that_is_tagged_as_an_item_may_be_one(run: Run) -> None:
    made = of_items(Line(3, run.text, runs=(run,), geometry=Geometry(tag="LI")))
    assert not made[0, HEADING]


def of_pages(*tags: Sequence[str]) -> np.ndarray:
    """Return what tags take from the states of lines of several pages."""
    pages = tuple(
        Page(index, tuple(Line(at, f"Line {at}", geometry=Geometry(tag=tag)) for at, tag in own))
        for index, own in enumerate((list(enumerate(one, 1)) for one in tags), 1)
    )
    sheet = sheet_of(Transcript("a.pdf", "en", "pdf", pages), language("en"))
    return added(by_tags(sheet), len(sheet))


def test_what_is_tagged_is_no_running_head_and_no_figure_of_the_margin_where_heads_are_not() -> (
    None
):
    head, text = ("",), ("P", "P", "LI", "P", "P", "P")
    made = of_pages(*[head + text] * 3)
    assert made[3, MARGIN] < 0
    assert made[1, HEAD] < 0
    assert made[0, HEAD] == made[0, MARGIN] == 0
    # Where the heads have tags like the text, these say nothing of them.
    assert not of_pages(*[("P", *text)] * 3)[0, HEAD]
    assert not of_pages(head + text, text, text)[1, HEAD]


def test_text_is_no_running_head_where_these_are_artifacts() -> None:
    made = denied("Artifact", "P", "P")
    assert made[1, HEAD] < 0 == made[0, HEAD]


@pytest.mark.parametrize(
    "tags",
    [
        ("P",) * 5,
        ("H1",) * 5,
        ("", "", "", "H1", "H1", "P"),
        ("H1", *("P",) * 9),
        ("Caption", "Caption", "P", "P"),
        ("TD", "TD", "TD", "P"),
    ],
    ids=[
        "all paragraphs",
        "all headings",
        "mostly untagged",
        "only a title",
        "half captions",
        "all laid out",
    ],
)
def test_tags_that_part_nothing_say_nothing(tags: tuple[str, ...]) -> None:
    assert not denied(*tags).any()
