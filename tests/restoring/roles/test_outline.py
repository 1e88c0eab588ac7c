"""What the outline of a file names is a heading; an outline that names nothing says nothing."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
import pytest

from publisher.languages import language
from publisher.model.transcript import (
    Bookmark,
    Declared,
    Geometry,
    Line,
    Page,
    Run,
    Transcript,
)
from publisher.restoring import restore
from publisher.restoring.roles.carrying.labelled_pages import with_labels
from publisher.restoring.roles.entries import Entry, find_entries
from publisher.restoring.roles.features import sheet_of
from publisher.restoring.roles.knowledge.facts import added
from publisher.restoring.roles.knowledge.outline import by_declared_title, by_outline
from publisher.restoring.roles.line_roles import LineRole
from publisher.restoring.roles.outlined import levels_by_outline, stated_levels
from publisher.restoring.roles.states import AT

HEADING, GOES_ON, PARAGRAPH = (
    AT[role, first]
    for role, first in (
        (LineRole.HEADING, True),
        (LineRole.HEADING, False),
        (LineRole.PARAGRAPH, True),
    )
)
TEXT = (
    "The Ferry",
    "The ferry went over the river when there",
    "was somebody on the other side who called.",
    "2. Of the oars3",
    "Nobody knows how old the oars are.",
    "Of ropes, and of what",
    "they hold",
    "A rope holds what it holds.",
)
OUTLINE = (
    Bookmark("The ferry", 1, 1),
    Bookmark("Of the Oars", 2, 1),
    Bookmark("Of Ropes, and of What They Hold", 2, 1),
)


def transcript(outline: Sequence[Bookmark], texts: Sequence[str] = TEXT) -> Transcript:
    lines = tuple(Line(number, text) for number, text in enumerate(texts, 1))
    declared = Declared(outline=tuple(outline))
    return Transcript("a.pdf", "en", "pdf", (Page(1, lines),), declared)


def denied(outline: Sequence[Bookmark], likely: Sequence[int] = ()) -> np.ndarray:
    """Return what an outline takes from the states of lines: a row for each line.

    ``likely`` are lines that look like headings.
    """
    headings = np.array([at in likely for at in range(len(TEXT))], dtype=np.float32)
    sheet = sheet_of(transcript(outline), language("en"))
    return added(by_outline(sheet, headings), len(TEXT))


def test_what_an_outline_names_is_a_heading() -> None:
    made = denied(OUTLINE)
    assert [bool(row[PARAGRAPH]) for row in made] == [
        True,
        False,
        False,
        True,
        False,
        True,
        True,
        False,
    ]
    assert made[5, HEADING] == 0 == made[6, GOES_ON] > made[6, HEADING]


def test_what_stands_below_is_no_part_of_the_heading() -> None:
    assert denied(OUTLINE)[7, GOES_ON] < 0 == denied(OUTLINE)[7, PARAGRAPH]
    assert denied(OUTLINE)[7, HEADING] < 0 == denied(OUTLINE, [2, 4])[7, HEADING]


def test_an_outline_gives_levels() -> None:
    assert dict(levels_by_outline(transcript(OUTLINE))) == {1: 1, 4: 2, 6: 2}


def tagged(*headings: tuple[str, float], outline: Sequence[Bookmark] = ()) -> dict[int, int]:
    """Return the levels of the lines of a page with tags and sizes, which also have an outline."""
    lines = tuple(
        Line(
            number,
            f"Line {number}",
            runs=(Run(f"Line {number}", size),),
            geometry=Geometry(tag=tag),
        )
        for number, (tag, size) in enumerate(headings, 1)
    )
    declared = Declared(outline=tuple(outline))
    return dict(
        stated_levels(Transcript("a.pdf", "en", "pdf", (Page(1, lines),), declared=declared))
    )


def test_tags_give_levels() -> None:
    made = tagged(("H1", 1.4), ("P", 1.0), ("H2", 1.2), ("P", 1.0), ("H3", 1.2), ("H2", 1.2))
    assert made == {1: 1, 3: 2, 5: 3, 6: 2}


def test_of_outline_and_tags_those_count_that_name_more_headings() -> None:
    some = [Bookmark("Line 1", 1, 1), Bookmark("Line 3", 1, 1)]
    three = ("H1", 1.4), ("P", 1.0), ("H2", 1.2)
    assert tagged(*three, ("H3", 1.2), outline=some) == {1: 1, 3: 2, 4: 3}
    assert tagged(*three, outline=some) == {1: 1, 3: 1}


@pytest.mark.parametrize(
    "headings", [[("H1", 1.4), ("H1", 1.4)], [("H1", 1.1), ("H2", 1.5)], [("P", 1.0)]]
)
def test_tags_of_one_level_or_with_larger_headings_below_smaller_ones_say_nothing(
    headings: list[tuple[str, float]],
) -> None:
    assert tagged(*headings) == {}


@pytest.mark.parametrize(
    "outline",
    [
        [],
        [Bookmark("The ferry", 1, 1)],
        [Bookmark(f"Page {n}", 1, n) for n in range(1, 9)],
        [Bookmark(one.title, one.level, 7) for one in OUTLINE],
    ],
    ids=["none", "the title alone", "names of pages", "other pages"],
)
def test_outlines_that_name_no_lines_say_nothing(outline: list[Bookmark]) -> None:
    assert not denied(outline).any()


def test_of_a_running_head_and_a_heading_the_larger_is_meant() -> None:
    lines = (
        Line(1, "THE FERRY", runs=(Run("THE FERRY", size=0.8),)),
        Line(2, "The text.", runs=(Run("The text."),)),
        Line(3, "The Ferry", runs=(Run("The Ferry", size=1.4),)),
    )
    assert find_entries([Entry("The ferry", range(1))], lines, [0, 0, 0]) == [range(2, 3)]


def test_entries_follow_each_other() -> None:
    lines = [Line(n, text) for n, text in enumerate(("Notes", "One.", "Notes", "Two."), 1)]
    entries = [Entry("Notes", range(2))] * 3
    assert find_entries(entries, lines, [0, 0, 1, 1]) == [range(1), range(2, 3), None]


@pytest.mark.parametrize("size", [1.0, 1.3], ids=["set alike", "set apart"])
def test_what_looks_like_the_text_is_no_heading_where_those_of_the_outline_are_larger(
    size: float,
) -> None:
    named = {0, 3, 5, 6}
    lines = tuple(
        Line(n + 1, text, runs=(Run(text, size=size if n in named else 1.0),), geometry=Geometry())
        for n, text in enumerate(TEXT)
    )
    told = Transcript("a.pdf", "en", "pdf", (Page(1, lines),), Declared(outline=OUTLINE))
    sheet = sheet_of(told, language("en"))
    made = added(by_outline(sheet, np.zeros(len(lines), dtype=np.float32)), len(lines))
    assert bool(made[2, HEADING]) == (size > 1)
    assert not made[0, HEADING]


@pytest.mark.parametrize(("size", "named"), [(1.6, True), (1.0, False)])
def test_the_title_that_a_file_states_is_a_line_set_larger(size: float, named: bool) -> None:
    texts = ("THE FERRY", "Anna Bergh", *TEXT[1:])
    runs = [(Run(text, size=1.0 if at else size),) for at, text in enumerate(texts)]
    lines = tuple(
        Line(n, text, runs=run) for n, (text, run) in enumerate(zip(texts, runs, strict=True), 1)
    )
    told = Transcript("a.pdf", "en", "pdf", (Page(1, lines),), Declared("The Ferry"))
    made = added(by_declared_title(sheet_of(told, language("en"))), len(lines))
    assert bool(made[0, AT[LineRole.TITLE, True]]) == named
    assert not made[1:].any()


def test_headings_of_a_text_have_the_levels_of_its_outline() -> None:
    body = ["It was said of the river that it slept in winter and woke in spring."] * 4
    names = ("The River", "Its Banks", "The Bridge", "Its Piers")
    texts = [line for name in names for line in (name, *body)]
    outline = [Bookmark(name, 1 + n % 2, 1) for n, name in enumerate(names)]
    blocks = restore(transcript(outline, texts)).value.blocks
    levels = [level for block in blocks if (level := getattr(block, "level", 0)) > 1]
    assert levels[-3:] == [3, 2, 3]


def test_pages_that_show_no_folio_have_their_label() -> None:
    pages = [Page(n, (), label=label) for n, label in enumerate(("Cover", "ii", "1", "2"), 1)]
    assert with_labels(((3, "1"),), pages) == ((2, "ii"), (3, "1"), (4, "2"))
    assert with_labels(((3, "7"),), pages) == ((3, "7"),)
