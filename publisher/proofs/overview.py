"""All pages small, with their folios: a contact sheet, or several for a long book."""

from __future__ import annotations

from PIL import Image, ImageDraw, ImageFont

from publisher.proofs.spreads import Spread

# Red, green and blue from 0 to 255: the desk dark enough that white paper stands out.
DESK = (150, 150, 150)
FOLD = (215, 215, 215)
INK = (20, 20, 20)
# Pixels: what one spread may take, the strip below it for folios, and the desk between two.
WIDTH, HEIGHT, STRIP, GAP = 300, 220, 22, 16
COLUMNS, ROWS = 6, 8
SPREADS = COLUMNS * ROWS  # on one contact sheet
_LETTERS = 13  # pixels, the size of folios


class ContactSheet:
    """A picture of a number of spreads that are added one by one, row by row."""

    def __init__(self, spreads: int) -> None:
        across = min(spreads, COLUMNS)
        down = -(-spreads // across)
        self.picture = Image.new("RGB", (_end(across, WIDTH), _end(down, HEIGHT + STRIP)), DESK)
        self._across = across
        self._draw = ImageDraw.Draw(self.picture)
        self._font = ImageFont.load_default(_LETTERS)
        self._count = 0

    def add(self, spread: Spread, pages: list[Image.Image], folios: list[str]) -> None:
        """Put a spread into the next place; it has ``pages`` and ``folios`` only for its real pages."""
        row, column = divmod(self._count, self._across)
        left, top = _end(column, WIDTH), _end(row, HEIGHT + STRIP)
        self._count += 1
        room = WIDTH // len(spread.pages)
        there = [place for place, page in enumerate(spread.pages) if page is not None]
        height = 0
        for place, page, folio in zip(there, pages, folios, strict=True):
            small = _small(page, room)
            # A left page ends and a right one begins at the fold; one alone stands in the middle.
            spare = room - small.width
            inset = spare // 2 if len(spread.pages) == 1 else spare * (1 - place)
            x = left + place * room + inset
            self.picture.paste(small, (x, top))
            height = max(height, small.height)
            middle = (x + small.width // 2, top + HEIGHT + STRIP // 2)
            self._draw.text(middle, folio, fill=INK, font=self._font, anchor="mm")
        if len(there) > 1:
            fold = left + room
            self._draw.line((fold, top, fold, top + height - 1), fill=FOLD)


def _end(count: int, size: int) -> int:
    """Return where the cell after ``count`` cells of ``size`` begins, in pixels."""
    return GAP + count * (size + GAP)


def _small(page: Image.Image, room: int) -> Image.Image:
    """Return a page as small as its place is, ``room`` pixels wide and HEIGHT high."""
    scale = min(room / page.width, HEIGHT / page.height)
    size = (max(1, round(page.width * scale)), max(1, round(page.height * scale)))
    return page.resize(size, Image.Resampling.LANCZOS)
