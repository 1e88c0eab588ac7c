"""Whether what is stated of lines agrees with what is right: the table, and the temperature."""

from __future__ import annotations

import tomllib
from pathlib import Path

import numpy as np
import pytest

from publisher.restoring.roles.line_roles import LineRole
from publisher.restoring.roles.states import AT
from training.provenance import digest
from training.roles.calibration import FEWEST, Decided, decided, fit, loss, table, together, written
from training.roles.samples import Text

HEADING, FOLIO = AT[LineRole.HEADING, True], AT[LineRole.FOLIO, True]


def lines(state: int, chance: float, right: int, wrong: int) -> Decided:
    count = right + wrong
    return Decided(
        np.full(count, state), np.full(count, chance), np.array([True] * right + [False] * wrong)
    )


def test_a_row_tells_for_each_probability_which_share_of_a_role_is_right() -> None:
    found = together(
        [lines(HEADING, 0.9, 9, 3), lines(HEADING, 1.0, 20, 0), lines(FOLIO, 0.55, 5, 5)]
    )
    head, _, every, heading, folio = table(found)
    assert head.endswith("| 0.9 to 0.95 | 0.95 to 1 |")
    assert every == "| all lines |  | 0.50 (10) |  |  |  | 0.75 (12) | 1.00 (20) |"
    assert heading == "| heading |  |  |  |  |  | 0.75 (12) | 1.00 (20) |"
    assert folio == "| page-number |  | 0.50 (10) |  |  |  |  |  |"


def test_a_share_of_few_lines_is_not_told() -> None:
    assert "(" not in "".join(table(lines(HEADING, 0.9, FEWEST - 1, 0)))


def test_the_temperature_is_taken_at_which_most_is_foretold() -> None:
    honest, boasting = lines(HEADING, 0.75, 30, 10), lines(HEADING, 0.99, 30, 10)
    assert loss(honest) < loss(boasting)
    assert fit({1.0: boasting, 2.0: honest, 3.0: lines(HEADING, 0.5, 30, 10)}) == 2.0


def test_one_certain_error_is_not_endlessly_bad() -> None:
    assert loss(lines(HEADING, 1.0, 0, 1)) < 10


def test_the_learned_file_says_where_it_comes_from() -> None:
    known = [Text(Path("a.txt"), "sv", "a", "print", "core")]
    made = written(known, {1.0: 0.2, 1.8: 0.1}, 1.8)
    assert tomllib.loads(made) == {"temperature": 1.8}
    assert digest(["core/a.txt"]) in made
    assert "0.1000, instead of 0.2000" in made


def test_a_text_is_decided_at_each_temperature_and_unknown_lines_are_left_out(
    tmp_path: Path,
) -> None:
    path = tmp_path / "text.txt"
    path.write_text("The boat lay at the quay.\nNobody came to see it.\nIt was sold.\n", "utf-8")
    path.with_suffix(".roles.tsv").write_text("1\tp\t1\n2\t?\t0\n3\tp\t0\n", "utf-8")
    text = Text(path, "en", "one", "print", "core")
    cold, warm = decided(text, tmp_path, (1.0, 3.0))
    assert len(cold.right) == len(warm.right) == 2
    assert (cold.states == warm.states).all()
    assert (warm.chances < cold.chances).all()


@pytest.mark.parametrize("temperatures", [(), (1.5,)])
def test_without_temperatures_the_learned_one_holds(
    tmp_path: Path, temperatures: tuple[float, ...]
) -> None:
    path = tmp_path / "text.txt"
    path.write_text("The boat lay at the quay.\n", "utf-8")
    path.with_suffix(".roles.tsv").write_text("1\tp\t1\n", "utf-8")

    for number in range(5):
        fold = tmp_path / f"work-{number}"
        fold.mkdir()
        (fold / "temperature.toml").write_text("temperature = 1.5\n", "utf-8")
    made = decided(Text(path, "en", "one", "print", "core"), tmp_path, temperatures)
    assert [one.chances.tolist() for one in made] == [
        one.chances.tolist()
        for one in decided(Text(path, "en", "one", "print", "core"), tmp_path, (1.5,))
    ]
