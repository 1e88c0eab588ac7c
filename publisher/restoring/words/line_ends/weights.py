"""What each clue weighs, as learned from open texts (training/line_ends)."""

from __future__ import annotations

import tomllib
from bisect import bisect_right
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from math import exp
from typing import Any

from publisher.restoring.words.line_ends.clues import Clues

UNKNOWN = "joined-unknown"
STEEPEST = 40.0


@dataclass(frozen=True, slots=True)
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


@dataclass(frozen=True, slots=True)
class Hidden:
    """The weights of clues of a lost hyphen, and what their odds are worth."""

    weights: dict[str, float]
    calibration: Calibration


@dataclass(frozen=True, slots=True)
class Weights:
    """Weights of clues, and how far to trust what comes of them.

    ``keep`` and ``space`` speak for a hyphen that stays or is suspended, against one that goes;
    ``hidden_known`` and ``hidden_unknown`` for a lost hyphen, where the joined word is known and
    where it is not. ``hidden_prior`` is the share of lost hyphens they were learned with.
    """

    keep: dict[str, float]
    space: dict[str, float]
    shown: Calibration
    hidden_known: Hidden
    hidden_unknown: Hidden
    hidden_prior: float

    def hidden(self, clues: Clues) -> Hidden:
        """Return the weights that are meant for these clues of a lost hyphen."""
        return self.hidden_unknown if UNKNOWN in clues else self.hidden_known


def total(clues: Clues, weights: dict[str, float]) -> float:
    """Return the weighted sum of the clues, in log odds."""
    return sum(value * weights.get(name, 0.0) for name, value in clues.items())


def chance(odds: float) -> float:
    """Return the probability that belongs to log odds (the logistic function)."""
    return 1.0 / (1.0 + exp(-max(-STEEPEST, min(STEEPEST, odds))))


@cache
def load_weights() -> Weights:
    """Return the committed weights."""
    text = files(__package__).joinpath("weights.toml").read_text("utf-8")
    table = tomllib.loads(text)
    hidden = table["hidden"]
    return Weights(
        keep=table["shown"]["keep"],
        space=table["shown"]["space"],
        shown=_calibration(table["shown"]["calibration"]),
        hidden_known=_hidden(hidden, "known"),
        hidden_unknown=_hidden(hidden, "unknown"),
        hidden_prior=hidden["prior"],
    )


def _hidden(table: dict[str, Any], name: str) -> Hidden:
    return Hidden(table[name], _calibration(table["calibration"][name]["points"]))


def _calibration(points: list[list[float]]) -> Calibration:
    stated, found = zip(*points, strict=True)
    return Calibration(stated, found)
