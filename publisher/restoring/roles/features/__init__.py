"""Lines and pages → what may tell their roles, as numbers: one row of figures for each line."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import chain

import numpy as np
from numpy.typing import NDArray

from publisher.restoring.roles.features import beginnings, frames, layout, series, wording
from publisher.restoring.roles.features.beginnings import beginning_features
from publisher.restoring.roles.features.frames import frame_features
from publisher.restoring.roles.features.layout import (
    edge_columns,
    layout_features,
    likely_furniture,
)
from publisher.restoring.roles.features.series import series_features
from publisher.restoring.roles.features.sheet import Sheet, sheet_of

NAMES = (
    *wording.NAMES,
    *layout.NAMES,
    *layout.HABITS,
    *beginnings.NAMES,
    *frames.NAMES,
    *series.NAMES,
    *series.HABITS,
)

__all__ = ["NAMES", "Sheet", "features", "sheet_of"]


def features(sheet: Sheet, *beside: NDArray[np.float32]) -> NDArray[np.float32]:
    """Return a row for each line, a column for each of NAMES; behind them those from ``beside``."""
    made = np.empty((len(sheet), len(NAMES) + sum(own.shape[1] for own in beside)), np.float32)
    at = 0
    # One after the other, so that not all of them stand in memory twice.
    for own in chain(_groups(sheet), beside):
        made[:, at : at + own.shape[1]] = own
        at += own.shape[1]
    return made


def _groups(sheet: Sheet) -> Iterator[NDArray[np.float32]]:
    """Yield the columns of NAMES, group by group."""
    around = edge_columns(sheet)
    yield sheet.table
    yield layout_features(sheet, around)
    yield beginning_features(sheet, likely_furniture(sheet, around))
    yield frame_features(sheet)
    yield series_features(sheet)
