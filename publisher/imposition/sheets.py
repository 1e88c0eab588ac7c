"""What a person may choose for a booklet: the sheet it is printed on, its signatures, its paper."""

from __future__ import annotations

from publisher.errors import UsageError
from publisher.expressions import compiled
from publisher.imposition.folding import PAGES_OF_A_SHEET
from publisher.structs import frozen

# Sizes in millimetres: ISO 216, and ANSI/ASME Y14.1 for those in inches.
SIZES = {
    "a3": (297.0, 420.0),
    "a4": (210.0, 297.0),
    "a5": (148.0, 210.0),
    "b4": (250.0, 353.0),
    "sra3": (320.0, 450.0),
    "letter": (215.9, 279.4),
    "legal": (215.9, 355.6),
    "tabloid": (279.4, 431.8),
}
# A size that is typed: 330x488mm, 125x190.5mm
_CUSTOM = compiled(r"(\d+(?:\.\d+)?)x(\d+(?:\.\d+)?)mm")
_SMALLEST, _LARGEST = 50, 2000  # millimetres of a sheet's side: other numbers are typing errors
_THICKEST = 1.0  # millimetres of a sheet: what is thicker is board and cannot be folded


@frozen
class Layout:
    """How a book is imposed; lengths are millimetres.

    ``sheet`` is the name of the sheet's size, ``width`` and ``height`` are that size, either way
    up. ``signature`` is the number of pages in one, None for a single signature of all; ``paper``
    is the thickness of a sheet.
    """

    sheet: str
    width: float
    height: float
    signature: int | None
    paper: float

    def __str__(self) -> str:
        """Return the options with which this layout is asked for."""
        signature = f" --signature {self.signature}" if self.signature else ""
        return f"--sheet {self.sheet}{signature} --paper {self.paper:g}"


def layout_of(sheet: str = "a4", signature: int | None = None, paper: float = 0.1) -> Layout:
    """Return the layout for what a person typed; ``paper`` is the thickness of a sheet in mm.

    Raises UsageError for a sheet that is not known, and for what cannot be folded.
    """
    name = sheet.strip().casefold()
    width, height = _size(name)
    if signature is not None and (signature < PAGES_OF_A_SHEET or signature % PAGES_OF_A_SHEET):
        raise UsageError(
            f"a signature cannot have {signature} pages",
            hint="a folded sheet has four pages: give 4, 8, 12, 16, …",
        )
    if not 0 <= paper <= _THICKEST:
        raise UsageError(
            f"paper cannot be {paper:g} mm thick",
            hint="80 g/m² is about 0.1 mm; with 0 no page is moved",
        )
    return Layout(name, width, height, signature, paper)


def _size(name: str) -> tuple[float, float]:
    """Return width and height of a sheet by its name, or as they are typed."""
    custom = _CUSTOM.fullmatch(name)
    size = (float(custom[1]), float(custom[2])) if custom else SIZES.get(name)
    if size is None or not all(_SMALLEST <= side <= _LARGEST for side in size):
        raise UsageError(
            f"unknown sheet size “{name}”",
            hint=f"one of {', '.join(SIZES)}, or a size such as 330x488mm",
        )
    return size
