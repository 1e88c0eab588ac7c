"""Evidence as log odds: how features are weighed, fitted and calibrated, in one place.

A feature takes one of a few values at a place. Its table says how often each value is seen
where something holds (a paragraph begins, a line is a heading) and how often where it does not;
the logarithm of the quotient is what the value says for it (naive Bayes). A text teaches its own
tables: general figures count as a number of observations, and what it shows is added to them.
A new kind of evidence is one more Feature.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Mapping, Sequence
from math import exp, log
from typing import TypeAlias

from publisher.structs import frozen

# How often a value is seen where something holds, and how often where it does not.
Table: TypeAlias = Mapping[str, tuple[float, float]]

# Log odds beyond this say no more: the logistic function is 1 there to 17 digits.
STEEPEST = 40.0


@frozen
class Feature:
    """One kind of evidence: its name, its general table, and how much that counts.

    ``strength`` is the number of observations that the general table stands for: a low one is
    soon outweighed by what the text itself shows, a high one hardly ever.
    """

    name: str
    table: Table
    strength: float


@frozen
class Calibration:
    """What a stated probability has been worth: how often such decisions were right."""

    stated: tuple[float, ...]
    found: tuple[float, ...]

    def right(self, stated: float) -> float:
        """Return the probability of being right, between the nearest measured points."""
        place = bisect_right(self.stated, stated)
        if place == 0:
            return self.found[0]
        if place == len(self.stated):
            return self.found[-1]
        low, high = self.stated[place - 1], self.stated[place]
        share = (stated - low) / (high - low)
        return self.found[place - 1] + share * (self.found[place] - self.found[place - 1])


def calibration_of(points: Iterable[Sequence[float]]) -> Calibration:
    """Return the calibration through points [stated, found right], stated rising."""
    stated, found = zip(*points, strict=True)
    return Calibration(stated, found)


def chance(odds: float, steepest: float = STEEPEST) -> float:
    """Return the probability that belongs to log odds (the logistic function)."""
    return 1.0 / (1.0 + exp(-max(-steepest, min(steepest, odds))))


def ratio(value: str | None, table: Table) -> float:
    """Return how much likelier a value is where something holds; 1 for a value not seen."""
    if value is None:
        return 1.0
    at, elsewhere = table[value]
    return at / elsewhere


def log_ratio(value: str | None, table: Table) -> float:
    """Return the natural logarithm of ``ratio``: what a value adds to the log odds."""
    return 0.0 if value is None else log(ratio(value, table))


def fitted(feature: Feature, held: Mapping[str, float], elsewhere: Mapping[str, float]) -> Table:
    """Return the table of a feature as a text now shows it, the general figures mixed in.

    ``held`` and ``elsewhere`` count how often each value was seen where something holds and where
    it does not; counts may be fractions, for what holds is itself a probability.
    """
    at = _mixed(held, {value: pair[0] for value, pair in feature.table.items()}, feature.strength)
    inside = _mixed(
        elsewhere, {value: pair[1] for value, pair in feature.table.items()}, feature.strength
    )
    return {value: (at[value], inside[value]) for value in feature.table}


def _mixed(
    counts: Mapping[str, float], general: Mapping[str, float], strength: float
) -> dict[str, float]:
    return shares({v: strength * often + counts.get(v, 0.0) for v, often in general.items()})


def shares(counts: Mapping[str, float]) -> dict[str, float]:
    """Return counts as shares of their sum."""
    total = sum(counts.values())
    return {value: n / total for value, n in counts.items()}
