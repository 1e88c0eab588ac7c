"""What is seen of a line, in groups of features that a person takes in at one glance, and in words."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from publisher.packaged import packaged_table
from publisher.restoring.roles.columns import COLUMNS
from publisher.structs import frozen

TABLE = Path(__file__).with_name("aspects.toml")
# What holds for all lines of a text says nothing of one of them.
WHOLE_TEXT = "whole text"
# A feature, the value that it has to pass, and what is said then.
Saying = tuple[str, float, str]


@frozen
class Aspect:
    """Features that say one thing together.

    ``says`` are tried in their order; where none holds, ``otherwise`` is said.
    """

    features: tuple[str, ...]
    says: tuple[Saying, ...]
    otherwise: str

    @property
    def columns(self) -> list[int]:
        """Return where the features stand in the row of a line."""
        return [COLUMNS[name] for name in self.features]

    def words(self, seen: NDArray[np.float32]) -> str:
        """Return what is seen of a line, from its row of features."""
        holding = (words for name, least, words in self.says if seen[COLUMNS[name]] > least)
        return next(holding, self.otherwise)


@cache
def aspects() -> Mapping[str, Aspect]:
    """Return all aspects by name."""
    groups = packaged_table(TABLE)
    return {
        name: Aspect(
            tuple(own["features"]),
            tuple((feature, least, words) for feature, least, words in own.get("says", ())),
            own["otherwise"],
        )
        for name, own in groups.items()
    }


def of_lines() -> tuple[Aspect, ...]:
    """Return the aspects that differ from line to line."""
    return tuple(aspect for name, aspect in aspects().items() if name != WHOLE_TEXT)
