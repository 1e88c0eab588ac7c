"""The demands of printers, and the cover that goes round a book."""

from __future__ import annotations

from enum import StrEnum
from typing import NamedTuple, TypeAlias

from publisher.structs import frozen

POINT = 72 / 25.4  # points in a millimetre: PDF measures in points of 1/72 inch

Size: TypeAlias = tuple[float, float]  # width and height in millimetres


class Standard(StrEnum):
    """The standards that a printer's file can keep; the values are those of profiles."""

    NONE = "none"
    X1A = "PDF/X-1a:2001"
    X4 = "PDF/X-4"


class Inks(StrEnum):
    """The inks a file is printed with: black alone, or the four process colours."""

    BLACK = "black"
    PROCESS = "process"


@frozen
class Paper:
    """A paper of a printer.

    ``page`` is the thickness of one page, half a leaf, in millimetres. ``most`` is the number of
    pages that can be bound of it, None where the number of the profile counts.
    """

    name: str
    title: str
    page: float
    most: int | None = None


@frozen
class Trims:
    """The sizes to which a printer trims pages; a record without any allows every size.

    A page has one of the ``sizes``, or lies between ``least`` and ``most`` in both directions.
    """

    sizes: tuple[Size, ...] = ()
    least: Size | None = None
    most: Size | None = None


class InsideMargin(NamedTuple):
    """The least inside margin, in millimetres, of books of up to ``pages`` pages."""

    pages: int
    least: float


@frozen
class Margins:
    """The least distances from text to trim, in millimetres.

    ``advised`` is what a printer recommends outside, ``outside`` what it insists on. ``inside``
    grows with the number of pages and is in order of it: a thick book opens less far.
    """

    outside: float = 0.0
    advised: float = 0.0
    inside: tuple[InsideMargin, ...] = ()

    def inside_of(self, pages: int) -> float:
        """Return the least inside margin of a book of this number of pages, in millimetres."""
        return next((row.least for row in self.inside if pages <= row.pages), 0.0)


@frozen
class Spine:
    """The conditions under which words stand on a spine.

    The book has at least ``pages`` pages and its spine is at least ``width`` millimetres wide;
    the words keep ``clearance`` millimetres away from the folds.
    """

    pages: int = 0
    width: float = 0.0
    clearance: float = 0.0


@frozen
class Profile:
    """The demands of a printer: a dated file of facts (``profiles/NAME.toml``).

    Books have ``least`` to ``most`` pages, a multiple of ``multiple``; those of up to ``stapled``
    pages have no spine. ``bleed`` (of pages) and ``cover_bleed`` are in millimetres. ``ink`` is
    the limit on the sum of the four inks in one place, in per cent. ``resolution`` is the least
    of pictures, ``line_resolution`` that of pictures in black and white, in dots per inch.
    ``condition`` is the printing condition that output intents name, ``intent`` the path of the
    printer's own colour profile in the house.
    """

    name: str
    title: str
    dated: str
    source: str
    standard: Standard
    papers: tuple[Paper, ...]
    trims: Trims = Trims()
    least: int = 1
    most: int | None = None
    multiple: int = 1
    bleed: float = 0.0
    cover_bleed: float = 0.0
    stapled: int = 0
    marks: bool = False
    margins: Margins = Margins()
    pages_inks: Inks = Inks.BLACK
    cover_inks: Inks = Inks.PROCESS
    ink: int = 400
    transparency: bool = False
    resolution: int = 300
    line_resolution: int = 600
    spine: Spine = Spine()
    condition: str = "CGATS TR 001"
    intent: str | None = None

    def paper(self, name: str | None) -> Paper | None:
        """Return the paper of this name, the first one without a name; None if there is none."""
        return next((paper for paper in self.papers if name in (None, paper.name)), None)


class Bar(NamedTuple):
    """A black bar: its first module (of 95, from 0), its width in modules, whether it guards.

    Guard bars begin, halve and end the code, and reach down between the figures.
    """

    start: int
    width: int
    guard: bool


@frozen
class Barcode:
    """The bars of an ISBN, an EAN-13 code (ISO/IEC 15420).

    ``modules`` are 95 characters, 1 for black and 0 for white; at ``magnification`` 1 a module is
    0.33 mm wide.
    """

    isbn: str
    modules: str
    magnification: float = 1.0

    @property
    def digits(self) -> str:
        """Return the ISBN without its hyphens."""
        return "".join(sign for sign in self.isbn if sign.isdigit())

    @property
    def runs(self) -> tuple[Bar, ...]:
        """Return the black bars from left to right."""
        starts = [
            i for i, m in enumerate(self.modules) if m == "1" and self.modules[:i][-1:] != "1"
        ]
        ends = (self.modules.find("0", i) for i in starts)
        wide = (
            (i, (end if end > i else len(self.modules)) - i)
            for i, end in zip(starts, ends, strict=True)
        )
        # The guards of EAN-13: three modules at either end, five in the middle.
        return tuple(Bar(i, n, i < 3 or 45 <= i < 50 or i >= 92) for i, n in wide)


@frozen
class Wrap:
    """A cover that goes round a book: back, spine and front side by side, in millimetres.

    ``width`` and ``height`` are those of the front, trimmed; ``bleed`` lies outside all round.
    ``words`` says whether any stand on the spine, ``clearance`` how far they keep from its folds.
    """

    width: float
    height: float
    spine: float
    bleed: float
    words: bool
    clearance: float
    barcode: Barcode | None = None

    @property
    def across(self) -> float:
        """Return the width of back, spine and front together, trimmed, in millimetres."""
        return 2 * self.width + self.spine
