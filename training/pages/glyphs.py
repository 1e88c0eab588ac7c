"""The PDF read back: every letter with its place and with the number that its colour stands for."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from io import BytesIO

import pikepdf
import pymupdf

from training.pages.colours import number_of

# Operators that choose a colour space or set a colour; without them everything is black.
COLOUR = re.compile(
    rb"/[^\s/<>\[\]()]+\s+(?:cs|CS)\b|(?<![\w.])[\d.]+\s+[\d.]+\s+[\d.]+\s+(?:rg|RG|scn|SCN|sc|SC)\b"
)


@dataclass(frozen=True, slots=True)
class Glyph:
    """A letter as printed: its number, the line it is on, its box in points from the top left."""

    text: str
    number: int
    line: int
    box: tuple[float, float, float, float]


def glyphs(pdf: bytes) -> tuple[tuple[Glyph, ...], ...]:
    """Return the letters of each page, in the order of the page's content, spaces left out."""
    with pymupdf.open(stream=pdf) as document:  # type: ignore[no-untyped-call]
        return tuple(tuple(_glyphs(page)) for page in document)


def _glyphs(page: pymupdf.Page) -> Iterator[Glyph]:
    flags = pymupdf.TEXT_PRESERVE_LIGATURES | pymupdf.TEXT_PRESERVE_WHITESPACE
    blocks = page.get_text("rawdict", flags=flags)["blocks"]  # type: ignore[no-untyped-call]
    lines = (line for block in blocks for line in block.get("lines", ()))
    spans = ((at, span) for at, line in enumerate(lines, 1) for span in line["spans"])
    for at, span in spans:
        number = number_of(span["color"])
        for letter in span["chars"]:
            signs = (one for one in unicodedata.normalize("NFKC", letter["c"]) if not one.isspace())
            yield from (Glyph(one, number, at, tuple(letter["bbox"])) for one in signs)


def blackened(pdf: bytes) -> bytes:
    """Return the PDF with everything black, as it would have been printed."""
    made = BytesIO()
    with pikepdf.open(BytesIO(pdf)) as document:
        for page in document.pages:
            page.contents_coalesce()
            stream = page.obj["/Contents"]
            stream.write(COLOUR.sub(b" ", stream.read_bytes()))
        for item in document.objects:
            if isinstance(item, pikepdf.Stream) and item.get("/Subtype") == "/Form":
                item.write(COLOUR.sub(b" ", item.read_bytes()))
        document.save(made, deterministic_id=True)
    return made.getvalue()
