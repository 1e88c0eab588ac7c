"""How tests are given to workers: what shares something costly stays together."""

from __future__ import annotations

from itertools import chain
from pathlib import Path

import pytest

from tests.support.workers import PIECES, piece_of, rank_of

ROOT = Path(__file__).parents[1]


@pytest.mark.parametrize("place", [*chain.from_iterable(PIECES)])
def test_a_piece_is_there_and_holds_tests(place: str) -> None:
    path = ROOT / place
    assert path.is_file() or [*path.glob("test_*.py")]
    assert place.endswith("/") == path.is_dir()


def test_tests_that_share_are_one_piece() -> None:
    tests = ("tests/checking/epub/test_faults.py::test_a[b::c]", "tests/epub/test_bytes.py::test_b")
    assert {piece_of(test) for test in tests} == {"tests/epub/"}
    assert len({rank_of(test) for test in tests}) == 1
    assert rank_of("tests/test_books.py::test_c") == 0
    assert piece_of("tests/readers/test_judges.py::test_d") == "tests/readers/"


def test_every_other_file_is_a_piece_that_comes_later() -> None:
    test = "tests/house/test_values.py::test_d[tests/epub/]"
    assert piece_of(test) == "tests/house/test_values.py"
    assert rank_of(test) == len(PIECES)
