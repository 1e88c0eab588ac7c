"""What a printer asks for, and the cover that goes round a book."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

POINT = 72 / 25.4  # points in a millimetre


class Standard(StrEnum):
    """The standards that a printer's file can keep; the values are those of profiles."""

    NONE = "none"
    X1A = "PDF/X-1a:2001"
    X4 = "PDF/X-4"


class Inks(StrEnum):
    """What a file is printed with: black alone, or the four process colours."""

    BLACK = "black"
    PROCESS = "process"


@dataclass(frozen=True, slots=True)
class Paper:
    """A paper of a printer: ``page`` is the thickness of one page (half a leaf) in millimetres.

    ``most`` are the pages that can be bound of it, None where the profile's own number counts.
    """

    name: str
    title: str
    page: float
    most: int | None = None


@dataclass(frozen=True, slots=True)
class Trims:
    """The sizes of page that a printer cuts, in millimetres; nothing in it: any size.

    ``sizes`` are width and height, ``least`` and ``most`` hold what may lie between.
    """

    sizes: tuple[tuple[float, float], ...] = ()
    least: tuple[float, float] | None = None
    most: tuple[float, float] | None = None


@dataclass(frozen=True, slots=True)
class Margins:
    """The least distances from text to trim in millimetres.

    ``inside`` are pairs: up to so many pages, so much. ``advised`` is asked for and not needed.
    """

    outside: float = 0.0
    advised: float = 0.0
    inside: tuple[tuple[int, float], ...] = ()

    def inside_of(self, pages: int) -> float:
        """Return the least inside margin of a book of so many pages."""
        return next((least for most, least in self.inside if pages <= most), 0.0)


@dataclass(frozen=True, slots=True)
class Spine:
    """When words stand on the spine: from so many pages and so wide; how far from the folds (mm)."""

    pages: int = 0
    width: float = 0.0
    clearance: float = 0.0


@dataclass(frozen=True, slots=True)
class Profile:
    """What a printer asks for: a dated file of facts (``profiles/NAME.toml``), lengths in mm.

    ``multiple``: pages come in so many. Books of up to ``stapled`` pages have no spine.
    ``bleed`` is that of pages, ``cover_bleed`` that of covers. ``ink`` is the most that may lie
    on one place, in per cent. ``resolution`` is the least of pictures, ``line_resolution`` of
    those in black and white, in dots an inch.
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
        """Return the paper of a name, without one the first; None where there is none of it."""
        return next((paper for paper in self.papers if name in (None, paper.name)), None)


@dataclass(frozen=True, slots=True)
class Barcode:
    """The bars of an ISBN as it is printed: ``modules`` is 1 for black and 0 for white, 95 of them."""

    isbn: str
    modules: str
    magnification: float = 1.0

    @property
    def digits(self) -> str:
        """Return the ISBN without its hyphens."""
        return "".join(sign for sign in self.isbn if sign.isdigit())

    @property
    def runs(self) -> tuple[tuple[int, int, bool], ...]:
        """Return the bars: where each begins, how many modules wide, whether it guards."""
        starts = [
            i for i, m in enumerate(self.modules) if m == "1" and self.modules[:i][-1:] != "1"
        ]
        ends = (self.modules.find("0", i) for i in starts)
        wide = (
            (i, (end if end > i else len(self.modules)) - i)
            for i, end in zip(starts, ends, strict=True)
        )
        return tuple((i, n, i < 3 or 45 <= i < 50 or i >= 92) for i, n in wide)


@dataclass(frozen=True, slots=True)
class Wrap:
    """A cover that goes round a book, in millimetres: back, spine, front, bleed outside.

    ``words`` says whether there are any on the spine, ``clearance`` how far from the folds.
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
        """Return the width of the whole, trimmed."""
        return 2 * self.width + self.spine
