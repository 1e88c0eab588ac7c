"""Which beginnings of paragraphs a person is asked about.

The Swedish words are glossed in tests/restoring/README.md.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from publisher.model.doubts import Doubt, Question
from publisher.model.roles import BlockRole
from publisher.model.rulings import RulingKind
from publisher.model.verdicts import NO_VERDICTS
from publisher.restoring.measuring.rows import Row
from publisher.restoring.notes import Notes
from publisher.restoring.questions.asking import MOST, ask
from publisher.restoring.questions.first_line_width import first_rows
from publisher.restoring.roles import Told, ToldMarks, ToldRow
from publisher.restoring.words.ends import Ends
from tests.restoring.galley import COLUMN, WIDTH, full, row

MIDST, END = "som inte ville gå i land och", "som inte ville gå i land."
START = "Kon stod kvar på bryggan och"
INDENTED = 0.93 * WIDTH


def paragraph(rows: int = 5) -> list[Row]:
    """Return rows whose first one leaves an indent empty that the extraction does not show."""
    return [row(START, width=INDENTED), *[full(MIDST)] * rows, row(END, width=WIDTH / 2)]


def asked(last: Sequence[tuple[Row, float]]) -> list[Doubt]:
    """Return the doubts about some rows, with the odds of each, below paragraphs that are sure."""
    known = [(line, float(at == 0)) for _ in range(30) for at, line in enumerate(paragraph())]
    numbered = [(replace(line, number=n), odd) for n, (line, odd) in enumerate([*known, *last], 1)]
    rows, odds = zip(*numbered, strict=True)
    told = [
        ToldRow(line, BlockRole.PARAGRAPH, 0, False, 1.0, begins=odd)
        for line, odd in zip(rows, odds, strict=True)
    ]
    marks = ToldMarks((), (), ())
    text = Told("a.txt", "sv", tuple(told), (), marks, (), (), (), COLUMN)
    found = ask(text, (), Notes((), (), (), ()), Ends({}, (), ()), NO_VERDICTS)
    return [doubt for doubt in found if doubt.place.first > len(known)]


def test_a_row_as_wide_as_first_rows_says_that_it_is_one() -> None:
    rows = paragraph() * 20
    known = first_rows(rows, [float(line.text == START) for line in rows], COLUMN)
    assert known.says(row(START, width=INDENTED), COLUMN) > 1
    assert known.says(full(START), COLUMN) < -1


def test_a_row_that_is_wider_than_all_first_rows_is_not_asked_about() -> None:
    narrow, wide = row(START, width=INDENTED), full(START)
    above = (full(END), 0.0)
    (doubt,) = asked([above, (narrow, 0.05)])
    assert doubt.confidence < 0.9
    assert asked([above, (wide, 0.05)]) == []


def test_the_lines_of_one_paragraph_are_asked_about_together() -> None:
    pair = [(full(END), 0.0), (row(START, width=INDENTED), 0.2)]
    first, second = asked(pair * (MOST + 1))
    assert len(first.places) == MOST
    assert [proposal.kind for proposal in first.proposals] == [RulingKind.PARAGRAPH] * MOST
    assert first.question is Question.RUNS_ON
    assert len(second.places) == 1
