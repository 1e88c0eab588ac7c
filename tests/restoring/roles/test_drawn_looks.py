"""What type and place on drawn pages say of lines: headings, stanzas, and what stands amid a page."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

import numpy as np
import pytest

from publisher.languages import language
from publisher.model.transcript import Geometry, Line, Page, Run, Transcript
from publisher.restoring.roles.features import Sheet, sheet_of
from publisher.restoring.roles.knowledge.amid_pages import by_amid_pages
from publisher.restoring.roles.knowledge.facts import added
from publisher.restoring.roles.knowledge.hanging_stanzas import by_hanging_stanzas
from publisher.restoring.roles.knowledge.heading_looks import by_heading_looks
from publisher.restoring.roles.knowledge.small_notes import by_small_notes
from publisher.restoring.roles.line_roles import LineRole
from publisher.restoring.roles.states import AT, HEADING, NEVER, STATES
from tests.support.sheets import logs, seen

# Ems and leadings; a page of text has so many lines.
WIDTH, HIGH = 24.0, 30


class Drawn(NamedTuple):
    """A line as it is drawn; ``heading`` is the chance that it is one by itself."""

    text: str
    heading: float = 0.0
    gap: float | None = 1.0
    indent: float = 0.0
    width: float = WIDTH
    size: float = 1.0
    italic: bool = False
    bold: bool = False
    centred: bool = False


TEXT = Drawn("the keeper wrote down every ship that passed the light that year")


def drawn(*pages: Sequence[Drawn]) -> Sheet:
    """Return a sheet of drawn pages."""
    made, number = [], 0
    for index, lines in enumerate(pages, 1):
        own = []
        for at, one in enumerate(lines):
            number += 1
            run = Run(one.text, one.size, bold=one.bold, italic=one.italic)
            place = Geometry(
                indent=one.indent, gap=one.gap, width=one.width, centred=one.centred,
                from_top=float(at + 2), from_bottom=float(HIGH - at),
            )  # fmt: skip
            own.append(Line(number, one.text, runs=(run,), geometry=place))
        made.append(Page(index, tuple(own)))
    return sheet_of(Transcript("x.pdf", "en", "pdf", tuple(made)), language("en"))


def weighed(lines: Sequence[Drawn]) -> dict[str, float]:
    """Return what is added to the chance of each marked line to begin a heading."""
    shares = {
        at: {(LineRole.HEADING, True): one.heading, (LineRole.PARAGRAPH, True): 1 - one.heading}
        for at, one in enumerate(lines)
        if one.heading
    }
    sheet = drawn(lines)
    chances = logs(
        len(lines),
        {at: shares.get(at, {(LineRole.PARAGRAPH, False): 1.0}) for at in range(len(lines))},
    )
    made = added(by_heading_looks(sheet, chances), len(lines))[:, AT[LineRole.HEADING, True]]
    return {one.text: float(made[at]) for at, one in enumerate(lines) if one.heading}


def shown(text: str, chance: float = 0.95, **how: object) -> Drawn:
    own = Drawn(text, chance, gap=2.0, width=8.0, italic=True)
    return own._replace(**how)  # type: ignore[arg-type]


HEADINGS = [
    line
    for text in ("The lamps", "The oil", "The glass")
    for line in (*[TEXT] * 3, shown(text), *[TEXT] * 3)
]


def test_what_is_set_alone_like_other_headings_is_one() -> None:
    doubtful = shown("The years in the town", 0.1, gap=None)
    assert weighed([*HEADINGS, doubtful, TEXT])["The years in the town"] > 3


@pytest.mark.parametrize(
    "line",
    [
        shown("The years in the town", 0.1, italic=False),
        shown("The years in the town", 0.1, gap=1.0),
        shown("the years in the town", 0.1),
        shown("The years in the town:", 0.1),
        shown("The years in the town.", 0.1),
        shown("The years in the town", 0.001),
    ],
    ids=["plain", "no gap", "small letter", "colon", "stop", "hardly"],
)
def test_other_lines_are_no_more_headings_for_it(line: Drawn) -> None:
    assert weighed([*HEADINGS, line, TEXT])[line.text] <= 0


def test_two_lines_alike_one_below_the_other_are_not_alone() -> None:
    lines = [shown("The years in the town", 0.1), shown("And those on the island", 0.1)]
    made = weighed([*HEADINGS, *lines, TEXT])
    assert [made[line.text] for line in lines] == [0.0, 0.0]


@pytest.mark.parametrize(
    "line",
    [
        Drawn("I", 0.9, gap=1.0, indent=1.0, width=0.3),
        Drawn("§ 2. Of the keepers of the light", 0.6, gap=1.1, width=12.0),
        Drawn("Nobody came in that year.", 0.9, gap=2.0, width=9.0),
    ],
    ids=["number", "section", "sentence"],
)
def test_what_is_set_like_the_text_is_no_heading_where_headings_are_set_otherwise(
    line: Drawn,
) -> None:
    assert weighed([*HEADINGS, TEXT, line, TEXT])[line.text] == NEVER


@pytest.mark.parametrize(
    "line",
    [
        Drawn("I", 0.9, gap=1.0, width=0.3, centred=True),
        Drawn("The keepers of the light", 0.6, gap=2.0, width=12.0),
        Drawn("THE KEEPERS", 0.6, gap=1.0, width=12.0),
        Drawn("The keepers of the light", 0.6, gap=1.0, width=12.0, bold=True),
    ],
    ids=["centred", "below a gap", "capitals", "bold"],
)
def test_what_is_set_apart_may_be_a_heading_of_another_kind(line: Drawn) -> None:
    assert weighed([*HEADINGS, TEXT, line, TEXT])[line.text] == 0


def test_a_stop_tells_nothing_where_headings_end_in_one() -> None:
    stopped = [one._replace(text=f"{one.text}.") if one.heading else one for one in HEADINGS]
    line = Drawn("A letter from the coast.", 0.4, gap=2.4, width=9.0)
    assert weighed([*stopped, TEXT, line, TEXT])[line.text] == 0


def test_where_headings_are_set_like_the_text_nothing_is_said() -> None:
    plain = [one._replace(italic=False) for one in HEADINGS]
    line = Drawn("I", 0.9, gap=1.0, width=0.3)
    assert set(weighed([*plain, TEXT, line, TEXT]).values()) == {0.0}


def test_a_gap_below_a_heading_is_that_headings() -> None:
    line = Drawn("II", 0.9, gap=1.5, width=0.6)
    assert weighed([*HEADINGS, TEXT, shown("Friends"), line, TEXT])["II"] == NEVER


def stanza(*widths: float, indent: float = 1.5) -> list[Drawn]:
    return [
        Drawn(f"of all {'abcdef'[at]} that I saw", gap=1.6 if not at else 1.0, width=width,
              indent=indent + (0.9 if at else 0.0))
        for at, width in enumerate(widths)
    ]  # fmt: skip


def verse(*lines: Drawn) -> list[int]:
    sheet = drawn(lines)
    made = added(by_hanging_stanzas(sheet), len(lines))
    return np.flatnonzero(made[:, AT[LineRole.PARAGRAPH, True]] == NEVER).tolist()


BELOW = TEXT._replace(gap=2.0)
STANZAS = [*stanza(21.5, 20.1, 19.2), *stanza(21.9, 20.8, 20.2)]


def test_ragged_lines_that_hang_are_stanzas_where_the_text_is_justified() -> None:
    assert verse(*[TEXT] * 8, *STANZAS, BELOW, *[TEXT] * 4) == list(range(8, 14))


@pytest.mark.parametrize(
    "lines",
    [
        stanza(21.5, 20.1, 19.2),
        [*stanza(22.5, 21.6, 19.2), *stanza(22.5, 21.6, 12.0)],
        [*stanza(21.5, 20.1, 19.2), *stanza(21.9, 20.8)],
        [*stanza(21.5, 20.1, 19.2, indent=0.0), *stanza(21.9, 20.8, 20.2, indent=0.0)],
    ],
    ids=["one", "justified", "of other lengths", "at the edge"],
)
def test_entries_that_hang_are_none(lines: list[Drawn]) -> None:
    assert verse(*[TEXT] * 8, *lines, BELOW, *[TEXT] * 4) == []


def test_in_ragged_text_what_hangs_is_left_alone() -> None:
    ragged = [TEXT._replace(width=width) for width in (24, 20, 22, 21, 23, 20.5, 22.5, 24)]
    assert verse(*ragged, *STANZAS, BELOW, *ragged) == []


def amid(page: Sequence[Drawn], features: Sequence[tuple[int, str]] = ()) -> list[int]:
    sheet = drawn(page)
    made = added(by_amid_pages(sheet, seen(len(page), features)), len(page))
    return np.flatnonzero(made[:, AT[LineRole.RUNNING_HEAD, True]] == NEVER).tolist()


def test_lines_amid_a_page_are_no_furniture() -> None:
    assert amid([TEXT] * 30) == list(range(7, 22))


def test_what_returns_amid_pages_may_be_furniture() -> None:
    assert 12 not in amid([TEXT] * 30, [(12, "returns near")])


def test_a_short_page_has_its_furniture_where_it_ends() -> None:
    assert amid([TEXT] * 9) == []


def test_furniture_that_is_no_edges_is_not_spoken_of() -> None:
    made = added(by_amid_pages(drawn([TEXT] * 30), seen(30)), 30)
    assert (made[:, AT[LineRole.CONTENTS, True]] == 0).all()
    assert (made[:, HEADING] == 0).all()


NOTES = [
    Drawn("Notes", gap=2.0, width=3.0, bold=True),
    Drawn("1 The man would bring all of us down, if the mayor", size=0.8, indent=0.7),
    Drawn("were to hear of it.", size=0.8, width=8.0),
]


def noted(*lines: Drawn) -> list[tuple[LineRole, bool]]:
    """Return the states that are left to lines of which only one is left."""
    made = added(by_small_notes(drawn(lines)), len(lines))
    left = [np.flatnonzero(row != NEVER) for row in made]
    return [STATES[int(states[0])] for states in left if len(states) == 1]


def test_one_note_below_the_word_for_notes_is_a_note() -> None:
    wanted = [(LineRole.NOTE_HEAD, True), (LineRole.NOTE, True), (LineRole.NOTE, False)]
    assert noted(TEXT, *NOTES, BELOW) == wanted


@pytest.mark.parametrize(
    "lines",
    [
        [NOTES[0], NOTES[1]._replace(size=1.0), TEXT],
        [NOTES[0]._replace(text="Notes of a keeper"), *NOTES[1:]],
        [NOTES[0], NOTES[2], NOTES[2]],
    ],
    ids=["size of the text", "a heading", "no label"],
)
def test_what_only_looks_like_notes_is_left_alone(lines: list[Drawn]) -> None:
    assert noted(TEXT, *lines, BELOW) == []


FOOT = Drawn("1 It was never found again.", size=0.8, indent=0.7)


@pytest.mark.parametrize(("feet", "told"), [([FOOT], 0), ([], 3)], ids=["at the foot", "nowhere"])
def test_books_below_a_word_for_notes_are_none_where_the_notes_are_at_the_feet(
    feet: list[Drawn], told: int
) -> None:
    called = TEXT._replace(text="the keeper wrote down every ship that passed the light.1")
    page = [TEXT, called, TEXT, *feet]
    books = [NOTES[0]._replace(text="References"), *NOTES[1:]]
    sheet = drawn(page, [TEXT, *books, BELOW])
    made = added(by_small_notes(sheet), len(sheet))
    assert sum((row != NEVER).sum() == 1 for row in made) == told
