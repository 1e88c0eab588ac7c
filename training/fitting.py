"""Fits with scikit-learn: weights of clues in log odds, and what a stated confidence is worth."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from sklearn.feature_extraction import DictVectorizer
from sklearn.isotonic import IsotonicRegression
from sklearn.linear_model import LogisticRegression

Matrix = NDArray[np.float64]

# The inverse of the ridge penalty on a weight (scikit-learn's C): 0.5 costs a weight of 1 as much
# as one nat of likelihood, so that a clue seen a few times cannot say much.
INVERSE_PENALTY = 0.5
# Newton steps; fits of 100,000 samples settle in fewer than 15.
ROUNDS = 100
# Shares that differ by less are one (IsotonicRegression returns one float for a pool).
SAME = 1e-9


@dataclass(frozen=True, slots=True)
class Model:
    """Names of clues, and for each a weight for each choice but the first, which weighs 0."""

    names: tuple[str, ...]
    weights: Matrix

    def chances(self, rows: Sequence[Mapping[str, float]]) -> Matrix:
        """Return the probability of each choice: a row for each sample, a column for each choice."""
        place = {name: column for column, name in enumerate(self.names)}
        matrix = np.zeros((len(rows), len(self.names)))
        for row, clues in enumerate(rows):
            for name, value in clues.items():
                if name in place:
                    matrix[row, place[name]] = value
        odds = np.hstack([np.zeros((len(rows), 1)), matrix @ self.weights])
        powers = np.exp(odds - odds.max(axis=1, keepdims=True))
        chances: Matrix = powers / powers.sum(axis=1, keepdims=True)
        return chances

    def column(self, choice: int) -> dict[str, float]:
        """Return the weights of a choice by the names of their clues, to three decimals."""
        column = self.weights[:, choice - 1]
        return {name: round(float(w), 3) for name, w in zip(self.names, column, strict=True)}


def fit_log_odds(rows: Sequence[Mapping[str, float]], truths: Sequence[int], choices: int) -> Model:
    """Return the maximum-entropy model of some samples (multinomial logistic regression, ridge).

    ``rows`` gives the clues of each sample, ``truths`` the number of its choice from 0; a constant
    term is a clue like any other. Every choice must be met at least once.
    """
    vectors = DictVectorizer(sparse=False)
    matrix = vectors.fit_transform([dict(row) for row in rows])
    # Of more than two choices each has weights of its own, and two that differ by 1 then cost half
    # of what a single weight of 1 costs: the penalty is doubled, so that a clue counts the same.
    inverse = INVERSE_PENALTY if choices == 2 else INVERSE_PENALTY / 2
    fitted = LogisticRegression(
        C=inverse, fit_intercept=False, solver="newton-cholesky", max_iter=ROUNDS, tol=1e-6
    ).fit(matrix, list(truths))
    names = tuple(str(name) for name in vectors.get_feature_names_out())
    # For two choices scikit-learn gives the second's weights against the first; for more, one
    # column each, of which only differences matter.
    weights = fitted.coef_ if choices == 2 else fitted.coef_[1:] - fitted.coef_[0]
    return Model(names, weights.T.astype(np.float64))


@dataclass(frozen=True, slots=True)
class Pool:
    """Decisions of like confidence: the lowest and highest stated, how many were right, of all."""

    low: float
    high: float
    mean: float
    right: int
    total: int


def pools(decisions: Sequence[Pool]) -> Iterator[Pool]:
    """Yield decisions pooled until the share of right ones rises with what was stated.

    Isotonic regression (pool adjacent violators, Ayer et al. 1955). ``decisions`` are single ones
    or small groups, in any order; groups that state the same are one.
    """
    ordered = sorted(decisions, key=lambda pool: pool.mean)
    fitted = IsotonicRegression().fit_transform(
        [pool.mean for pool in ordered],
        [pool.right / pool.total for pool in ordered],
        sample_weight=[pool.total for pool in ordered],
    )
    held: list[Pool] = []
    for value, before, pool in zip(fitted, [None, *fitted[:-1]], ordered, strict=True):
        if before is not None and value - before > SAME:
            yield merged(held)
            held = []
        held.append(pool)
    if held:
        yield merged(held)


def merged(held: Sequence[Pool]) -> Pool:
    """Return some groups of decisions as one."""
    total = sum(pool.total for pool in held)
    return Pool(
        min(pool.low for pool in held),
        max(pool.high for pool in held),
        sum(pool.mean * pool.total for pool in held) / total,
        sum(pool.right for pool in held),
        total,
    )


def single(stated: float, *, right: bool) -> Pool:
    """Return one decision."""
    return Pool(stated, stated, stated, int(right), 1)
