"""Rows of a table as they are drawn: by the rows beside them, and lines of text that are none."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
import pytest

from publisher.languages import language
from publisher.model.transcript import Geometry, Line, Page, Run, Transcript
from publisher.restoring.roles.features import Sheet, sheet_of
from publisher.restoring.roles.knowledge.aligned_rows import by_aligned_rows
from publisher.restoring.roles.states import STATES

# Words of a line with their left sides in ems, and the gap above it in leadings.
Drawn = tuple[float, tuple[tuple[float, str], ...]]
LETTER = 0.5

FIGURES: list[Drawn] = [
    (1.4, ((0, "1871"), (5, "212"), (10, "12"), (15, "7"))),
    (1.4, ((0, "1872"), (5, "198"), (10, "9"), (15, "8"))),
    (1.4, ((0, "1873"), (5, "224"), (10, "14"), (15, "9"))),
    (1.4, ((0, "1874"), (5, "202"), (10, "11"), (15, "6"))),
]


def sheet(lines: Sequence[Drawn]) -> Sheet:
    made = []
    for number, (gap, words) in enumerate(lines, 1):
        text = " ".join(word for _, word in words)
        sides = [side for left, word in words for side in (left, left + LETTER * len(word))]
        place = Geometry(indent=words[0][0], gap=gap, width=20.0, column=1, words=tuple(sides))
        made.append(Line(number, text, runs=(Run(text),), geometry=place))
    page = Page(1, tuple(made))
    return sheet_of(Transcript("a.pdf", "en", "pdf", (page,)), language("en"))


@pytest.mark.parametrize(
    ("lines", "rows"),
    [
        (FIGURES, [0, 1, 2, 3]),
        ([*FIGURES, (0.5, ((0, "good"),))], [0, 1, 2, 3, 4]),
        ([*FIGURES, (1.9, ((0, "The"), (1.8, "pump"), (4.1, "came")))], [0, 1, 2, 3]),
        ([*FIGURES, (1.4, ((0, "Kromme"), (3.3, "x"), (5, "oil"), (10, "wood"), (15, "nets")))],
         [0, 1, 2, 3, 4]),
        ([(1.4, ((0, "Brandt"), (8, "keeper"), (16, "the"), (17.8, "lamp"))),
          (1.4, ((0, "Vlieger"), (8, "miller"), (16, "the"), (17.8, "mill")))], [0, 1]),
        ([(1.4, ((0, "Brandt"), (8, "keeper"))), (1.4, ((0, "Vlieger"), (8, "miller")))], []),
        ([(1.4, ((0, "Brandt"), (8, "keeper"), (16, "lamp"))),
          (1.4, ((0, "Vlieger"), (9, "miller"), (17, "mill")))], []),
    ],
    ids=["figures", "beside a row", "text below", "a narrow row", "two rows of words",
         "two columns of names", "not below each other"],
)  # fmt: skip
def test_lines_that_stand_with_rows_are_rows(lines: list[Drawn], rows: list[int]) -> None:
    chances = np.full((len(lines), len(STATES)), -3.0, dtype=np.float32)
    facts = list(by_aligned_rows(sheet(lines), chances))
    assert [at for fact in facts for at in fact.lines.nonzero()[0].tolist()] == rows
