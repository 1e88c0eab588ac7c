"""Where the two pages of a side lie on their sheet. All lengths are points from its lower left."""

from __future__ import annotations

from enum import StrEnum
from typing import NamedTuple

from publisher.imposition.sheets import Layout
from publisher.structs import frozen

MM = 72 / 25.4  # points in a millimetre
# Points by which two pages may be larger than the sheet before they are scaled: sizes of pages are
# rounded to millimetres in one file and to points in another.
_TOLERANCE = 0.5


class Size(NamedTuple):
    """The width and height of a page."""

    width: float
    height: float


class Edge(StrEnum):
    """The edge on which a printer turns the sheet for its back."""

    SHORT = "short"
    LONG = "long"


@frozen
class FlatSheet:
    """A flat sheet with room for two pages beside each other, the fold between them.

    ``page_width`` and ``page_height`` are those of a page as it lies there, at ``scale`` times its
    own size (1 at most).
    """

    width: float
    height: float
    page_width: float
    page_height: float
    scale: float

    @property
    def fold(self) -> float:
        """Return where the fold is."""
        return self.width / 2

    @property
    def foot(self) -> float:
        """Return where the lower edge of the pages is."""
        return (self.height - self.page_height) / 2

    @property
    def edge(self) -> Edge:
        """Return the edge on which the sheet is turned: the one that lies along the fold."""
        return Edge.SHORT if self.width > self.height else Edge.LONG


def flat_sheet(layout: Layout, page: Size) -> FlatSheet:
    """Return the sheet turned so that two pages fit best, scaled down where they do not fit at all."""
    # Where pages fit both ways up, the sheet lies on its long side: the greater tuple wins.
    short, long = sorted((layout.width * MM, layout.height * MM))
    scale, width, height = max(
        (_fit(Size(w, h), page), w, h) for w, h in ((long, short), (short, long))
    )
    return FlatSheet(width, height, page.width * scale, page.height * scale, scale)


def _fit(sheet: Size, page: Size) -> float:
    """Return the scale at which two pages fit a sheet, at most 1."""
    fits = 2 * page.width <= sheet.width + _TOLERANCE and page.height <= sheet.height + _TOLERANCE
    return 1.0 if fits else min(sheet.width / (2 * page.width), sheet.height / page.height)


def creep(depth: int, paper: float) -> float:
    """Return how far the pages of a sheet move towards the fold, in points; ``paper`` in mm.

    Each sheet lies around those inside it and pushes them out at the fore-edge by its own
    thickness; after trimming they would lack that much of their outer margin. So the shift is
    depth x thickness: 0 on the outermost sheet, (pages / 4 - 1) x thickness on the innermost,
    the shingling formula of imposition programs (Impozycjoner, "Reduction of creeping pages",
    there with a factor of 1 to 1.4 for loose folding; folded with a bone it is 1). An upper
    bound is pi/2 times that: curves beside each other that turn through a quarter of a circle
    differ in length by pi/2 x their distance.
    """
    return depth * paper * MM
