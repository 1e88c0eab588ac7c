"""Pages on their sheets of paper: boxes, and the marks that lie outside the trim.

All lengths here are points. The media box is the whole sheet, the bleed box what is printed of it
beyond the cut, the trim box what the reader holds (ISO 32000-1, 14.11.2). No page has an art box,
which PDF/X forbids beside a trim box.
"""

from __future__ import annotations

from publisher.model.press import POINT
from publisher.structs import frozen

# Millimetres from the trim to a mark, which a cut may miss by less; the length of a mark; from its
# end to the edge of the sheet.
OFF, LONG, ROOM = 3.0, 5.0, 1.0
THIN = 0.25  # points of a mark's stroke, a hair line as printers draw it


@frozen
class PaperSheet:
    """A sheet of paper that one page is printed on, by the page's trimmed size and its bleed.

    ``marks`` says whether marks stand around it; ``folds`` are the distances of folds from the
    left trim.
    """

    width: float
    height: float
    bleed: float
    marks: bool
    folds: tuple[float, ...] = ()

    @property
    def off(self) -> float:
        """Return how far from the trim a mark begins: outside the bleed."""
        return max(self.bleed, OFF * POINT)

    @property
    def around(self) -> float:
        """Return how far the sheet reaches beyond the trim on each side."""
        return self.off + (LONG + ROOM) * POINT if self.marks else self.bleed

    def boxes(self) -> dict[str, list[float]]:
        """Return the boxes of the page by the keys that they have in the PDF."""
        a, w, h, b = self.around, self.width, self.height, self.bleed
        return {
            "/MediaBox": _rounded(0, 0, w + 2 * a, h + 2 * a),
            "/BleedBox": _rounded(a - b, a - b, a + w + b, a + h + b),
            "/TrimBox": _rounded(a, a, a + w, a + h),
        }

    def drawn_marks(self) -> bytes:
        """Return the operators that draw marks to cut by (solid lines) and to fold by (broken ones)."""
        if not self.marks:
            return b""
        cuts = [line for place in (0.0, self.width) for line in self._upright(place)]
        cuts += [line for place in (0.0, self.height) for line in self._level(place)]
        folds = [line for place in self.folds for line in self._upright(place)]
        parts = [f"q 0 G {THIN} w", *cuts]
        parts += ["[3 2] 0 d", *folds] if folds else []
        return "\n".join([*parts, "Q"]).encode()

    def _upright(self, place: float) -> list[str]:
        """Return a mark above and one below the page, at a distance from its left trim."""
        x, low, high = self.around + place, self.around, self.around + self.height
        return [_line(x, y, x, y + step) for y, step in self._two_ends(low, high)]

    def _level(self, place: float) -> list[str]:
        """Return a mark left and one right of the page, at a distance from its lower trim."""
        y, left, right = self.around + place, self.around, self.around + self.width
        return [_line(x, y, x + step, y) for x, step in self._two_ends(left, right)]

    def _two_ends(self, low: float, high: float) -> tuple[tuple[float, float], ...]:
        """Return start and length of the marks before ``low`` and after ``high``."""
        long = LONG * POINT
        return ((low - self.off - long, long), (high + self.off, long))


def _line(x: float, y: float, to_x: float, to_y: float) -> str:
    return f"{x:.3f} {y:.3f} m {to_x:.3f} {to_y:.3f} l S"


def _rounded(*values: float) -> list[float]:
    return [round(value, 3) for value in values]
