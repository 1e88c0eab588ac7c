"""Sheets of lines with chances and features that are made up, to try one step of deciding alone."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import numpy as np
from numpy.typing import NDArray

from publisher.languages import language
from publisher.restoring.roles.columns import COLUMNS
from publisher.restoring.roles.features import Sheet, sheet_of
from publisher.restoring.roles.line_roles import LineRole
from publisher.restoring.roles.states import AT, STATES
from tests.support.pages import transcript

# State → its probability.
Chances = Mapping[tuple[LineRole, bool], float]


def sheet(text: str, tag: str = "sv") -> Sheet:
    """Return the filled lines of a source; a form feed parts its pages."""
    return sheet_of(transcript(text, tag), language(tag))


def logs(lines: int, chances: Mapping[int, Chances]) -> NDArray[np.float32]:
    """Return the logarithms of chances, by line from 0; what is not named is next to impossible."""
    made = np.full((lines, len(STATES)), np.log(1e-6), dtype=np.float32)
    for at, line in chances.items():
        for state, share in line.items():
            made[at, AT[state]] = np.log(share)
    return made


def seen(lines: int, features: Sequence[tuple[int, str]] = ()) -> NDArray[np.float32]:
    """Return a row for each line, with 1 for these features (line from 0, name) and else 0."""
    made = np.zeros((lines, len(COLUMNS)), dtype=np.float32)
    for at, name in features:
        made[at, COLUMNS[name]] = 1
    return made
