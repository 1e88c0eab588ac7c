"""Pages painted for the tests, strip by strip, as a reader of PDFs would tell them."""

from __future__ import annotations

from collections.abc import Sequence

from publisher.model.transcript import Line
from publisher.sources.pdf.page_reader import PageReader
from publisher.sources.pdf.painted import Box, Font, Glyph, Sheet, Strip
from publisher.sources.pdf.writing import pages_of

WIDTH, HEIGHT = 420.0, 595.0
# Every glyph is half as wide as its type is high.
ADVANCE = 0.5


def strip(
    text: str,
    x: float = 50,
    y: float = 100,
    size: float = 10,
    *,
    track: float = 0,
    turn: int | None = 0,
    hidden: bool = False,
    font: Font | None = None,
) -> Strip:
    """Return painted letters; ``track`` is the space between them, in ems.

    A tilde is a space that is left, but not painted.
    """
    glyphs = []
    for sign in text:
        end = x + ADVANCE * size
        if sign != "~":
            glyphs.append(Glyph(sign, x, end))
        x = end + track * size
    return Strip(glyphs, font or Font("Serif"), size, y, turn, hidden)


def sheet(strips: Sequence[Strip], width: float = WIDTH, height: float = HEIGHT) -> Sheet:
    """Return a page with these strips."""
    return Sheet(1, width, height, Box(0, 0, width, height), strips=list(strips))


def column(lines: Sequence[str], x: float, y: float, leading: float = 12) -> list[Strip]:
    """Return lines one below the other."""
    return [strip(line, x, y + leading * n) for n, line in enumerate(lines)]


def read(*sheets: Sheet) -> list[list[Line]]:
    """Return the lines of the pages of some sheets."""
    reader = PageReader()
    pages = [page for one in sheets for page in reader.pages(one)[0]]
    return [list(page.lines) for page in pages_of(pages)]


def texts(*strips: Strip) -> list[str]:
    """Return the text of the lines of one page."""
    return [line.text for line in read(sheet(strips))[0]]
