"""Lines that are no headings because of what stands beside them, or comes again and again."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
import pytest

from publisher.languages import language
from publisher.model.transcript import Geometry, Line, Page, Run, Transcript
from publisher.restoring.roles.features import sheet_of
from publisher.restoring.roles.knowledge import by_contents, by_repeats
from publisher.restoring.roles.knowledge.facts import Matrix, added
from publisher.restoring.roles.line_roles import LineRole
from publisher.restoring.roles.states import AT, HEADING, NEVER, STATES
from tests.support.sheets import logs, seen, sheet

# In English, for the words are made up anyway: who speaks, and what is said.
SCENE = ["What can it be?", "ANNA", "A light.", "BERT", "No ship is out."]


def alike(lines: int) -> Matrix:
    """Return the chances of so many lines of which nothing is known."""
    return np.full((lines, len(STATES)), -np.log(len(STATES)), dtype=np.float32)


def no_headings(text: str, *features: tuple[int, str]) -> list[int]:
    """Return the lines, from 0, that cannot be headings."""
    lines = sheet(text, "en")
    told = added(by_repeats(lines, seen(len(lines), features), alike(len(lines))), len(lines))
    return np.flatnonzero((told[:, HEADING] <= NEVER).all(1)).tolist()


@pytest.mark.parametrize("form", ["§ {}. Lamps are cleaned.", "{}) Lamps", "{}. Lamps and wicks"])
def test_lines_numbered_in_a_row_are_a_list(form: str) -> None:
    rows = [form.format(number) for number in (4, 5, 6)]
    assert no_headings("\n".join(["They say:", *rows, "And so on."])) == [1, 2, 3]


@pytest.mark.parametrize("numbers", [(1, 2), (1, 3, 5), (3, 2, 1)])
def test_two_numbers_or_others_in_a_row_say_nothing(numbers: tuple[int, ...]) -> None:
    rows = [f"{number}. Lamps" for number in numbers]
    assert no_headings("\n".join(["They say:", *rows, "And so on."])) == []


def test_agreeing_numbers_with_text_between_them_stay() -> None:
    rows = [line for number in (1, 2, 3, 4) for line in (f"{number}. Lamps", "They give light.")]
    assert not {0, 2, 4, 6} & set(no_headings("\n".join(rows)))


def test_who_speaks_again_and_again_heads_nothing() -> None:
    page = "\n".join(SCENE * 6)
    lines = [*SCENE] * 6
    assert {lines[at % len(lines)] for at in no_headings(f"{page}\f{page}")} >= {"ANNA", "BERT"}
    assert no_headings("\f".join("\n".join(SCENE) for _ in range(2))) == []


def test_chapters_that_are_counted_share_a_word_and_stay() -> None:
    lines = [line for number in range(18) for line in (f"Chapter {number}", SCENE[0])]
    told = no_headings("\f".join("\n".join(lines[at : at + 18]) for at in (0, 18)))
    assert not {at for at in told if at % 2 == 0}
    assert {at for at in told if at % 2}


def test_what_returns_at_the_edges_of_pages_is_told_elsewhere() -> None:
    page = "\n".join(["Of Lamps", *(f"Line {letter} of it" for letter in "abcde")])
    found = no_headings("\f".join([page] * 6), (0, "returns near"))
    assert not {at for at in found if at % 6 == 0}


PLAIN = {(LineRole.PARAGRAPH, False): 1.0}
ENTRY = {(LineRole.CONTENTS, True): 1.0}


def no_entries(
    page: Sequence[int], *shown: tuple[int, str], entries: Sequence[int] = ()
) -> list[int]:
    """Return the lines that may be entries of the contents; ``entries`` are likely some."""
    lines = len(page)
    chances = logs(lines, {at: ENTRY if at in entries else PLAIN for at in range(lines)})
    (fact,) = by_contents(seen(lines, shown), np.array(page, dtype=np.int32), chances)
    return np.flatnonzero(~fact.lines).tolist()


@pytest.mark.parametrize(
    ("shown", "own"),
    [
        ([], []),
        ([30], [*range(6, 55)]),
        ([10, 40], [*range(60)]),
        ([0], [*range(25)]),
    ],
)
def test_entries_of_the_contents_stand_near_what_shows_them(
    shown: list[int], own: list[int]
) -> None:
    assert no_entries([1] * 60, *((at, "leaders") for at in shown)) == own


PAGES = [at // 10 for at in range(60)]


def test_the_contents_begin_on_a_page_that_shows_them_and_go_on_over_its_edge() -> None:
    heading = (22, "contents heading")
    assert no_entries(PAGES, heading) == [*range(20, 30)]
    assert no_entries(PAGES, heading, entries=range(30, 40)) == [*range(20, 40)]


def test_the_contents_end_where_the_text_begins() -> None:
    """Figures in the text below (``Nested item 2.1``) look like entries too."""
    entries = [30, 31, 33, 38]
    assert no_entries(PAGES, (22, "contents heading"), entries=entries) == [*range(20, 32)]


def test_the_name_of_a_chapter_at_the_foot_of_a_page_shows_no_contents() -> None:
    foot = (29, "is contents")
    assert no_entries(PAGES, foot, entries=[22]) == []
    assert no_entries(PAGES, foot, (24, "is contents")) == [*range(20, 30)]


def drawn(word: str, gap: float, size: float = 1.0) -> list[int]:
    """Return which of four numbered lines are no headings, each in the middle of a page."""
    texts = [
        "The press stands below.",
        "It was moved once.",
        f"{word} 1.{{}} The press",
        "So it was.",
    ]
    pages, number = [], 0
    for page in range(1, 5):
        lines = []
        for text in texts:
            number += 1
            named = text.startswith(word)
            place = Geometry(gap=gap if named else 1.0, column=1)
            run = Run(text.format(page), size=size if named else 1.0)
            lines.append(Line(number, run.text, runs=(run,), geometry=place))
        pages.append(Page(page, tuple(lines)))
    found = sheet_of(Transcript("a.pdf", "en", "pdf", tuple(pages)), language("en"))
    told = added(by_repeats(found, seen(len(found), ()), alike(len(found))), len(found))
    return np.flatnonzero((told[:, HEADING] <= NEVER).all(1)).tolist()


@pytest.mark.parametrize("word", ["Image", "Plaatje", "Tab.", "Рисунок"])
def test_what_is_counted_below_wide_spaces_names_figures(word: str) -> None:
    assert drawn(word, 7.0) == [2, 6, 10, 14]


@pytest.mark.parametrize(
    ("word", "gap", "size"), [("Chapter", 7.0, 1.0), ("Letter", 2.0, 1.0), ("Letter", 7.0, 1.4)]
)
def test_chapters_and_what_is_larger_or_stands_close_may_be_headings(
    word: str, gap: float, size: float
) -> None:
    assert drawn(word, gap, size) == []


STANZA = ["The water came at evening,", "And stood about the stone.", "It was so long ago."]
REFRAIN = ["And oh, the wheel goes round and round", "And no one grinds the corn."]


def in_verse(pages: Sequence[Sequence[str]], verse: float) -> list[str]:
    """Return the first line of the second page if it is no running head; each may be verse."""
    lines = sheet("\f".join("\n".join(page) for page in pages), "en")
    share = {(LineRole.VERSE, True): verse, (LineRole.PARAGRAPH, True): 1 - verse}
    chances = logs(len(lines), dict.fromkeys(range(len(lines)), share))
    told = added(by_repeats(lines, seen(len(lines)), chances), len(lines))
    heads = told[:, AT[LineRole.RUNNING_HEAD, True]] <= NEVER
    return [lines.worded[at].text for at in np.flatnonzero(heads) if at == lines.starts[1]]


def test_a_refrain_on_top_of_a_page_is_no_head() -> None:
    pages = [[*STANZA, *REFRAIN, *STANZA], [*REFRAIN, *STANZA, "So it was."]]
    assert in_verse(pages, 0.9) == REFRAIN[:1]


def test_a_chapter_that_is_the_head_of_the_next_page_may_be_one() -> None:
    pages = [[*STANZA, *REFRAIN, *STANZA], [*REFRAIN, *STANZA, "So it was."]]
    assert in_verse(pages, 0.1) == []
    assert in_verse([[*STANZA, REFRAIN[0], *STANZA], [REFRAIN[0], *STANZA[1:], "So."]], 0.9) == []
