"""Draws docs/before-and-after.png: lines of seeds/works/radens-slut/en.txt beside their printed page."""

from __future__ import annotations

import csv
from pathlib import Path

from PIL import Image, ImageDraw, ImageFont

from publisher.proofs.document import Drawn

ROOT = Path(__file__).parents[1]
SOURCE = ROOT / "seeds/works/radens-slut/en.txt"
LEDGER = ROOT / "build/works/radens-slut.en/lines.tsv"
BOOK = ROOT / "build/pamphlets/radens-slut.en.pdf"
PICTURE = ROOT / "docs/before-and-after.png"
FACE = "LinLibertine_M.otf"  # of the typeface that the books are set in, so it is there

FIRST, LAST = 9, 41  # lines of the source, from 1, that became the page
PAGE = 2  # of the book, from 0
DPI = 110  # 641 x 909 pixels for an A5 page: two of them are legible side by side
EDGE, LEADING, SIZE = 40, 25, 13.5  # pixels: margins, line to line, letters
COLOURS = 96  # shades of the letters in their colours on two papers
DESK, PAPER, TEXT, NUMBER = "#e4e2dd", "#fbf7ec", "#222222", "#a39c8c"
# Where a line of the source went, by the first letter of its owner in the ledger.
OWNERS = {"n": "#1f5fa8", "f": "#b3261e"}
BROKEN = "#b3261e"


def draw() -> Image.Image:
    """Return the picture; the house must be built, at least this book's PDF."""
    with Drawn(BOOK.read_bytes(), BOOK.name) as book:
        after = book.picture(PAGE, DPI)
    before = _lines(after.size)
    whole = Image.new("RGB", (2 * after.width + 3 * EDGE // 2, after.height + EDGE), DESK)
    whole.paste(before, (EDGE // 2, EDGE // 2))
    whole.paste(after, (EDGE + after.width, EDGE // 2))
    return whole.quantize(COLOURS, Image.Quantize.MAXCOVERAGE, dither=Image.Dither.NONE)


def _lines(size: tuple[int, int]) -> Image.Image:
    """Return the lines of the source as a typewriter would show them, with their numbers."""
    sheet = Image.new("RGB", size, PAPER)
    pen, face = ImageDraw.Draw(sheet), ImageFont.truetype(FACE, SIZE)
    texts = SOURCE.read_text(encoding="utf-8").split("\n")
    owners = _owners()
    for row, number in enumerate(range(FIRST, LAST + 1)):
        left, top = EDGE, EDGE // 2 + row * LEADING
        pen.text((left - 8, top), str(number), NUMBER, face, anchor="ra")
        text = texts[number - 1].replace("\f", "")
        whole = text.removesuffix("\u00ad")
        pen.text((left + 4, top), whole, OWNERS.get(owners[number][0], TEXT), face)
        if whole != text:
            pen.text((left + 4 + pen.textlength(whole, face), top), "-", BROKEN, face)
    return sheet


def _owners() -> dict[int, str]:
    """Return what each line of the source belongs to: b a block, n a note, f set aside."""
    with LEDGER.open(encoding="utf-8", newline="") as file:
        rows = csv.reader(file, delimiter="\t", quoting=csv.QUOTE_NONE)
        return {int(row[0]): row[1] for row in rows if len(row) > 1}  # the first says the format


if __name__ == "__main__":
    draw().save(PICTURE, optimize=True)
