"""Learn how suspicious a text is: ``python -m training.suspicion``.

Every source of the tracks is restored with weights that were fitted without its work (``make
folds``), its book is scored, and the figures about it are kept in build/suspected. A formula of few
trees is fitted to the scores. Printed is how it holds on works that it was not fitted to.
"""

from __future__ import annotations

import argparse
import json
from collections.abc import Iterator, Mapping, Sequence
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass
from functools import cache, partial
from itertools import pairwise
from math import sqrt
from pathlib import Path
from statistics import median
from typing import Any

import numpy as np
from numpy.typing import NDArray
from sklearn.ensemble import RandomForestRegressor
from sklearn.linear_model import LogisticRegression, Ridge

import publisher
from bench.score_texts import MISSING
from bench.scoring.__main__ import FOLDS
from bench.scoring.books import score_source
from bench.scoring.tracks import DRAWN, FOLDERS, STRUCTURED, Source, sources_of
from publisher.model.verdicts import NO_VERDICTS
from publisher.restoring.learned import SHIPPED, folder, learned_from
from publisher.restoring.restore import restored
from publisher.restoring.roles import tell
from publisher.restoring.roles.network import WEIGHTS
from publisher.restoring.safeguards import made_of
from publisher.restoring.suspicion import Restored, figures_of
from publisher.restoring.suspicion.trees import Tree, points
from publisher.restoring.suspicion.weighing import TABLE
from publisher.sources import read_source
from training.provenance import digest, provenance

PACKAGE = Path(publisher.__file__).parent
KEPT = PACKAGE.parent / "build" / "suspected"
# What figures and scores depend on, beside the weights of the fold.
ROOMS = ("restoring", "languages", "model", "sources")
# PDFs go through a reader of their own, which the network has not been fitted for.
TRACKS = tuple(track for track in FOLDERS if track not in STRUCTURED and track not in DRAWN)
# A book is wrong that scores less than this.
WRONG = 90.0
# The forest: enough trees for an even figure, each of as few leaves as tell as much as more.
FOREST: dict[str, Any] = {
    "n_estimators": 40,
    "max_leaf_nodes": 12,
    "min_samples_leaf": 3,
    "max_features": 0.4,
    "oob_score": True,
    "random_state": 0,
}
# The ridge penalty on a standardised weight, as a share of the number of texts.
PENALTY = 0.3
# A weight, in log odds, that is worth keeping.
LEAST = 0.05
# The share of texts that are the worst, and of those that are looked at.
WORST, LOOKED_AT = 0.1, 0.2
# The rows of the second table; the last one takes in 1.
BOUNDS = (0.0, 0.1, 0.2, 0.4, 0.6, 0.8, 1.01)
COMMAND = "python -m training.suspicion"

Vector = NDArray[np.float64]


@dataclass(frozen=True, slots=True)
class Known:
    """A source with the score of its book (0 to 100), and the share that each figure has."""

    name: str
    track: str
    fold: int
    score: float
    shares: Mapping[str, float]


@dataclass(frozen=True, slots=True)
class Formula:
    """The log odds of a wrong book, from the points that ``trees`` say its book lacks.

    ``weights`` are what the roots of shares add to the log odds, one by one.
    """

    bias: float
    slope: float
    weights: Mapping[str, float]
    trees: Sequence[Tree]

    def odds(self, shares: Mapping[str, float]) -> float:
        """Return the log odds that a book with these shares is wrong."""
        roots = {name: sqrt(share) for name, share in shares.items()}
        return self.bias + self.slope * points(self.trees, roots)


def known_of(source: Source, folds: Path) -> Known:
    """Return a source with its figures and its score, from the weights of its fold."""
    with learned_from(folds / f"work-{source.fold}"):
        text = read_source(source.path, source.path.name, source.language).value
        told = tell(text)
        made = restored(text, told)
        whole = Restored(made_of(text, told, NO_VERDICTS), made.value.joins, made.findings)
        shares = {figure.name: figure.share for figure in figures_of(whole)}
        return Known(source.name, source.track, source.fold, _score(source), shares)


def _score(source: Source) -> float:
    """Return the score of a source's book; it is kept while nothing changes that it depends on."""
    own = (source.path, source.gold, folder() / WEIGHTS)
    state = digest([_press(), *(path.read_bytes().hex() for path in own)])
    kept = KEPT / f"{source.name.replace('/', '.')}.{state}"
    if not kept.is_file():
        KEPT.mkdir(parents=True, exist_ok=True)
        kept.write_text(str(score_source(source).figures["score"]), "utf-8")
    return float(kept.read_text("utf-8"))


@cache
def _press() -> str:
    files = sorted(
        path
        for room in ROOMS
        for path in (PACKAGE / room).rglob("*")
        if path.suffix in (".py", ".toml", ".tsv") and "suspicion" not in path.as_posix()
    )
    return digest(path.read_bytes().hex() for path in files)


def fit(known: Sequence[Known]) -> Formula:
    """Return the formula that fits some sources: first what is lost, then how likely a wrong book.

    A random forest tells the points that a book lacks of 100 from the roots of the shares, no tree
    of which may fall where a share rises; logistic regression on that one number makes it a
    probability. Ridge regression with no weight below zero tells what each figure adds.
    """
    names = sorted({name for one in known for name in one.shares})
    roots = np.sqrt([[one.shares.get(name, 0.0) for name in names] for one in known])
    lost = np.array([100 - one.score for one in known])
    forest = RandomForestRegressor(**FOREST, monotonic_cst=[1] * len(names)).fit(roots, lost)
    trees = tuple(_tree(grown.tree_, names) for grown in forest.estimators_)
    # Each text by the trees that have not seen it: of those they have seen, trees are too sure.
    bias, slope = _odds(forest.oob_prediction_, lost)
    spread = roots.std(0) + 1e-9
    ridge = Ridge(alpha=PENALTY * len(known), positive=True).fit(roots / spread, lost)
    _, per_point = _odds(ridge.predict(roots / spread), lost)
    weights = per_point * ridge.coef_ / spread
    kept = {n: round(float(w), 3) for n, w in zip(names, weights, strict=True) if w >= LEAST}
    return Formula(round(bias, 3), round(slope, 4), kept, trees)


def _odds(told: Vector, lost: Vector) -> tuple[float, float]:
    """Return bias and slope of the log odds of a wrong book, over the points it is told to lack."""
    odds = LogisticRegression().fit(told[:, None], lost > 100 - WRONG)
    return float(odds.intercept_[0]), float(odds.coef_[0, 0])


def _tree(grown: Any, names: Sequence[str], at: int = 0) -> Tree:
    """Return a tree of scikit-learn from one of its nodes on, as it is written into the table."""
    below, above = int(grown.children_left[at]), int(grown.children_right[at])
    if below < 0:
        return round(float(grown.value[at][0][0]), 2)
    bound = round(float(grown.threshold[at]), 4)
    inner = (_tree(grown, names, below), _tree(grown, names, above))
    return [names[grown.feature[at]], bound, *inner]


def left_out(known: Sequence[Known]) -> Vector:
    """Return the log odds of each source from a formula that was fitted without its fold."""
    odds = np.zeros(len(known))
    for fold in {one.fold for one in known}:
        formula = fit([one for one in known if one.fold != fold])
        for at, one in enumerate(known):
            if one.fold == fold:
                odds[at] = formula.odds(one.shares)
    return odds


def table(known: Sequence[Known], odds: Vector) -> Iterator[str]:
    """Yield the tables of docs/figures.md: how well the worst are found, and how sure it is."""
    yield "| track | rank correlation with 100 - score | of the worst tenth among the first fifth |"
    yield "|---|---|---|"
    lost = np.array([100 - one.score for one in known])
    everything = np.ones(len(known), dtype=np.bool_)
    yield _row(f"all ({len(known)})", lost, odds, everything)
    for track in dict.fromkeys(one.track for one in known):
        own = np.array([one.track == track for one in known])
        yield _row(f"{track} ({own.sum()})", lost, odds, own)
    yield ""
    yield f"| suspicion | books | of them below {WRONG:g} | mean score |"
    yield "|---|---|---|---|"
    stated = 1 / (1 + np.exp(-odds))
    for low, high in pairwise(BOUNDS):
        inside = (stated >= low) & (stated < high)
        if inside.any():
            wrong, mean = (lost[inside] > 100 - WRONG).mean(), 100 - lost[inside].mean()
            yield f"| {low:g} to {min(1, high):g} | {inside.sum()} | {wrong:.0%} | {mean:.1f} |"


def _row(name: str, lost: Vector, odds: Vector, own: NDArray[np.bool_]) -> str:
    found, worst = found_among(lost[own], odds[own])
    return f"| {name} | {rank_correlation(lost[own], odds[own]):.2f} | {found} of {worst} |"


def found_among(lost: Vector, odds: Vector) -> tuple[int, int]:
    """Return how many of the worst tenth are in the most suspicious fifth, and how many there are.

    Of equals the first ones count; one text at least is the worst.
    """
    worst = np.argsort(-lost, kind="stable")[: max(1, round(WORST * len(lost)))]
    looked_at = np.argsort(-odds, kind="stable")[: max(1, round(LOOKED_AT * len(lost)))]
    return len(np.intersect1d(worst, looked_at)), len(worst)


def rank_correlation(one: Vector, other: Vector) -> float:
    """Return Spearman's rank correlation of two rows of numbers; equals share their mean rank."""
    return float(np.corrcoef(_ranks(one), _ranks(other))[0, 1])


def _ranks(values: Vector) -> Vector:
    _, at, counts = np.unique(values, return_inverse=True, return_counts=True)
    ends = np.cumsum(counts)
    ranks: Vector = (ends - (counts - 1) / 2)[at]
    return ranks


def written(known: Sequence[Known], formula: Formula) -> str:
    """Return the learned table under its head: bias, weights, and what is usual of each figure."""
    names = digest(one.name for one in known)
    source = (
        f"{len(known)} texts of the tracks, SHA-256 of their names {names}, each without its work"
    )
    usual = {
        name: round(median(sqrt(one.shares.get(name, 0.0)) for one in known), 3)
        for name in formula.weights
    }
    lines = [*provenance(source, COMMAND), "# Log odds that a book scores less than 90.\n"]
    lines += [f"bias = {formula.bias}\n", "# For each point that the book is likely to lack.\n"]
    lines += [f"slope = {formula.slope}\n", "\n# See suspicion/trees.py.\ntrees = [\n"]
    lines += [f"{json.dumps(tree)},\n" for tree in formula.trees]
    lines += ["]\n", "\n# Of the root of each share, for the grounds.\n[weights]\n"]
    lines += [f"{name} = {weight}\n" for name, weight in formula.weights.items()]
    lines += ["\n# The median of the roots.\n[usual]\n"]
    lines += [f"{name} = {root}\n" for name, root in usual.items()]
    return "".join(lines)


def learn(folds: Path = FOLDS, jobs: int = 2) -> None:
    """Fit the formula, write it into the package, and print how it holds on works left out."""
    sources = [source for track in TRACKS for source in sources_of(track)]
    missing = {f"work-{s.fold}" for s in sources if not (folds / f"work-{s.fold}").is_dir()}
    if not sources or missing:
        print(f"not fitted yet: {', '.join(sorted(missing))} (make folds)" if missing else MISSING)
        return
    with ProcessPoolExecutor(jobs) as workers:
        known = list(workers.map(partial(known_of, folds=folds), sources))
    (SHIPPED / TABLE).write_text(written(known, fit(known)), "utf-8")
    print("\n".join(table(known, left_out(known))))


def main() -> None:
    """Learn from the folds that are named."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--folds", type=Path, default=FOLDS, help="where the folds are")
    parser.add_argument("--jobs", type=int, default=2, help="worker processes")
    options = parser.parse_args()
    learn(options.folds, options.jobs)


if __name__ == "__main__":
    main()
