"""Marks for the person who folds, staples and trims: hair lines, as PDF operators."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TypeAlias

from publisher.imposition.folding import FoldedSheet
from publisher.imposition.geometry import MM, Table

Stroke: TypeAlias = tuple[float, float, float, float]  # from x, y to x, y

_ROOM = 3 * MM  # waste that is wide enough for a mark
_LENGTH = 5 * MM
_AWAY = 1 * MM  # between a mark and the page
_STAPLE = 12 * MM  # the back of a staple 24/6 or 26/6
_LEG = 1 * MM
_STATIONS = (0.25, 0.75)  # of the height: where the spine opens least


def marks(table: Table, sheet: FoldedSheet, *, front: bool) -> bytes:
    """Return the operators that draw the marks of one side of a sheet.

    Trim and fold marks stand in the waste. Where pages fill the sheet the fold is marked at its
    ends, on the outside of a signature alone, as staples are.
    """
    outside = front and sheet.depth == 0
    solid = [*_trim(table), *(_staples(table) if outside else ())]
    dashed = list(_folds(table, outside=outside))
    return b"q 0 G 0.25 w " + _drawn(solid) + b"[2 2] 0 d " + _drawn(dashed) + b"Q\n"


def _drawn(strokes: list[Stroke]) -> bytes:
    lines = ("{:.2f} {:.2f} m {:.2f} {:.2f} l S ".format(*stroke) for stroke in strokes)
    return "".join(lines).encode()


def _folds(table: Table, *, outside: bool) -> Iterator[Stroke]:
    """Yield a stroke at each end of the fold."""
    waste = table.foot
    if waste < _ROOM and not outside:
        return
    away = _AWAY if waste >= _ROOM else waste - _LENGTH  # less than none: into the page
    low = max(waste - away - _LENGTH, 0)
    yield table.fold, low, table.fold, waste - away
    yield table.fold, table.height - waste + away, table.fold, table.height - low


def _trim(table: Table) -> Iterator[Stroke]:
    """Yield strokes that continue the edges of the pages where there is waste beside them."""
    left, foot = table.fold - table.page_width, table.foot
    across = ((left, -1.0), (table.width - left, 1.0))
    upright = ((foot, -1.0), (table.height - foot, 1.0))
    for x, outwards in across:
        for y, up in upright:
            if left >= _ROOM:
                yield x + outwards * _AWAY, y, x + outwards * min(left, _AWAY + _LENGTH), y
            if foot >= _ROOM:
                yield x, y + up * _AWAY, x, y + up * min(foot, _AWAY + _LENGTH)


def _staples(table: Table) -> Iterator[Stroke]:
    """Yield the backs of two staples, with short strokes where their legs go in."""
    for station in _STATIONS:
        middle = table.foot + station * table.page_height
        ends = (middle - _STAPLE / 2, middle + _STAPLE / 2)
        yield table.fold, ends[0], table.fold, ends[1]
        for y in ends:
            yield table.fold - _LEG, y, table.fold + _LEG, y
