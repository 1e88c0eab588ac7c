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
from publisher.restoring.roles.features.sheet import Column, Sheet, sheet_of, table_of

NAMES = (
    *wording.NAMES,
    *layout.NAMES,
    *layout.HABITS,
    *beginnings.NAMES,
    *frames.NAMES,
    *series.NAMES,
    *series.HABITS,
)

__all__ = ["NAMES", "Sheet", "features", "sheet_of", "table_of"]


def features(sheet: Sheet, seen: NDArray[np.float32] | None = None) -> NDArray[np.float32]:
    """Return a row for each line, a column for each of NAMES.

    They are put into the first columns of ``seen``, where it is given and the sheet was read into
    it; all else in these columns is 0. Then all of it is returned.
    """
    if seen is None:
        seen = table_of(len(sheet), len(NAMES))
        seen[:, : len(wording.NAMES)] = sheet.table
    for at, column in enumerate(_columns(sheet), len(wording.NAMES)):
        # A column into which nothing is written takes no memory.
        if np.any(column):
            seen[:, at] = column
    return seen


def _columns(sheet: Sheet) -> Iterator[Column | float]:
    """Yield the columns of NAMES behind those of each line by itself."""
    around = edge_columns(sheet)
    yield from layout_features(sheet, around)
    furniture = likely_furniture(sheet, around)
    del around
    yield from beginning_features(sheet, furniture)
    yield from frame_features(sheet)
    yield from series_features(sheet)
