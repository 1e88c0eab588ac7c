"""What the line above leaves empty of the column, had the next letters been set on it as well.

Only lines that look like no furniture count: a folio between them hides what was above.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

import numpy as np
from numpy.typing import NDArray

from publisher.restoring.measuring.column import column_of, slack
from publisher.restoring.measuring.rows import Row
from publisher.restoring.roles.features.sheet import Column, Sheet

NAMES = ("left empty above", "just fitted")
# What a share of the column left empty is multiplied by: one feature for wide gaps, one for narrow.
WIDE, NARROW = 3.0, 25.0


def beginning_features(sheet: Sheet, furniture: NDArray[np.bool_]) -> list[Column]:
    """Return the columns of NAMES; ``furniture`` are lines that may hide one half of a sentence."""
    made = [np.zeros(len(sheet), dtype=np.float32) for _ in NAMES]
    places = np.flatnonzero(~furniture).tolist()
    rows = _rows(sheet, places)
    if len(rows) < 2:
        return made
    width = column_of(rows, sheet.measure)
    empty = np.array([0.0, *(slack(a, b, width) for a, b in pairwise(rows))])
    for column, times in zip(made, (WIDE, NARROW), strict=True):
        column[places] = np.clip(empty * times, -1, 1)
    return made


def _rows(sheet: Sheet, places: Sequence[int]) -> list[Row]:
    """Return some lines of the sheet as rows."""
    page, widths = sheet.page.tolist(), sheet.widths.tolist()
    indents, gaps = sheet.indents.astype(int).tolist(), sheet.gaps.astype(int).tolist()
    return [
        Row(
            number=sheet.lines[at].number,
            order=order,
            page=page[at],
            text=sheet.worded[at].text,
            indent=indents[at],
            gap=gaps[at],
            first=at == 0 or page[at - 1] != page[at],
            trailing=False,
            width=widths[at],
        )
        for order, at in enumerate(places)
    ]
