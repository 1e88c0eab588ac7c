"""The page: paper, margins and size of type, by one canon for every format.

The margins inside and outside are as two to three, and so are those at head and foot. The size of
type follows the width, so that a line has 55 to 70 letters (Robert Bringhurst, "The Elements of
Typographic Style", 2.1.2: 45 to 75, 66 at best); where the page is wider than such a line, the
margins take the rest. A thick book opens less far, so that its margin inside grows with the pages.
"""

from __future__ import annotations

from math import floor, sqrt

from publisher.errors import ManifestError
from publisher.model.page_sizes import FORMATS, page_size
from publisher.structs import frozen

POINT = 72 / 25.4  # points in a millimetre
# Points of type and from line to line on a page as wide as A5; they grow with the square root of
# the width, so that larger pages have both larger type and longer lines.
SIZE, LINE, A5_WIDTH = 11.0, 14.0, 148
# The margin inside as a share of the page's width, those at head and foot of its height.
INSIDE, TOP, FOOT = 0.1085, 0.0895, 0.134
# Ems that a letter of running text is wide in Linux Libertine, spaces between words included.
LETTER = 0.4215
LETTERS = 68  # letters in a line at most
SMALLEST, LARGEST = 8.5, 13.0  # points of type: reached on pages 88 and 207 mm wide
# The margin inside grows by GROWTH millimetres for each page beyond THIN, up to MOST in all.
THIN, GROWTH, MOST = 64, 0.025, 6.0


@frozen
class Page:
    """A page, all lengths in points: paper, margins, size of type, distance and number of lines."""

    width: float
    height: float
    inside: float
    outside: float
    top: float
    bottom: float
    size: float
    line: float
    lines: int


def design_page(name: str, pages: int = 0) -> Page:
    """Return the page of a format (``a5``, ``digest``, ``120x190``) for a book of ``pages`` pages.

    Raises ManifestError where there is no format of that name.
    """
    wide, high = _paper(name)
    width, height = wide * POINT, high * POINT
    size = _rounded(min(max(SIZE * sqrt(wide / A5_WIDTH), SMALLEST), LARGEST))
    line = _rounded(size * LINE / SIZE)
    gutter = min(max(pages - THIN, 0) * GROWTH, MOST) * POINT
    sides = max(width * INSIDE * 2.5, width - gutter - LETTERS * LETTER * size)
    top = height * TOP
    lines = floor((height - top - height * FOOT) / line)
    bottom = height - top - lines * line
    inside = sides * 0.4 + gutter
    return Page(width, height, inside, sides * 0.6, top, bottom, size, line, lines)


def _paper(name: str) -> tuple[float, float]:
    """Return the width and height of a format in millimetres."""
    size = page_size(name)
    if size is None:
        names = ", ".join(sorted(FORMATS))
        hint = f"one of {names}, or width x height in millimetres (120 x 190)"
        raise ManifestError(f"there is no paper format “{name}”", hint=hint)
    return size


def _rounded(points: float) -> float:
    """Return a length in points, rounded to a quarter of one."""
    return round(points * 4) / 4


def style_of(page: Page) -> str:
    """Return the style sheet of a page (``page.css``), which print.css imports.

    It tells that sheet the number of lines on the page as the custom property ``--lines``.
    """
    sides = (page.top, page.outside, page.bottom, page.inside)
    top, outside, bottom, inside = (f"{side:.2f}pt" for side in sides)
    return (
        f"@page {{ size: {page.width:.2f}pt {page.height:.2f}pt;"
        f" font-size: {page.size}pt; line-height: {page.line}pt;"
        f" margin: {top} {outside} {bottom} {inside}; @footnote {{ margin-top: {page.line}pt }} }}\n"
        f"@page :right {{ margin: {top} {outside} {bottom} {inside} }}\n"
        f"@page :left {{ margin: {top} {inside} {bottom} {outside} }}\n"
        f"html {{ font-size: {page.size}pt; line-height: {page.line}pt; --lines: {page.lines} }}\n"
    )
