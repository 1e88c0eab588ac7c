"""What is painted on a page, whichever library reads it: strips of glyphs, rules, pictures.

Lengths are in points; x runs to the right and y down from the upper left corner of the page as it
is seen.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import field
from statistics import fmean
from typing import NamedTuple, TypeAlias

from publisher.model.transcript import ToldCell
from publisher.structs import mutable

# Ems: letters are as wide as this in the mean, and in no face wider or narrower than these.
USUAL_WIDTH, WIDEST, NARROWEST = 0.47, 1.2, 0.12
# Glyphs; fewer of a font may all be narrow.
MANY = 20


class Glyph(NamedTuple):
    """One glyph: its letters (more than one in a ligature), its origin and where the next begins."""

    text: str
    start: float
    end: float

    @property
    def blank(self) -> bool:
        """Tell whether the glyph is a space."""
        return not self.text or self.text.isspace()


class Font(NamedTuple):
    """A typeface as its name and its descriptor tell: ``name`` is its family."""

    name: str = ""
    bold: bool = False
    italic: bool = False
    small_capitals: bool = False


@mutable
class Strip:
    """Glyphs painted together: in one font and size, on one baseline ``y``, from left to right.

    ``size`` is that of the type as it is seen, in points. ``turn`` counts quarter turns of the
    reading direction, clockwise: 0 reads to the right, 1 down; None is any other direction.
    Places are those of the page turned so that the strip reads to the right. ``hidden`` glyphs
    are not painted (render mode 3). ``tag`` is the role in the structure tree: ``Artifact`` for
    what the maker calls furniture, empty where there is none; ``cell`` is the cell of a tagged
    table.
    """

    glyphs: list[Glyph]
    font: Font
    size: float
    y: float
    turn: int | None = 0
    hidden: bool = False
    tag: str = ""
    cell: ToldCell | None = None

    @property
    def letters(self) -> int:
        """Return how many letters, digits and signs there are."""
        # An empty text counts for nothing anyway; this is asked for every glyph of a page.
        return sum(len(glyph.text) for glyph in self.glyphs if not glyph.text.isspace())


class Box(NamedTuple):
    """A rectangle of the page."""

    left: float
    top: float
    right: float
    bottom: float


def area(box: Box) -> float:
    """Return the size of a rectangle in square points; 0 for an empty one."""
    return max(0.0, box.right - box.left) * max(0.0, box.bottom - box.top)


def common(one: Box, other: Box) -> Box:
    """Return the part that two rectangles share; it is empty (see ``area``) where they share none."""
    left, top = max(one.left, other.left), max(one.top, other.top)
    return Box(left, top, min(one.right, other.right), min(one.bottom, other.bottom))


def around(one: Box, other: Box) -> Box:
    """Return the smallest rectangle around two."""
    left, top = min(one.left, other.left), min(one.top, other.top)
    return Box(left, top, max(one.right, other.right), max(one.bottom, other.bottom))


def near(one: Box, other: Box, most: float) -> bool:
    """Tell whether two rectangles are no further apart than ``most`` points in either way."""
    return (
        one.left - most <= other.right
        and other.left - most <= one.right
        and one.top - most <= other.bottom
        and other.top - most <= one.bottom
    )


Matrix: TypeAlias = tuple[float, float, float, float, float, float]


class Image(NamedTuple):
    """A picture of points of colour as it is painted.

    ``matrix`` leads from the unit square, y up, to the page as it is seen; ``pixels`` are width and
    height. ``stream`` is the number of its object in the file, 0 for one that is written amid the
    content; ``mask`` where it is a stencil for ``colour`` (red, green and blue from 0 to 1).
    ``faint`` tells that it is painted so that nothing of it is seen, ``alt`` what the file says
    that it shows.
    """

    box: Box
    matrix: Matrix = (1.0, 0.0, 0.0, 1.0, 0.0, 0.0)
    pixels: tuple[int, int] = (0, 0)
    stream: int = 0
    mask: bool = False
    colour: tuple[float, float, float] = (0.0, 0.0, 0.0)
    faint: bool = False
    alt: str = ""


class Path(NamedTuple):
    """A path as it is painted.

    ``drawn`` counts its lines that are neither upright nor level, and all of its curves as one: a
    box with rounded corners has no more. ``parts`` are the lines and outlines that it is made of,
    ``bars`` where it fills upright rectangles with a colour, and nothing else.
    """

    box: Box
    drawn: int = 0
    parts: int = 1
    bars: tuple[Box, ...] = ()


class LinkArea(NamedTuple):
    """A part of a page that leads to a place of the same file.

    The place is on ``sheet`` (from 1); ``x`` or ``y`` is None where it leads to the page alone.
    """

    box: Box
    sheet: int
    x: float | None = None
    y: float | None = None


@mutable
class Sheet:
    """One page as painted; ``rules`` are drawn lines and the edges of filled boxes.

    ``lines`` are the upright and level ones, with the sides of frames, each by itself. ``paths``
    are all that is drawn, these among them. ``forms`` are the parts that were made apart
    and put on the page as one (form XObjects).

    ``width`` and ``height`` are those of the page as it is seen, ``frame`` the part of it that a
    viewer shows. ``label`` is its page label, empty where there is none.
    """

    number: int
    width: float
    height: float
    frame: Box
    label: str = ""
    strips: list[Strip] = field(default_factory=list)
    rules: list[Box] = field(default_factory=list)
    lines: list[Box] = field(default_factory=list)
    pictures: list[Image] = field(default_factory=list)
    paths: list[Path] = field(default_factory=list)
    forms: list[Box] = field(default_factory=list)
    links: list[LinkArea] = field(default_factory=list)


def mend_size(strips: Sequence[Strip]) -> None:
    """Give strips of one font the size that their letters show, where the one stated cannot be.

    Bitmap fonts of old TeX state any size, often 1, and have the real one in their own units.
    """
    wide = [
        glyph.end - glyph.start for strip in strips for glyph in strip.glyphs if not glyph.blank
    ]
    mean = fmean(wide) if wide else 0.0
    for strip in strips:
        if mean > WIDEST * strip.size or (len(wide) >= MANY and mean < NARROWEST * strip.size):
            strip.size = mean / USUAL_WIDTH
