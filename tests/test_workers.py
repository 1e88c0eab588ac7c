"""How tests are given to workers: what shares something costly stays together."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.support.workers import PIECES, piece_of, rank_of

ROOT = Path(__file__).parents[1]


@pytest.mark.parametrize("piece", PIECES)
def test_a_piece_is_there_and_holds_tests(piece: str) -> None:
    place = ROOT / piece
    assert place.is_file() or [*place.glob("test_*.py")]
    assert piece.endswith("/") == place.is_dir()


def test_tests_that_share_are_one_piece() -> None:
    books, readers = PIECES.index("tests/test_books.py"), PIECES.index("tests/readers/")
    tests = ("tests/readers/test_judges.py::test_a[b::c]", "tests/readers/test_foliate.py::test_b")
    assert {piece_of(test) for test in tests} == {"tests/readers/"}
    assert {rank_of(test) for test in tests} == {readers}
    assert rank_of("tests/test_books.py::test_c") == books


def test_every_other_file_is_a_piece_that_comes_later() -> None:
    test = "tests/house/test_values.py::test_d[tests/epub/]"
    assert piece_of(test) == "tests/house/test_values.py"
    assert rank_of(test) == len(PIECES)
