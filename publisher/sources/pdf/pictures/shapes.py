"""A drawing as shapes: what a file paints in a part of a page, in the order in which it is painted.

Paths, their colours, widths, dashes and clips are PDFium's; letters are shapes too, in the outlines
of their fonts. What is no path and no letter (images, shadings, letters drawn as outlines) is not
understood here, and nobody guesses: whoever asks compares what the shapes look like with the page.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterator, Mapping, Sequence
from ctypes import byref, c_double, c_float, c_int, c_uint, c_void_p, cast
from functools import partial
from math import hypot
from typing import Any, NamedTuple

from pypdfium2 import PdfPage, raw

from publisher.sources.pdf.painted import Box, Matrix, common

# Steps of all paths of a drawing; one with more is smaller as a picture, and no reader draws it at once.
MOST_STEPS = 40_000
# Forms within one another.
DEEPEST = 8
# The share by which the sides of a matrix may differ that makes a line as broad in all ways.
ALIKE = 0.02
# Points: a line without width is as thin as a printer can make it.
HAIRLINE = 0.25
# Letters of a page that are looked at.
MOST_LETTERS = 50_000
# Times the width of a line that its corners reach out.
MITRE = 5.0

Step = tuple[str, tuple[float, ...]]  # M, L, C or Z with its points, as SVG writes them
Outline = tuple[Step, ...]
Colour = tuple[int, int, int, int]  # red, green, blue and opacity, each from 0 to 255


class NotUnderstoodError(Exception):
    """Something is painted that is no shape."""


class Pen(NamedTuple):
    """How a line is drawn: width, dashes and their beginning in points, ends and joins as in PDF."""

    colour: Colour
    width: float
    dashes: tuple[float, ...]
    phase: float
    cap: int
    join: int


class Shape(NamedTuple):
    """A path in points from the upper left corner of its drawing, and how it is painted.

    ``fill`` and ``pen`` are None where it is not filled, or not drawn. ``even_odd`` tells the rule
    of filling. ``clips`` are paths beyond which nothing of it is seen.
    """

    outline: Outline
    fill: Colour | None
    even_odd: bool
    pen: Pen | None
    clips: tuple[Outline, ...]


def shapes_in(page: PdfPage, box: Box) -> list[Shape]:
    """Return the shapes that are seen in a part of a page, which is not turned.

    ``box`` is in points from the upper left corner of the page. Raises NotUnderstoodError.
    """
    left, _, _, top = page.get_bbox()
    seen = (1.0, 0.0, 0.0, -1.0, -left - box.left, top - box.top)
    reader = _Reader(box, _letters(page, seen))
    for at in range(raw.FPDFPage_CountObjects(page.raw)):
        reader.read(raw.FPDFPage_GetObject(page.raw, at), seen, (), 0)
    return reader.shapes


class _Letter(NamedTuple):
    """A letter of a text: its code in Unicode, and the matrix from a font of size 1 to the drawing."""

    code: int
    matrix: Matrix


class _Reader:
    """Reads the objects of a page one after the other."""

    def __init__(self, box: Box, letters: Mapping[int, list[_Letter]]) -> None:
        self._box, self._letters = box, letters
        self._steps = 0
        self.shapes: list[Shape] = []

    def read(self, thing: Any, matrix: Matrix, clips: tuple[Outline, ...], depth: int) -> None:
        kind = raw.FPDFPageObj_GetType(thing)
        if kind == raw.FPDF_PAGEOBJ_FORM:
            self._form(thing, matrix, (*clips, *_clips(thing, matrix)), depth)
        elif kind == raw.FPDF_PAGEOBJ_PATH:
            self._path(thing, matrix, clips)
        elif kind == raw.FPDF_PAGEOBJ_TEXT:
            self._text(thing, matrix, clips)
        elif self._is_seen(_bounds(thing, matrix)):
            raise NotUnderstoodError("an image or a shading")

    def _form(self, form: Any, matrix: Matrix, clips: tuple[Outline, ...], depth: int) -> None:
        if depth >= DEEPEST:
            raise NotUnderstoodError("forms within forms")
        inner = _times(_matrix(form), matrix)
        for at in range(raw.FPDFFormObj_CountObjects(form)):
            self.read(raw.FPDFFormObj_GetObject(form, at), inner, clips, depth + 1)

    def _path(self, path: Any, matrix: Matrix, clips: tuple[Outline, ...]) -> None:
        rule, drawn = c_int(), c_int()
        raw.FPDFPath_GetDrawMode(path, byref(rule), byref(drawn))
        if not rule.value and not drawn.value:
            return
        inner = _times(_matrix(path), matrix)
        fill = _colour(path, raw.FPDFPageObj_GetFillColor) if rule.value else None
        pen = _pen(path, inner) if drawn.value else None
        count = raw.FPDFPath_CountSegments(path)
        segments = _segments(count, partial(raw.FPDFPath_GetPathSegment, path))
        even_odd = rule.value == raw.FPDF_FILLMODE_ALTERNATE
        self._add(Shape(_outline(segments, inner), fill, even_odd, pen, clips), path, matrix)

    def _text(self, text: Any, matrix: Matrix, clips: tuple[Outline, ...]) -> None:
        mode = raw.FPDFTextObj_GetTextRenderMode(text)
        if mode == raw.FPDF_TEXTRENDERMODE_INVISIBLE:
            return
        font = raw.FPDFTextObj_GetFont(text)
        outlines: list[Step] = []
        for letter in self._letters.get(_address(text), ()):
            found = _glyph(font, letter)
            if not found and not chr(letter.code).isspace() and self._is_seen(_spot(letter.matrix)):
                raise NotUnderstoodError("a letter without an outline")
            outlines += found
        if outlines and self._is_seen(_around(outlines)):
            if mode != raw.FPDF_TEXTRENDERMODE_FILL:
                raise NotUnderstoodError("letters that are not only filled")
            colour = _colour(text, raw.FPDFPageObj_GetFillColor)
            self._add(Shape(tuple(outlines), colour, False, None, clips), text, matrix)

    def _add(self, shape: Shape, thing: Any, matrix: Matrix) -> None:
        """Keep a shape that is seen, with the clips that cut something off.

        Those of its own object ``thing`` are read only now: on a map each of thousands may have
        one of as many points.
        """
        if not shape.outline:
            return
        box = _around(shape.outline)
        if shape.pen:
            wide = shape.pen.width * MITRE
            box = Box(box.left - wide, box.top - wide, box.right + wide, box.bottom + wide)
        if not self._is_seen(box):
            return
        cutting = (*shape.clips, *_clips(thing, matrix))
        clips = tuple(clip for clip in cutting if not _is_frame(clip, box))
        self._steps += len(shape.outline) + sum(map(len, clips))
        if self._steps > MOST_STEPS:
            raise NotUnderstoodError("too many paths")
        self.shapes.append(shape._replace(clips=clips))

    def _is_seen(self, box: Box) -> bool:
        width, height = self._box.right - self._box.left, self._box.bottom - self._box.top
        return box.left < width and box.right > 0 and box.top < height and box.bottom > 0


def _times(inner: Matrix, outer: Matrix) -> Matrix:
    """Return the matrix that does what the inner one does, and then the outer one."""
    a, b, c, d, e, f = inner
    k, m, n, o, x, y = outer
    first, second = (a * k + b * n, a * m + b * o), (c * k + d * n, c * m + d * o)
    return (*first, *second, e * k + f * n + x, e * m + f * o + y)


def _matrix(thing: Any) -> Matrix:
    found = raw.FS_MATRIX()
    if not raw.FPDFPageObj_GetMatrix(thing, byref(found)):
        raise NotUnderstoodError("an object without a matrix")
    return found.a, found.b, found.c, found.d, found.e, found.f


def _point(x: float, y: float, matrix: Matrix) -> tuple[float, float]:
    a, b, c, d, e, f = matrix
    return a * x + c * y + e, b * x + d * y + f


def _bounds(thing: Any, matrix: Matrix) -> Box:
    left, bottom, right, top = c_float(), c_float(), c_float(), c_float()
    if not raw.FPDFPageObj_GetBounds(thing, byref(left), byref(bottom), byref(right), byref(top)):
        raise NotUnderstoodError("an object without a place")
    corners = [_point(x.value, y.value, matrix) for x in (left, right) for y in (bottom, top)]
    return _box_of(corners)


def _box_of(points: Sequence[tuple[float, float]]) -> Box:
    xs, ys = [x for x, _ in points], [y for _, y in points]
    return Box(min(xs), min(ys), max(xs), max(ys))


def _around(outline: Sequence[Step]) -> Box:
    numbers = [number for _, points in outline for number in points]
    return _box_of(list(zip(numbers[::2], numbers[1::2], strict=True)))


def _is_frame(clip: Outline, box: Box) -> bool:
    """Tell whether a clip is a rectangle around all of a shape, so that it cuts nothing off."""
    corners = {points for kind, points in clip if kind != "Z"}
    frame = _around(clip)
    upright = {(x, y) for x in (frame.left, frame.right) for y in (frame.top, frame.bottom)}
    straight = all(kind != "C" for kind, _ in clip)
    return straight and corners == upright and common(frame, box) == box


def _clips(thing: Any, matrix: Matrix) -> Iterator[Outline]:
    """Yield the paths that cut an object off."""
    found = raw.FPDFPageObj_GetClipPath(thing)
    for number in range(raw.FPDFClipPath_CountPaths(found) if found else 0):
        count = raw.FPDFClipPath_CountPathSegments(found, number)
        segments = _segments(count, partial(raw.FPDFClipPath_GetPathSegment, found, number))
        if outline := _outline(segments, matrix):
            yield outline


def _letters(page: PdfPage, seen: Matrix) -> dict[int, list[_Letter]]:
    """Return the letters of a page by the address of the object that shows them."""
    texts: defaultdict[int, list[_Letter]] = defaultdict(list)
    text = page.get_textpage()
    try:
        x, y, matrix = c_double(), c_double(), raw.FS_MATRIX()
        for at in range(min(text.count_chars(), MOST_LETTERS)):
            shown = raw.FPDFText_GetTextObject(text.raw, at)
            if not shown or raw.FPDFText_IsGenerated(text.raw, at):
                continue
            raw.FPDFText_GetCharOrigin(text.raw, at, byref(x), byref(y))
            raw.FPDFText_GetMatrix(text.raw, at, byref(matrix))
            size = raw.FPDFText_GetFontSize(text.raw, at)
            turned = (matrix.a * size, matrix.b * size, matrix.c * size, matrix.d * size)
            there = _times((*turned, x.value, y.value), seen)
            code = raw.FPDFText_GetUnicode(text.raw, at)
            texts[_address(shown)].append(_Letter(code, there))
    finally:
        text.close()
    return texts


def _address(thing: Any) -> int:
    return cast(thing, c_void_p).value or 0


def _spot(matrix: Matrix) -> Box:
    """Return where a letter begins."""
    return Box(matrix[4], matrix[5], matrix[4], matrix[5])


def _glyph(font: Any, letter: _Letter) -> Outline:
    """Return the outline of a letter; nothing for one that draws nothing."""
    found = raw.FPDFFont_GetGlyphPath(font, letter.code, c_float(1.0))
    count = raw.FPDFGlyphPath_CountGlyphSegments(found) if found else 0
    segments = _segments(count, partial(raw.FPDFGlyphPath_GetGlyphPathSegment, found))
    return _outline(segments, letter.matrix)


class _Segment(NamedTuple):
    """A point of a path as PDFium has it: its kind, and whether the path is closed with it."""

    kind: int
    x: float
    y: float
    closed: bool


def _segments(count: int, get: Callable[[int], Any]) -> Iterator[_Segment]:
    x, y = c_float(), c_float()
    for at in range(min(count, MOST_STEPS)):
        segment = get(at)
        raw.FPDFPathSegment_GetPoint(segment, byref(x), byref(y))
        kind = raw.FPDFPathSegment_GetType(segment)
        yield _Segment(kind, x.value, y.value, bool(raw.FPDFPathSegment_GetClose(segment)))


def _outline(segments: Iterator[_Segment], matrix: Matrix) -> Outline:
    """Return a path; a curve has three points, which PDFium tells as three segments."""
    made: list[Step] = []
    curve: tuple[float, ...] = ()
    for kind, x, y, closed in segments:
        point = _point(x, y, matrix)
        if kind == raw.FPDF_SEGMENT_BEZIERTO:
            curve = (*curve, *point)
            if len(curve) == len("xyxyxy"):
                made.append(("C", curve))
                curve = ()
        else:
            made.append(("M" if kind == raw.FPDF_SEGMENT_MOVETO else "L", point))
        if closed:
            made.append(("Z", ()))
    return tuple(made)


def _colour(thing: Any, get: Callable[..., Any]) -> Colour:
    parts = [c_uint() for _ in range(4)]
    if not get(thing, *map(byref, parts)):
        raise NotUnderstoodError("a colour of no known kind")
    red, green, blue, opacity = (part.value for part in parts)
    return red, green, blue, opacity


def _pen(path: Any, matrix: Matrix) -> Pen:
    a, b, c, d, _, _ = matrix
    across, down = hypot(a, b), hypot(c, d)
    if abs(across - down) > ALIKE * max(across, down) or abs(a * c + b * d) > ALIKE * across * down:
        raise NotUnderstoodError("a line that is broader in one way than in the other")
    width, phase = c_float(), c_float()
    raw.FPDFPageObj_GetStrokeWidth(path, byref(width))
    count = max(0, raw.FPDFPageObj_GetDashCount(path))
    dashes = (c_float * count)()
    if count:
        raw.FPDFPageObj_GetDashArray(path, dashes, count)
        raw.FPDFPageObj_GetDashPhase(path, byref(phase))
    if any(dash < 0 for dash in dashes):
        raise NotUnderstoodError("dashes that are shorter than none")
    return Pen(
        _colour(path, raw.FPDFPageObj_GetStrokeColor),
        max(width.value * across, HAIRLINE),
        tuple(dash * across for dash in dashes),
        phase.value * across,
        raw.FPDFPageObj_GetLineCap(path),
        raw.FPDFPageObj_GetLineJoin(path),
    )
