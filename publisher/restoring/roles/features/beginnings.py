"""Where paragraphs begin by the text's own habits, told from all lines that look like no furniture.

The habits of a text (its gaps, indents and what its lines leave empty) are learned from the text
itself in boundaries.py; here their verdict on each line is one more thing seen of it.
"""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from publisher.restoring.measuring.column import column_of, slack
from publisher.restoring.measuring.rows import Row
from publisher.restoring.roles.blocks.boundaries import boundary_odds
from publisher.restoring.roles.features.sheet import Sheet

NAMES = ("begins by habit", "surely begins", "left empty above", "just fitted")
# Log odds beyond which habit is as sure as it can be.
SURE = 8.0
# What a share of the column left empty is multiplied by: one feature for wide gaps, one for narrow.
WIDE, NARROW = 3.0, 25.0


def beginning_features(sheet: Sheet, furniture: NDArray[np.bool_]) -> NDArray[np.float32]:
    """Return a row for each line; ``furniture`` are lines that may hide one half of a sentence."""
    made = np.zeros((len(sheet), len(NAMES)), dtype=np.float32)
    places = np.flatnonzero(~furniture).tolist()
    rows = [_row(sheet, at, order) for order, at in enumerate(places)]
    if len(rows) < 2:
        return made
    column = column_of(rows, sheet.measure)
    odds = np.clip(np.array(boundary_odds(rows, column)), 1e-6, 1 - 1e-6)
    logs = np.clip(np.log(odds / (1 - odds)), -SURE, SURE) / SURE
    empty = np.array([0.0, *(slack(a, b, column) for a, b in zip(rows, rows[1:], strict=False))])
    made[places, 0] = logs
    made[places, 1] = odds > 0.5
    made[places, 2] = np.clip(empty * WIDE, -1, 1)
    made[places, 3] = np.clip(empty * NARROW, -1, 1)
    return made


def _row(sheet: Sheet, at: int, order: int) -> Row:
    line = sheet.lines[at]
    page = int(sheet.page[at])
    return Row(
        number=line.number,
        order=order,
        page=page,
        text=sheet.worded[at].text,
        indent=int(sheet.indents[at]),
        gap=int(sheet.gaps[at]),
        first=at == 0 or int(sheet.page[at - 1]) != page,
        trailing=False,
        width=float(sheet.widths[at]),
    )
