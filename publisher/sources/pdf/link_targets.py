"""Where links lead: the line that stands at the place of a link's destination."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from publisher.model.transcript import Line, Link, Page
from publisher.sources.pdf.links import Linked
from publisher.sources.pdf.printed import PrintedLine, PrintedPage

# Sizes of the line to which a link leads: the place is that of its baseline or above it, and
# stands at the edge of its column or this far before or behind.
ON_BASELINE, NEAR_EDGE = 0.35, 3.0


def links_of(printed: Sequence[PrintedPage], pages: Sequence[Page]) -> tuple[Link, ...]:
    """Return the links between the lines of a text; ``pages`` are the ``printed`` ones as written."""
    if not any(line.links for page in printed for line in page.lines):
        return ()
    placed = list(_placed(printed, pages))
    by_sheet: dict[int, list[tuple[PrintedLine, Line]]] = {}
    for number, row, line in placed:
        if not row.turn:
            by_sheet.setdefault(number, []).append((row, line))
    return tuple(
        Link(line.number, *_span(line.text, linked), _target(by_sheet[linked.area.sheet], linked))
        for _, row, line in placed
        for linked in row.links
        if linked.area.sheet in by_sheet
    )


def _placed(
    printed: Sequence[PrintedPage], pages: Sequence[Page]
) -> Iterator[tuple[int, PrintedLine, Line]]:
    """Yield the printed lines with the number of their sheet, and as they are written."""
    for page, written in zip(printed, pages, strict=True):
        lines = (line for line in written.lines if line.geometry is not None)
        for row, line in zip(page.lines, lines, strict=True):
            yield page.number, row, line


def _span(text: str, linked: Linked) -> tuple[int, int]:
    """Return the place of the letters in a text with blanks."""
    inked = [at for at, letter in enumerate(text) if not letter.isspace()]
    return inked[linked.first], inked[linked.end - 1] + 1


def _target(rows: Sequence[tuple[PrintedLine, Line]], linked: Linked) -> int:
    """Return the number of the line that begins at a place, or next below it; else the last one."""
    x, y = linked.area.x, linked.area.y
    below = [one for one in rows if y is None or one[0].y >= y - ON_BASELINE * one[0].size]
    if not below:
        return rows[-1][1].number
    return min(below, key=lambda one: (not _holds(one[0], x), one[0].y))[1].number


def _holds(row: PrintedLine, x: float | None) -> bool:
    return not x or row.left - NEAR_EDGE * row.size <= x <= row.right
