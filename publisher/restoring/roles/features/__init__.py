"""Lines and pages → what may tell their roles, as numbers: one row of figures for each line."""

from __future__ import annotations

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
    around = edge_columns(sheet)
    return np.hstack(
        [
            sheet.table,
            layout_features(sheet, around),
            beginning_features(sheet, likely_furniture(sheet, around)),
            frame_features(sheet),
            series_features(sheet),
            *beside,
        ]
    )
