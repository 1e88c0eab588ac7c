"""Columns that a page shows: what stands on top of one goes on with the text, as on top of a page."""

from __future__ import annotations

import numpy as np

from publisher.languages import language
from publisher.model.transcript import Geometry, Line, Page, Run, Transcript
from publisher.restoring.roles.features import sheet_of
from publisher.restoring.roles.knowledge import by_note_sizes
from publisher.restoring.roles.knowledge.facts import added
from publisher.restoring.roles.line_roles import LineRole
from publisher.restoring.roles.parting import Joint, joints
from publisher.restoring.roles.reading_order import in_reading_order
from publisher.restoring.roles.states import AT

GOES_ON = AT[LineRole.NOTE, False]
BODY = "the ferry went over the river whenever somebody called for it from the other bank,"
NOTE = "1 So it stands in the book of the parish, which was kept from that very year, and so on"


def line(number: int, text: str, column: int = 1, size: float = 1.0) -> Line:
    place = Geometry(indent=0.0, gap=1.0, column=column)
    return Line(number, text, runs=(Run(text, size=size),), geometry=place)


def transcript(*lines: Line) -> Transcript:
    return Transcript("a.pdf", "en", "pdf", (Page(1, lines),))


def two_columns(notes: float) -> Transcript:
    """Return a page whose first column ends in a note of five lines, set in a size of its own."""
    texts = (
        [(BODY, 1, 1.0)] * 8 + [(NOTE, 1, notes)] + [(BODY, 1, notes)] * 4 + [(BODY, 2, 1.0)] * 8
    )
    return transcript(*(line(n, *one) for n, one in enumerate(texts, 1)))


def denied(notes: float) -> np.ndarray:
    chances = np.array([8 <= at < 14 for at in range(21)], dtype=np.float32)
    sheet = sheet_of(two_columns(notes), language("en"))
    return added(by_note_sizes(sheet, chances), len(sheet))[:, GOES_ON]


def test_what_is_set_like_the_body_goes_on_with_no_smaller_note() -> None:
    made = denied(0.8)
    assert (made[13:] < 0).all()
    assert (made[9:13] == 0).all()


def test_notes_set_like_the_body_say_nothing() -> None:
    assert not denied(1.0).any()


def test_blank_lines_say_nothing_of_the_first_line_of_a_column() -> None:
    rows: list[Line] = []
    for block in range(30):
        ends = "bank." if block % 2 else "bank of it in the dark."
        texts = (BODY.capitalize(), BODY, f"on the other {ends}", "")
        rows += [line(len(rows) + n, text, 1 + block // 15) for n, text in enumerate(texts, 1)]
    sheet = sheet_of(transcript(*rows), language("en"))
    found = joints(sheet)
    columns = [one.geometry.column if one.geometry else 0 for one in sheet.lines]
    top = columns.index(2)
    assert found[top] == Joint.UNKNOWN
    assert found[top + 1] == Joint.JOINED
    assert found[3] == Joint.PARTED


def test_lines_that_show_their_columns_keep_their_order() -> None:
    halves = [f"a word of the book is bro{n}-" for n in range(6)]
    rests = [f"ken{n} and goes on here" for n in range(6)]
    mixed = [text for pair in zip(rests, halves, strict=True) for text in pair]
    read = transcript(*(line(n, text, 1 + (n > 6)) for n, text in enumerate(mixed, 1)))
    assert in_reading_order(read).transcript == read
