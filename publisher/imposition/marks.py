"""Marks for the person who folds, staples and trims: hair lines, as PDF operators."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from publisher.imposition.folding import FoldedSheet
from publisher.imposition.geometry import MM, FlatSheet


class Stroke(NamedTuple):
    """A straight line from one point to another, in points from the sheet's lower left."""

    x: float
    y: float
    to_x: float
    to_y: float


_ROOM = 3 * MM  # the least width of waste beside the pages that a mark is drawn in
_LENGTH = 5 * MM  # of a mark
_AWAY = 1 * MM  # between a mark and the page, so that it is cut off even where the knife strays
_STAPLE = 12 * MM  # the back of a staple 24/6 or 26/6
_LEG = 1 * MM  # the stroke, on each side of the fold, that shows where a leg goes in
_STATIONS = (0.25, 0.75)  # of the page's height: two staples there keep the spine from opening


def marks(flat: FlatSheet, sheet: FoldedSheet, *, front: bool) -> bytes:
    """Return the operators that draw the marks of one side of a sheet, its front or its back.

    Trim and fold marks stand in the waste. Where pages fill the sheet, the fold is marked at its
    ends instead, and only on the outside of a signature, where the staples are marked too.
    """
    outside = front and sheet.depth == 0
    solid = [*_trim(flat), *(_staples(flat) if outside else ())]
    dashed = list(_folds(flat, outside=outside))
    return b"q 0 G 0.25 w " + _drawn(solid) + b"[2 2] 0 d " + _drawn(dashed) + b"Q\n"


def _drawn(strokes: list[Stroke]) -> bytes:
    """Return the operators that draw strokes."""
    lines = ("{:.2f} {:.2f} m {:.2f} {:.2f} l S ".format(*stroke) for stroke in strokes)
    return "".join(lines).encode()


def _folds(flat: FlatSheet, *, outside: bool) -> Iterator[Stroke]:
    """Yield a stroke at each end of the fold."""
    waste = flat.foot
    if waste < _ROOM and not outside:
        return
    # Without waste the mark is drawn inside the page, where the fold hides it.
    away = _AWAY if waste >= _ROOM else waste - _LENGTH  # below zero it reaches into the page
    low = max(waste - away - _LENGTH, 0)
    yield Stroke(flat.fold, low, flat.fold, waste - away)
    yield Stroke(flat.fold, flat.height - waste + away, flat.fold, flat.height - low)


def _trim(flat: FlatSheet) -> Iterator[Stroke]:
    """Yield strokes that continue the edges of the pages where there is waste beside them."""
    left, foot = flat.fold - flat.page_width, flat.foot
    across = ((left, -1.0), (flat.width - left, 1.0))
    upright = ((foot, -1.0), (flat.height - foot, 1.0))
    for x, outwards in across:
        for y, up in upright:
            if left >= _ROOM:
                yield Stroke(x + outwards * _AWAY, y, x + outwards * min(left, _AWAY + _LENGTH), y)
            if foot >= _ROOM:
                yield Stroke(x, y + up * _AWAY, x, y + up * min(foot, _AWAY + _LENGTH))


def _staples(flat: FlatSheet) -> Iterator[Stroke]:
    """Yield the backs of two staples, with short strokes where their legs go in."""
    for station in _STATIONS:
        middle = flat.foot + station * flat.page_height
        ends = (middle - _STAPLE / 2, middle + _STAPLE / 2)
        yield Stroke(flat.fold, ends[0], flat.fold, ends[1])
        for y in ends:
            yield Stroke(flat.fold - _LEG, y, flat.fold + _LEG, y)
