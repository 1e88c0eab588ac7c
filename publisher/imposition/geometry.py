"""Where the two pages of a side lie on their sheet. All lengths in points, from the lower left."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from publisher.imposition.sheets import Layout

MM = 72 / 25.4
_TOLERANCE = 0.5  # points; sizes of pages are rounded


class Edge(StrEnum):
    """The edge on which a printer turns the sheet for its back."""

    SHORT = "short"
    LONG = "long"


@dataclass(frozen=True, slots=True)
class Table:
    """A flat sheet with room for two pages beside each other, the fold between them.

    ``page_width`` and ``page_height`` are those of a page as it lies there, ``scale`` what it was
    made smaller by.
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


def lay(layout: Layout, page_width: float, page_height: float) -> Table:
    """Return the sheet turned so that two pages fit best, and them scaled down if they do not."""
    short, long = sorted((layout.width * MM, layout.height * MM))
    scale, width, height = max(
        (_fit(w, h, page_width, page_height), w, h) for w, h in ((long, short), (short, long))
    )
    return Table(width, height, page_width * scale, page_height * scale, scale)


def _fit(width: float, height: float, page_width: float, page_height: float) -> float:
    """Return the scale at which two pages fit a sheet, at most 1."""
    fits = 2 * page_width <= width + _TOLERANCE and page_height <= height + _TOLERANCE
    return 1.0 if fits else min(width / (2 * page_width), height / page_height)


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
