"""The one module of this room that knows PDFium: the witness, and the reader of what playa cannot.

PDFium tells single letters with their origins, and adds spaces and line ends of its own, which
are left out here: where words end is told from the gaps.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from ctypes import byref, c_double, c_float, c_int, c_uint, create_string_buffer
from functools import cache
from itertools import groupby
from math import hypot
from pathlib import Path
from typing import NamedTuple

import pypdfium2
from pypdfium2 import raw

from publisher.sources.pdf.capital_heights import Ink, SmallCapital, small_capitals
from publisher.sources.pdf.fonts import font_of
from publisher.sources.pdf.painted import Box, Font, Glyph, Image, Matrix, Sheet, Strip, common
from publisher.sources.pdf.turning import quarter_turn, turned

# What PDFium writes for a hyphen at the end of a line.
HYPHENS = {0x2: "-", 0xFFFE: "-"}
DIGITS = frozenset("0123456789")
# The last letter that takes one place, and the codes of halves of those that take two.
LAST_OF_ONE, HALVES = 0xFFFF, range(0xD800, 0xE000)
# How high the ink of a superior figure begins, in its own heights; that of others begins at the
# baseline or below.
RAISED = (0.35, 2.0)
# Points: a letter is placed to the tenth of one, so that baselines are compared like this.
ONE_BASELINE = 0.3
LONGEST_NAME = 256
# Points: both readers place an image within this.
ONE_PLACE = 0.5
ENDLESS = Box(float("-inf"), float("-inf"), float("inf"), float("inf"))


@contextmanager
def opened(path: Path, password: str | None) -> Iterator[pypdfium2.PdfDocument]:
    """Open a PDF; raises pypdfium2.PdfiumError."""
    document = pypdfium2.PdfDocument(path, password=password)
    try:
        yield document
    finally:
        document.close()


def page_count(document: pypdfium2.PdfDocument) -> int:
    """Return how many pages there are."""
    return len(document)


def witness_of(document: pypdfium2.PdfDocument, index: int) -> Witness:
    """Return what PDFium sees on a page, counted from 0; raises pypdfium2.PdfiumError."""
    page = document[index]
    text = page.get_textpage()
    try:
        letters = str(text.get_text_range())
        reader, placed = _Reader(page, text), _by_place(text, letters)
        return Witness(
            letters, _superiors(reader, placed), small_capitals(placed, cache(reader.ink))
        )
    finally:
        text.close()
        page.close()


def _by_place(text: pypdfium2.PdfTextPage, letters: str) -> str:
    """Return the letters of a page, each at the place by which PDFium tells what it looks like.

    It counts two places for a letter beyond the first 65,536 (one of a formula, say), and one for
    what it leaves out of the text.
    """
    spread = "".join(sign if ord(sign) <= LAST_OF_ONE else sign + "\0" for sign in letters)
    count = text.count_chars()
    if len(spread) == count:
        return spread
    codes = (raw.FPDFText_GetUnicode(text.raw, at) for at in range(count))
    return "".join("\0" if code in HALVES else chr(code) for code in codes)


def clipped(document: pypdfium2.PdfDocument, index: int, images: Sequence[Image]) -> list[Image]:
    """Return the images of a page, counted from 0, with boxes of what is seen of each.

    PDFium tells what cuts off an image, unless it stands in a form.
    """
    page = document[index]
    try:
        seen = list(_clips(page))
    finally:
        page.close()
    return [image._replace(box=_clip_of(image.box, seen)) for image in images]


def _clip_of(box: Box, seen: Iterable[tuple[Box, Box]]) -> Box:
    """Return what is seen of an image that lies in a box; all of it where PDFium has none there."""
    alike = (
        clip
        for other, clip in seen
        if all(abs(one - two) <= ONE_PLACE for one, two in zip(box, other, strict=True))
    )
    return common(box, next(alike, box))


def _clips(page: pypdfium2.PdfPage) -> Iterator[tuple[Box, Box]]:
    """Yield the boxes of the images of a page, each with the part of the page that it is seen in."""
    matrix = _to_screen(page.get_bbox(), page.get_rotation())
    for thing in page.get_objects(filter=[raw.FPDF_PAGEOBJ_IMAGE], max_depth=1):
        left, bottom, right, top = thing.get_bounds()
        path = raw.FPDFPageObj_GetClipPath(thing.raw)
        count = raw.FPDFClipPath_CountPaths(path) if path else 0
        clip = ENDLESS
        for number in range(max(0, count)):
            corners = list(_corners(path, number))
            if corners:
                clip = common(clip, _box_of(corners, matrix))
        yield _box_of([(left, bottom), (right, top)], matrix), clip


def _corners(path: raw.FPDF_CLIPPATH, number: int) -> Iterator[tuple[float, float]]:
    x, y = c_float(), c_float()
    for at in range(raw.FPDFClipPath_CountPathSegments(path, number)):
        segment = raw.FPDFClipPath_GetPathSegment(path, number, at)
        if raw.FPDFPathSegment_GetPoint(segment, byref(x), byref(y)):
            yield x.value, y.value


def _box_of(corners: Sequence[tuple[float, float]], matrix: Matrix) -> Box:
    a, b, c, d, e, f = matrix
    xs = [a * x + c * y + e for x, y in corners]
    ys = [b * x + d * y + f for x, y in corners]
    return Box(min(xs), min(ys), max(xs), max(ys))


def _superiors(reader: _Reader, letters: str) -> tuple[Superior, ...]:
    """Return the digits that look raised; they stand behind a sign, or in front of a line."""
    found = (
        reader.superior(at)
        for at, letter in enumerate(letters)
        if letter in DIGITS and (at == 0 or letters[at - 1] != " ")
    )
    return tuple(superior for superior in found if superior is not None)


def sheet_of(document: pypdfium2.PdfDocument, index: int) -> Sheet:
    """Return the letters painted on a page, counted from 0, without rules, pictures and tags."""
    page = document[index]
    text = page.get_textpage()
    try:
        reader = _Reader(page, text)
        letters = [reader.letter(n) for n in range(text.count_chars())]
        strips = _strips([letter for letter in letters if letter is not None])
        width, height = reader.width, reader.height
        return Sheet(index + 1, width, height, Box(0, 0, width, height), strips=strips)
    finally:
        text.close()
        page.close()


class Superior(NamedTuple):
    """A digit whose face is raised, though it stands on the baseline: a superior figure.

    ``x`` and ``y`` are its origin as it is seen; ``rise`` and ``height`` those of its ink.
    """

    x: float
    y: float
    rise: float
    height: float


class Witness(NamedTuple):
    """What PDFium reads on a page, and the superior figures and small capitals that it sees there."""

    letters: str = ""
    superiors: tuple[Superior, ...] = ()
    small_capitals: tuple[SmallCapital, ...] = ()


class _Letter(NamedTuple):
    """One letter as PDFium tells it, on the page turned so that it is upright."""

    glyph: Glyph
    y: float
    size: float
    turn: int | None
    font: Font
    hidden: bool


class _Reader:
    """Asks for the letters of a page one by one."""

    def __init__(self, page: pypdfium2.PdfPage, text: pypdfium2.PdfTextPage) -> None:
        self._text = text.raw
        self.width, self.height = page.get_size()
        self._to_screen = _to_screen(page.get_bbox(), page.get_rotation())
        self._fonts: dict[tuple[bytes, int], Font] = {}

    def letter(self, number: int) -> _Letter | None:
        """Return a letter; None for what PDFium made up or cannot place."""
        code = raw.FPDFText_GetUnicode(self._text, number)
        made_up = raw.FPDFText_IsGenerated(self._text, number) == 1
        x, y, box, matrix = c_double(), c_double(), raw.FS_RECTF(), raw.FS_MATRIX()
        placed = raw.FPDFText_GetCharOrigin(self._text, number, byref(x), byref(y))
        if made_up or not code or not placed:
            return None
        raw.FPDFText_GetLooseCharBox(self._text, number, byref(box))
        raw.FPDFText_GetMatrix(self._text, number, byref(matrix))
        a, b, c, d, _, _ = self._to_screen
        along, across = a * matrix.a + c * matrix.b, b * matrix.a + d * matrix.b
        turn = quarter_turn(along, across)
        corners = ((x.value, y.value), (box.left, box.bottom), (box.right, box.top))
        origin, first, last = (self._seen(corner, turn) for corner in corners)
        return _Letter(
            Glyph(HYPHENS.get(code, chr(code)), origin[0], max(origin[0], first[0], last[0])),
            origin[1],
            self._size(number),
            turn,
            self._font(number),
            hidden=self._is_hidden(number),
        )

    def superior(self, number: int) -> Superior | None:
        """Return a letter if its ink begins high above its baseline."""
        one = self.ink(number)
        if one is None or not RAISED[0] <= one.rise / one.height <= RAISED[1]:
            return None
        return Superior(one.x, one.y, one.rise, one.height)

    def ink(self, number: int) -> Ink | None:
        """Return where the ink of a letter is; None where it has none."""
        x, y = c_double(), c_double()
        left, right, bottom, top = c_double(), c_double(), c_double(), c_double()
        box = (byref(left), byref(right), byref(bottom), byref(top))
        if not raw.FPDFText_GetCharBox(self._text, number, *box):
            return None
        raw.FPDFText_GetCharOrigin(self._text, number, byref(x), byref(y))
        # Ink lies as it is seen: on a page that is turned, what is high in the file is wide.
        origin = self._seen((x.value, y.value), 0)
        corners = ((left.value, bottom.value), (right.value, top.value))
        (_, one), (_, other) = (self._seen(corner, 0) for corner in corners)
        height = abs(one - other)
        if height <= 0:
            return None
        return Ink(*origin, self._size(number), origin[1] - max(one, other), height)

    def _size(self, number: int) -> float:
        """Return the size of a letter in points: many programs write size 1, and a matrix."""
        matrix = raw.FS_MATRIX()
        raw.FPDFText_GetMatrix(self._text, number, byref(matrix))
        return float(raw.FPDFText_GetFontSize(self._text, number)) * hypot(matrix.c, matrix.d)

    def _seen(self, place: tuple[float, float], turn: int | None) -> tuple[float, float]:
        x, y = place
        a, b, c, d, e, f = self._to_screen
        return turned(a * x + c * y + e, b * x + d * y + f, self.width, self.height, turn)

    def _is_hidden(self, number: int) -> bool:
        """Tell whether a letter is not painted, or wholly transparent."""
        red, green, blue, alpha = c_uint(), c_uint(), c_uint(), c_uint()
        colour = (byref(red), byref(green), byref(blue), byref(alpha))
        clear = raw.FPDFText_GetFillColor(self._text, number, *colour) and not alpha.value
        return bool(clear) or self._render_mode(number) == raw.FPDF_TEXTRENDERMODE_INVISIBLE

    def _render_mode(self, number: int) -> int:
        found = raw.FPDFText_GetTextObject(self._text, number)
        return int(raw.FPDFTextObj_GetTextRenderMode(found)) if found else 0

    def _font(self, number: int) -> Font:
        name, flags = create_string_buffer(LONGEST_NAME), c_int()
        raw.FPDFText_GetFontInfo(self._text, number, name, LONGEST_NAME, byref(flags))
        key = (name.value, flags.value)
        if key not in self._fonts:
            self._fonts[key] = font_of(name.value.decode("utf-8", "replace"), flags.value, 0.0)
        return self._fonts[key]


def _to_screen(box: tuple[float, float, float, float], rotation: int) -> Matrix:
    """Return the matrix from the page's own space to the page as it is seen, y down."""
    left, bottom, right, top = box
    return {
        0: (1.0, 0.0, 0.0, -1.0, -left, top),
        90: (0.0, 1.0, 1.0, 0.0, -bottom, -left),
        180: (-1.0, 0.0, 0.0, 1.0, right, -bottom),
        270: (0.0, -1.0, -1.0, 0.0, top, right),
    }[rotation]


def _strips(letters: Sequence[_Letter]) -> list[Strip]:
    """Return the letters by strips: neighbours in one look on one baseline."""
    groups = (list(group) for _, group in groupby(letters, key=_look))
    return [
        Strip(_glyphs(group), one.font, one.size, one.y, one.turn, one.hidden)
        for group in groups
        for one in group[:1]
    ]


def _glyphs(letters: Sequence[_Letter]) -> list[Glyph]:
    """Return the glyphs; the letters of a ligature are told one by one, on one place."""
    groups = (list(group) for _, group in groupby(letters, key=lambda one: one.glyph.start))
    return [
        Glyph("".join(one.glyph.text for one in group), group[0].glyph.start, group[-1].glyph.end)
        for group in groups
    ]


def _look(letter: _Letter) -> tuple[object, ...]:
    y = round(letter.y / ONE_BASELINE)
    return letter.font, round(letter.size, 1), y, letter.turn, letter.hidden
