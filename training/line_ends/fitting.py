"""Samples → weights: maximum entropy, by Newton's method; confidence by isotonic regression."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from publisher.restoring.words.line_ends.clues import Clues

Matrix = NDArray[np.float64]

# What a weight costs: keeps clues that are seen rarely from saying much.
PENALTY = 2.0
ROUNDS = 40
SETTLED = 1e-4
# Points of a calibration that differ by less are one.
APART = 0.002


@dataclass(frozen=True, slots=True)
class Model:
    """Names of clues, and for each a weight for each choice but the first, which weighs 0."""

    names: tuple[str, ...]
    weights: Matrix

    def chances(self, clues: Sequence[Clues]) -> Matrix:
        """Return the probability of each choice, a row for each sample."""
        return _chances(_matrix(clues, self.names), self.weights)

    def column(self, choice: int) -> dict[str, float]:
        """Return the weights of a choice by the names of their clues."""
        column = self.weights[:, choice - 1]
        return {name: round(float(w), 3) for name, w in zip(self.names, column, strict=True)}


def fit(clues: Sequence[Clues], truths: Sequence[int], choices: int) -> Model:
    """Return the model that makes the truths likeliest, weights kept small (ridge)."""
    names = tuple(sorted({name for row in clues for name in row}))
    x = _matrix(clues, names)
    y = np.eye(choices)[list(truths)][:, 1:]
    weights = np.zeros((len(names), choices - 1))
    for _ in range(ROUNDS):
        step = _step(x, y, weights)
        weights = weights - step
        if np.abs(step).max() < SETTLED:
            break
    return Model(names, weights)


def _step(x: Matrix, y: Matrix, weights: Matrix) -> Matrix:
    """Return Newton's step (Böhning 1992 for the blocks of the second derivative)."""
    chances = _chances(x, weights)[:, 1:]
    count, classes = weights.shape
    slope = x.T @ (chances - y) + PENALTY * weights
    curve = np.zeros((count * classes, count * classes))
    for a in range(classes):
        for b in range(classes):
            bend = chances[:, a] * (float(a == b) - chances[:, b])
            curve[a * count : (a + 1) * count, b * count : (b + 1) * count] = (
                x * bend[:, None]
            ).T @ x
    curve += PENALTY * np.eye(count * classes)
    step = np.linalg.solve(curve, slope.T.ravel()).astype(np.float64)
    return step.reshape(classes, count).T


def _chances(x: Matrix, weights: Matrix) -> Matrix:
    odds = np.hstack([np.zeros((len(x), 1)), x @ weights])
    powers = np.exp(odds - odds.max(axis=1, keepdims=True))
    chances: Matrix = powers / powers.sum(axis=1, keepdims=True)
    return chances


def _matrix(clues: Sequence[Clues], names: Sequence[str]) -> Matrix:
    place = {name: column for column, name in enumerate(names)}
    matrix = np.zeros((len(clues), len(names)))
    for row, found in enumerate(clues):
        for name, value in found.items():
            if name in place:
                matrix[row, place[name]] = value
    return matrix


def calibrate(stated: Sequence[float], right: Sequence[bool]) -> list[list[float]]:
    """Return points [stated, found right], rising, by pooling neighbours (Ayer et al. 1955).

    Each pool has a wrong decision added, so that nothing is ever found to be certain.
    """
    pools: list[tuple[float, int, int]] = []
    for said, was in sorted(zip(stated, right, strict=True)):
        pools.append((said, int(was), 1))
        while len(pools) > 1 and _worth(pools[-2]) >= _worth(pools[-1]):
            (_, a, n), (late, b, m) = pools[-2:]
            pools[-2:] = [(late, a + b, n + m)]
    points: list[list[float]] = []
    for said, hits, total in pools:
        found = hits / (total + 1)
        if total > 1 and (not points or found > points[-1][1] + APART):
            points.append([round(said, 5), round(found, 4)])
    return points


def _worth(pool: tuple[float, int, int]) -> float:
    return pool[1] / pool[2]
