"""What playa-pdf tells of pictures and of paths."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise

from playa.color import Color
from playa.content import ImageObject, PathObject
from playa.pdftypes import Point
from playa.structure import Element
from playa.utils import apply_matrix_pt

from publisher.sources.pdf.painted import Box, Image, Path

# Operators of curves (PDF 2.0, table 58).
CURVES = frozenset("cvy")
# Units of the page: an edge of a box is no more askew than this.
ASKEW = 0.5
# Each part of a colour that is as good as white, from 0 to 1; corners of a rectangle, and the
# rectangles of a path that may be bars of a chart.
WHITE, CORNERS, MOST_BARS = 0.97, 4, 500
# Opacity, from 0 to 1; what is fainter is hardly seen.
FAINT = 0.05
# Points: what is filled and no thicker is a rule; and parts of a path that are looked at for rules.
THICK, MOST_RULES = 3.0, 2_000


def image_of(image: ImageObject) -> Image:
    """Return an image as it is painted, clipped by nothing."""
    state, box = image.gstate, image.bbox
    # What other objects mask, or shine through it, is cut out of the page as it looks.
    alone = state.smask is None and state.nalpha == 1
    return Image(
        Box(*box) if box else Box(0, 0, 0, 0),
        image.ctm,
        image.srcsize,
        (image.stream.objid or 0) if alone else 0,
        image.imagemask,
        _rgb(state.ncolor),
        state.nalpha < FAINT,
        _alt(image),
    )


def path_of(path: PathObject) -> Path:
    """Return a path as it is painted."""
    segments = path.raw_segments
    ends = (
        (before.points[-1], line.points[-1])
        for before, line in pairwise(segments)
        if line.operator == "l" and before.points
    )
    slanted = sum(abs(x0 - x1) > ASKEW and abs(y0 - y1) > ASKEW for (x0, y0), (x1, y1) in ends)
    curved = any(segment.operator in CURVES for segment in segments)
    parts = _parts(path)
    bars = () if slanted or curved or not path.fill else _bars(path, parts)
    return Path(Box(*path.bbox), slanted + curved, len(parts), bars)


def rules_of(path: PathObject) -> Iterator[Box]:
    """Yield the upright and level rules that a path draws, and the sides of its frames.

    A frame is a rectangle that is stroked, or one that is filled with another left out of it.
    What is as white as paper is not seen.
    """
    state = path.gstate
    stroked = path.stroke and min(_rgb(state.scolor)) <= WHITE
    filled = path.fill and min(_rgb(state.ncolor)) <= WHITE
    parts = _parts(path)
    curved = any(segment.operator in CURVES for segment in path.raw_segments)
    if curved or not (stroked or filled) or len(parts) > MOST_RULES:
        return
    for part in parts:
        placed = [apply_matrix_pt(path.ctm, point) for point in part]
        box = _box(placed)
        if min(box.right - box.left, box.bottom - box.top) <= THICK:
            yield box
        elif stroked or (len(parts) > 1 and len(placed) == CORNERS):
            yield from _sides(placed, closed=path.fill or len(placed) == CORNERS)


def _sides(points: Sequence[Point], *, closed: bool) -> Iterator[Box]:
    """Yield the upright and level lines between points, one after the other."""
    for line in pairwise((*points, points[0]) if closed else points):
        box = _box(line)
        if min(box.right - box.left, box.bottom - box.top) <= ASKEW:
            yield box


def _parts(path: PathObject) -> list[list[Point]]:
    """Return the points of each part of a path, before they are put on the page."""
    parts: list[list[Point]] = []
    for segment in path.raw_segments:
        if segment.operator == "m" or not parts:
            parts.append([])
        parts[-1] += segment.points
    return [part for part in parts if len(part) > 1]


def _bars(path: PathObject, parts: Sequence[Sequence[Point]]) -> tuple[Box, ...]:
    """Return the rectangles that a path fills with a colour that is seen; none if one is no such."""
    if min(_rgb(path.gstate.ncolor)) > WHITE or len(parts) > MOST_BARS:
        return ()
    placed = [[apply_matrix_pt(path.ctm, point) for point in part] for part in parts]
    upright = all(len({(round(x), round(y)) for x, y in part}) <= CORNERS for part in placed)
    return tuple(map(_box, placed)) if upright else ()


def _box(points: Sequence[Point]) -> Box:
    xs, ys = [x for x, _ in points], [y for _, y in points]
    return Box(min(xs), min(ys), max(xs), max(ys))


def _rgb(colour: Color) -> tuple[float, float, float]:
    """Return a colour of one, three or four parts as red, green and blue; black for any other."""
    match [max(0.0, min(1.0, float(value))) for value in colour.values]:
        case [grey]:
            return grey, grey, grey
        case [red, green, blue]:
            return red, green, blue
        case [cyan, magenta, yellow, black]:
            left = 1 - black
            return (1 - cyan) * left, (1 - magenta) * left, (1 - yellow) * left
        case _:
            return 0.0, 0.0, 0.0


def _alt(image: ImageObject) -> str:
    """Return what the tags of a file say that a picture shows."""
    if image.mcid is None:
        return ""
    element: object = image.parent
    while isinstance(element, Element):
        said = element.alternate_description
        if said:
            # Some makers end their texts with a sign for that, as programs do.
            return " ".join("".join(c if c.isprintable() else " " for c in said).split())
        element = element.parent
    return ""
