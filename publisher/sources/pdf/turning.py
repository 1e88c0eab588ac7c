"""Reading directions: which way a text runs, and the page turned so that it runs to the right."""

from __future__ import annotations

from math import hypot

# Slope of a text that still counts as straight: 6 degrees, more than a page is scanned askew.
STRAIGHT = 0.1


def quarter_turn(along: float, across: float) -> int | None:
    """Return the quarter turns, clockwise, of a direction on the page; None if it is oblique.

    ``along`` is its part to the right, ``across`` its part down the page.
    """
    length = hypot(along, across) or 1.0
    if abs(across) <= STRAIGHT * length:
        return 0 if along >= 0 else 2
    if abs(along) <= STRAIGHT * length:
        return 1 if across > 0 else 3
    return None


def turned(
    x: float, y: float, width: float, height: float, turn: int | None
) -> tuple[float, float]:
    """Return a place on the page after the page was turned back by ``turn`` quarters."""
    if turn == 1:
        return y, width - x
    if turn == 2:
        return width - x, height - y
    if turn == 3:
        return height - y, x
    return x, y
