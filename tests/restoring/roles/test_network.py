"""The network over the lines: what weights that were made by hand must give.

That numpy says what torch says is tried in tests/training/test_roles.py.
"""

from __future__ import annotations

from itertools import pairwise
from pathlib import Path

import numpy as np
import pytest

from publisher.restoring import learned
from publisher.restoring.learned import SHIPPED, learned_from
from publisher.restoring.roles import network as networks
from publisher.restoring.roles.columns import COLUMNS
from publisher.restoring.roles.network import (
    DRAWN_WEIGHTS,
    WEIGHTS,
    Convolution,
    Matrix,
    Network,
    is_drawn,
    log_shares,
    network,
    network_of,
)
from publisher.restoring.roles.states import STATES

# Bytes that the weights of a wheel may take.
LARGEST = 1_500_000


def matrix(*rows: list[float]) -> Matrix:
    return np.array(rows, dtype=np.float32)


def zeros(*shape: int) -> Matrix:
    return np.zeros(shape, dtype=np.float32)


def small(**own: Matrix) -> Network:
    """Return a network of two features, two numbers for a line, two roles: it passes all on."""
    weights = {
        "enter.weight": np.eye(2, dtype=np.float32),
        "enter.bias": zeros(2),
        "mid.weight": np.eye(2, dtype=np.float32),
        "mid.bias": zeros(2),
        "line.weight": zeros(2, 1),
        "image.weight": zeros(2, 1),
        "mix.weight": zeros(2 + 2 + 2, 2),
        "mix.bias": zeros(2),
        "out.weight": np.eye(2, dtype=np.float32),
        "out.bias": zeros(2),
        "mean": zeros(2),
        "spread": np.ones(2, dtype=np.float32),
    }
    return network_of(weights | own)


def layer(distance: int, kernel: Matrix) -> Convolution:
    return Convolution(np.ones(2, dtype=np.float32), zeros(2), kernel, zeros(2), distance)


def added_by(one: Convolution, lines: Matrix) -> Matrix:
    made = lines.copy()
    one.add(made)
    return made - lines


def test_chances_of_a_line_make_one() -> None:
    chances = small().chances(matrix([3, 0], [0, 1], [5, 5]))
    assert np.exp(chances).sum(1) == pytest.approx([1, 1, 1])
    assert chances.argmax(1).tolist()[:2] == [0, 1]
    assert chances[0, 0] - chances[0, 1] == pytest.approx(3)


def test_shares_of_large_values_stay_finite() -> None:
    assert log_shares(matrix([1000, 0], [-1000, -1000]), zeros(2)).tolist() == [
        [0, -1000],
        pytest.approx([-np.log(2), -np.log(2)]),
    ]


def test_mean_and_spread_of_the_features_are_drawn_in() -> None:
    scaled = small(mean=matrix([2, 0])[0], spread=matrix([4, 1])[0])
    assert scaled.chances(matrix([10, 0])) == pytest.approx(small().chances(matrix([2, 0])))


def test_a_layer_sees_the_lines_at_its_distance_and_no_others() -> None:
    # Normalised, each of these lines is (1, -1) or (-1, 1).
    lines = matrix([2, 0], [0, 2], [2, 0], [0, 2], [2, 0])
    above, same, below = np.eye(2, dtype=np.float32), zeros(2, 2), zeros(2, 2)
    added = added_by(layer(2, np.stack([above, same, below])), lines)
    assert added.tolist()[:2] == [[0, 0], [0, 0]], "nothing stands two lines above"
    assert added[2:].round(2).tolist() == [[1, 0], [0, 1], [1, 0]]


def test_a_text_shorter_than_the_distance_of_a_layer_is_seen_alone() -> None:
    lines = matrix([2, 0], [0, 2])
    everywhere = np.stack([np.eye(2, dtype=np.float32)] * 3)
    assert added_by(layer(8, everywhere), lines).round(2).tolist() == [[1, 0], [0, 1]]


def test_lines_are_seen_over_the_edges_of_blocks(monkeypatch: pytest.MonkeyPatch) -> None:
    lines = np.random.default_rng(7).random((11, 2), dtype=np.float32)
    kernel = np.random.default_rng(8).random((3, 2, 2), dtype=np.float32)
    whole = added_by(layer(2, kernel), lines)
    for size in (2, 3, 10):
        monkeypatch.setattr(networks, "BLOCK", size)
        assert added_by(layer(2, kernel), lines) == pytest.approx(whole, abs=1e-6)


def test_a_long_text_is_seen_in_stretches_as_it_is_seen_whole(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    features = np.random.default_rng(9).random((300, len(COLUMNS)), dtype=np.float32)
    features[features < 0.8] = 0
    whole, habits = network().chances(features), network().habits(features)
    monkeypatch.setattr(networks, "BLOCK", 32)
    for stretch in (32, 64, 288):
        monkeypatch.setattr(networks, "STRETCH", stretch)
        assert np.exp(network().chances(features)) == pytest.approx(np.exp(whole), abs=1e-4)
        assert network().habits(features).known == pytest.approx(habits.known, abs=1e-3)


def test_a_line_is_compared_with_the_lines_of_the_text_that_have_the_role() -> None:
    """What is like the lines of the first role has more of it, in a text that has such lines."""
    alike = small(
        **{
            "line.weight": matrix([1.0], [0.0]),
            "image.weight": matrix([1.0], [0.0]),
            "mix.weight": np.vstack([np.eye(2, dtype=np.float32), zeros(4, 2)]),
        }
    )
    like, unlike = matrix([3, 0]), matrix([0, 3])
    among_its_own = alike.chances(np.vstack([like] * 9))[0, 0]
    among_others = alike.chances(np.vstack([like, *[unlike] * 9]))[0, 0]
    assert among_its_own > among_others > small().chances(like)[0, 0]


@pytest.mark.parametrize("drawn", [False, True], ids=["text", "drawn"])
def test_the_shipped_weights_fit_the_features_and_the_states(*, drawn: bool) -> None:
    own = network(drawn=drawn).weights
    assert len(own["enter.weight"]) == len(COLUMNS)
    assert own["out.weight"].shape[1] == len(STATES)


def test_the_shipped_weights_are_small() -> None:
    sizes = [(SHIPPED / name).stat().st_size for name in (WEIGHTS, DRAWN_WEIGHTS)]
    assert sum(sizes) <= LARGEST


def test_one_line_that_is_drawn_makes_a_source_one_that_is() -> None:
    seen = np.zeros((3, len(COLUMNS)), dtype=np.float32)
    assert not is_drawn(seen)
    seen[1, COLUMNS["drawn"]] = 1
    assert is_drawn(seen)


def test_the_shipped_weights_give_chances_for_a_text_of_one_line_and_of_many() -> None:
    chance = np.random.default_rng(0)
    for count in (1, 2, 3, 40):
        seen = chance.random((count, len(COLUMNS)), dtype=np.float32)
        chances = network().chances(seen)
        assert chances.shape == (count, len(STATES))
        assert np.isfinite(chances).all()
        assert np.exp(chances).sum(1) == pytest.approx(np.ones(count), abs=1e-4)


def test_weights_of_a_fold_are_read_instead_of_the_shipped_ones(tmp_path: Path) -> None:
    with np.load(SHIPPED / WEIGHTS) as weights:
        np.savez(tmp_path / WEIGHTS, **{**weights, "out.bias": weights["out.bias"] + 1})
    shipped = network()
    with learned_from(tmp_path):
        assert learned.folder() == tmp_path
        other = network()
    assert (other.weights["out.bias"] > shipped.weights["out.bias"]).all()
    assert network() is shipped
    with learned_from(tmp_path / "nothing"):
        same = network().weights
    assert all((a == b).all() for a, b in pairwise([same["out.bias"], shipped.weights["out.bias"]]))
