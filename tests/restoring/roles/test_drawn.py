"""How lines are drawn, as columns; a source of plain text has none of it."""

from __future__ import annotations

import numpy as np
import pytest
from numpy.typing import NDArray

from publisher.model.transcript import Geometry, Line, Run
from publisher.restoring.roles.features.drawn import NAMES, put_drawn
from publisher.sources import transcript_from

BODY = Geometry(indent=0.0, gap=1.0, width=30.0, from_top=20.0, from_bottom=20.0)


def line(text: str, geometry: Geometry | None = BODY, *runs: Run) -> Line:
    return Line(1, text, runs=runs or (Run(text, font="Serif"),), geometry=geometry)


def drawn(lines: list[Line]) -> NDArray[np.float32]:
    made = np.zeros((len(lines), len(NAMES)), dtype=np.float32)
    put_drawn(lines, np.zeros(len(lines), dtype=np.int32), made)
    return made


def value(lines: list[Line], at: int, name: str) -> float:
    return float(drawn(lines)[at, NAMES.index(name)])


def test_plain_text_is_not_drawn() -> None:
    lines = list(transcript_from("A line.\nAnother one.", "text.txt", "en").value.lines())
    assert not drawn(lines).any()


@pytest.mark.parametrize(
    ("run", "name", "expected"),
    [
        (Run("Harbours", size=1.4), "drawn size", 0.8),
        (Run("Harbours", bold=True), "drawn bold", 1.0),
        (Run("Harbours", italic=True), "drawn italic", 1.0),
        (Run("Harbours", letterspaced=True), "drawn letterspaced", 1.0),
    ],
)
def test_a_face_is_that_of_all_letters_of_its_line(run: Run, name: str, expected: float) -> None:
    lines = [line("Body text of some length."), line(run.text, BODY, run)]
    assert value(lines, 1, name) == pytest.approx(expected)
    assert value(lines, 0, name) == 0


def test_the_size_of_a_line_is_that_of_its_letters_on_the_line() -> None:
    runs = Run("quay"), Run("12", size=0.6, raised=0.3)
    assert value([line("quay12", BODY, *runs)], 0, "drawn size") == 0


def test_a_raised_sign_in_front_is_a_label_and_one_behind_a_word_a_mark() -> None:
    sign = Run("3", size=0.6, raised=0.3)
    label, mark = line("3 See", BODY, sign, Run(" See")), line("quay3", BODY, Run("quay"), sign)
    names = "drawn raised label", "drawn raised mark"
    assert [value([label, mark], 0, name) for name in names] == [1, 0]
    assert [value([label, mark], 1, name) for name in names] == [0, 1]


def test_a_line_that_ends_before_the_edge_has_slack() -> None:
    lines = [line("A full line of the text.")] * 6 + [line("Short.", Geometry(0.0, 1.0, 10.0))]
    assert value(lines, 6, "drawn slack") > value(lines, 0, "drawn slack") == 0


def test_the_gap_of_the_next_line_is_the_one_below() -> None:
    lines = [line("Above."), line("Below.", Geometry(gap=3.0))]
    assert value(lines, 0, "drawn gap below") == value(lines, 1, "drawn gap") == 1
