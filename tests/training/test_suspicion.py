"""The formula of suspicion: what it is fitted to, and how it is judged."""

from __future__ import annotations

import tomllib

import numpy as np
import pytest

from training.suspicion import (
    Known,
    fit,
    found_among,
    left_out,
    rank_correlation,
    table,
    written,
)


def texts(count: int = 100) -> list[Known]:
    """Return texts that lose a point for each hundredth of doubt; noise says nothing."""
    return [
        Known(
            f"core/{n}.txt",
            "core" if n % 2 else "wide",
            n % 5,
            100 - (n % 25),
            {"doubt": (n % 25 / 25) ** 2, "noise": n * 7 % 10 / 10, "good": 1 - n % 25 / 25},
        )
        for n in range(count)
    ]


def test_what_foretells_a_wrong_book_weighs_and_nothing_weighs_against_one() -> None:
    formula = fit(texts())
    assert formula.weights["doubt"] == max(formula.weights.values())
    assert "good" not in formula.weights
    assert formula.odds({"doubt": 1.0}) > 0 > formula.odds({"doubt": 0.0})
    for name in ("doubt", "noise", "good"):
        odds = [formula.odds({"doubt": 0.3, "noise": 0.3, name: share / 20}) for share in range(21)]
        assert odds == sorted(odds)


def test_works_left_out_are_found_too() -> None:
    known = texts()
    lost, odds = np.array([100 - one.score for one in known]), left_out(known)
    assert rank_correlation(lost, odds) > 0.9
    assert found_among(lost, odds) == (10, 10)
    assert "| all (100) | " in "\n".join(table(known, odds))


def test_equals_share_their_rank() -> None:
    assert rank_correlation(np.array([1.0, 2.0, 3.0]), np.array([10.0, 20.0, 90.0])) == 1
    half = rank_correlation(np.array([1.0, 2.0, 3.0, 4.0]), np.array([1.0, 1.0, 2.0, 2.0]))
    assert half == pytest.approx(0.894, abs=1e-3)


def test_the_learned_table_has_its_head_and_what_is_usual() -> None:
    known = texts()
    made = written(known, fit(known))
    assert made.startswith("# Learned from: 100 texts of the tracks")
    read = tomllib.loads(made)
    assert read["weights"].keys() == read["usual"].keys()
    assert 0 < read["usual"]["doubt"] < 1
