"""Pictures that a program has cut into strips or tiles, put together again."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from math import hypot

from publisher.sources.pdf.painted import Box, Image, area, around, common
from publisher.sources.pdf.pictures.found import Found

# Points: tiles touch, within what placing rounds off.
TOUCHING = 0.35
# Points by which the edges of two tiles of one row may differ.
ALIKE = 1.0
# The share by which the resolutions of two tiles differ at most.
ONE_SCALE = 0.03
# The share of the smaller of two images that lie on each other, so that they are one picture.
ON_IT = 0.5


def put_together(images: Iterable[Found]) -> list[Found]:
    """Return pictures, those that are tiles of one, or lie on each other, as one."""
    made: list[Found] = []
    for image in images:
        grown = image
        while others := [one for one in made if _belong(one, grown)]:
            for one in others:
                made.remove(one)
                pieces = (*one.pieces, *grown.pieces)
                grown = replace(
                    grown, box=around(one.box, grown.box), pieces=pieces, alt=one.alt or grown.alt
                )
        made.append(grown)
    return made


def _belong(one: Found, other: Found) -> bool:
    shared = area(common(one.box, other.box))
    if shared >= ON_IT * min(area(one.box), area(other.box)):
        return True
    return _touch(one.box, other.box) and _one_scale((*one.pieces, *other.pieces))


def _touch(one: Box, other: Box) -> bool:
    """Tell whether two boxes are neighbours in a row or a column, with edges alike."""
    level = abs(one.top - other.top) <= ALIKE and abs(one.bottom - other.bottom) <= ALIKE
    upright = abs(one.left - other.left) <= ALIKE and abs(one.right - other.right) <= ALIKE
    beside = min(abs(one.right - other.left), abs(other.right - one.left)) <= TOUCHING
    below = min(abs(one.bottom - other.top), abs(other.bottom - one.top)) <= TOUCHING
    return (level and beside) or (upright and below)


def _one_scale(pieces: Iterable[Image]) -> bool:
    scales = sorted(max(scales_of(piece)) for piece in pieces)
    return scales[-1] - scales[0] <= ONE_SCALE * scales[-1]


def scales_of(image: Image) -> tuple[float, float]:
    """Return how many pixels of an image there are to the point, across and down."""
    a, b, c, d, _, _ = image.matrix
    width, height = image.pixels
    across, down = hypot(a, b), hypot(c, d)
    return (width / across if across else 0.0), (height / down if down else 0.0)
