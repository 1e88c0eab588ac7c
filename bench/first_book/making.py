"""The material: a small book in two languages, as a PDF from a typesetter and as a Word file.

The words stand in ``en.md`` and ``nl.md`` beside this file, in pandoc's Markdown. The PDF is
typeset by Typst as ``press.typ`` says, the Word file is written by pandoc; publisher has no part
in either but to find pandoc.
"""

from __future__ import annotations

import math
from collections.abc import Iterator
from pathlib import Path
from typing import TypeAlias

import typst
from PIL import Image, ImageDraw

from publisher.pandoc import run_pandoc

HERE = Path(__file__).parent
LANGUAGES = ("en", "nl")
MARKDOWN = ("--from", "markdown-smart")
# Pixels, and levels of grey.
SIZE, INK, PALE, PAPER = (1200, 780), 40, 150, 245
LINE = 6
Point: TypeAlias = tuple[float, float]


def make(folder: Path) -> Iterator[Path]:
    """Write pictures, PDFs and Word files into a folder, and yield the PDFs and Word files."""
    for name, drawn in (("landing", landing()), ("ferry", ferry())):
        drawn.save(folder / f"{name}.png")
    for language in LANGUAGES:
        words = (HERE / f"{language}.md").read_bytes()
        yield _typeset(words, folder, language)
        yield _as_word(words, folder, language)


def _typeset(words: bytes, folder: Path, language: str) -> Path:
    template = ("--to", "typst", "--template", str(HERE / "press.typ"))
    source, made = folder / f"{language}.typ", folder / f"{language}.pdf"
    source.write_bytes(run_pandoc((*MARKDOWN, *template), words))
    typst.compile(source, output=made, root=folder)
    source.unlink()
    return made


def _as_word(words: bytes, folder: Path, language: str) -> Path:
    made = folder / f"{language}.docx"
    to = ("--to", "docx", "--resource-path", str(folder), "--output", str(made))
    run_pandoc((*MARKDOWN, *to), words)
    return made


def landing() -> Image.Image:
    """Draw the landing: a house, a post with a bell, the bank, water."""
    picture, pen = _paper()
    _water(pen, 560)
    pen.polygon([(0, 470), (760, 500), (900, 620), (0, 640)], fill=PALE)
    pen.rectangle((120, 260, 420, 480), outline=INK, width=LINE)
    pen.polygon([(90, 260), (270, 130), (450, 260)], outline=INK, width=LINE)
    pen.rectangle((240, 360, 310, 480), fill=INK)
    pen.line([(700, 500), (700, 180), (780, 180)], fill=INK, width=2 * LINE)
    pen.pieslice((735, 190, 825, 310), 180, 360, fill=INK)
    pen.line([(780, 250), (780, 420)], fill=INK, width=LINE)
    return picture


def ferry() -> Image.Image:
    """Draw the ferry: a flat boat on its rope, a man with a cap, water."""
    picture, pen = _paper()
    _water(pen, 430)
    pen.line([(0, 250), (600, 300), (SIZE[0], 240)], fill=INK, width=3 * LINE)
    pen.polygon([(280, 440), (920, 440), (840, 540), (360, 540)], fill=PALE, outline=INK)
    pen.line([(600, 440), (600, 300)], fill=INK, width=2 * LINE)
    pen.ellipse((570, 220, 630, 280), fill=INK)
    pen.rectangle((560, 212, 640, 232), fill=INK)
    pen.line([(600, 330), (700, 292)], fill=INK, width=LINE)
    return picture


def _paper() -> tuple[Image.Image, ImageDraw.ImageDraw]:
    picture = Image.new("L", SIZE, PAPER)
    return picture, ImageDraw.Draw(picture)


def _water(pen: ImageDraw.ImageDraw, top: int) -> None:
    for depth, y in enumerate(range(top, SIZE[1], 44)):
        wave: list[Point] = [
            (x, y + 8 * math.sin(x / 50 + depth)) for x in range(0, SIZE[0] + 1, 10)
        ]
        pen.line(wave, fill=PALE, width=LINE - 2)
