"""What each clue weighs, as learned from open texts (training/line_ends)."""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import Any

from publisher.restoring import learned
from publisher.restoring.evidence import Calibration, calibration_of
from publisher.restoring.words.line_ends.clues import Clues
from publisher.structs import frozen

UNKNOWN = "joined-unknown"


@frozen
class Hidden:
    """The weights of clues of a lost hyphen, and what their odds are worth."""

    weights: dict[str, float]
    calibration: Calibration


@frozen
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


def load_weights() -> Weights:
    """Return the learned weights."""
    return _weights(learned.folder())


@cache
def _weights(where: Path) -> Weights:
    table = learned.table("line_ends.toml", where)
    hidden = table["hidden"]
    return Weights(
        keep=table["shown"]["keep"],
        space=table["shown"]["space"],
        shown=calibration_of(table["shown"]["calibration"]),
        hidden_known=_hidden(hidden, "known"),
        hidden_unknown=_hidden(hidden, "unknown"),
        hidden_prior=hidden["prior"],
    )


def _hidden(table: dict[str, Any], name: str) -> Hidden:
    return Hidden(table[name], calibration_of(table["calibration"][name]["points"]))
