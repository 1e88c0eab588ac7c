"""Lines and pages → what may tell their roles, as numbers: one row of figures for each line."""

from __future__ import annotations

from collections.abc import Iterator

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


def features(sheet: Sheet, seen: NDArray[np.float32] | None = None) -> NDArray[np.float32]:
    """Return a row for each line, a column for each of NAMES.

    They are put into the first columns of ``seen``, where it is given and the sheet was read into
    it; then all of it is returned.
    """
    if seen is None:
        seen = np.empty((len(sheet), len(NAMES)), np.float32)
        seen[:, : len(wording.NAMES)] = sheet.table
    at = len(wording.NAMES)
    # One group after the other, so that none stands in memory twice for long.
    for own in _groups(sheet):
        seen[:, at : at + own.shape[1]] = own
        at += own.shape[1]
    return seen


def _groups(sheet: Sheet) -> Iterator[NDArray[np.float32]]:
    """Yield the columns of NAMES behind those of each line by itself, group by group."""
    around = edge_columns(sheet)
    yield from layout_features(sheet, around)
    furniture = likely_furniture(sheet, around)
    del around
    yield beginning_features(sheet, furniture)
    yield frame_features(sheet)
    yield from series_features(sheet)
