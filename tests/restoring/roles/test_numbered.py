"""Numbers that count on through a text: paragraphs and sections.

The Swedish words are glossed in tests/restoring/README.md.
"""

from __future__ import annotations

import numpy as np

from publisher.restoring.roles.features import Sheet
from publisher.restoring.roles.knowledge.facts import added
from publisher.restoring.roles.knowledge.numbered import by_numbers
from publisher.restoring.roles.line_roles import LineRole
from publisher.restoring.roles.states import AT
from tests.support.sheets import sheet

HEADING, BEGINS = AT[LineRole.HEADING, True], AT[LineRole.PARAGRAPH, True]
LONG = "och den bodde länge på en holme ute i sjön där ingen annan bodde"


def weighed(lines: Sheet, headings: float) -> np.ndarray[tuple[int, int], np.dtype[np.float32]]:
    shares = np.full(len(lines), headings, dtype=np.float32)
    return added(by_numbers(lines, shares, np.zeros(len(lines))), len(lines))


def test_points_that_follow_each_other_are_no_headings() -> None:
    text = f"1. Det var en ko.\n2. Det var två kor, {LONG}\noch såg ut.\n3. De bodde.\n4. De såg.\n"
    assert (weighed(sheet(text), 0.9)[[0, 1, 3, 4], HEADING] < 0).all()


def test_numbers_over_texts_of_their_own_may_be_headings() -> None:
    text = "".join(f"\n{n}. Det var en ko.\n\nOch den bodde\ndär.\n" for n in range(1, 5))
    assert (weighed(sheet(text), 0.9)[:, HEADING] == 0).all()


def test_numbers_alone_above_names_are_headings_if_most_look_so() -> None:
    text = f"Det var en ko {LONG}.\n" + "".join(f"\n{n}\n\nKor\n\nSå {LONG}.\n" for n in (1, 2, 3))
    lines = sheet(text)
    assert (weighed(lines, 0.9)[[1, 4], BEGINS] < 0).all()
    assert (weighed(lines, 0.1)[:, BEGINS] == 0).all()


def test_the_one_sentence_of_a_section_is_no_heading() -> None:
    text = "".join(f"\n§ {n}\n\nKor\n\nDet var en ko.\n" for n in (1, 2, 3))
    assert (weighed(sheet(text), 0.9)[[2, 5], HEADING] < 0).all()
