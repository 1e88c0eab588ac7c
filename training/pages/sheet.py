"""A contact sheet, to be looked at: ``python -m training.pages.sheet FOLDER OUT.png --count 30``.

FOLDER is one that ``training.pages`` made. One page each of as many layouts as are wanted, spread
over all of them, stands on the sheet under its name; pages within a layout are taken in turn.
"""

from __future__ import annotations

import argparse
import json
import math
from collections.abc import Sequence
from pathlib import Path

import pypdfium2
from PIL import Image, ImageDraw

# Pixels of a page's frame, and of the line for its name; letters of ten points are 9 high there.
FRAME = (480, 680)
NAME = 18
ACROSS = 6


def main() -> None:
    """Read the options and write the sheet."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folder", type=Path)
    parser.add_argument("out", type=Path)
    parser.add_argument("--count", type=int, default=30)
    options = parser.parse_args()
    paths = spread(sorted((options.folder / "pdf").glob("*.pdf")), options.count)
    if not paths:
        parser.error(f"no PDF stands in {options.folder / 'pdf'}")
    pages = [(page_of(path, at), named(options.folder, path)) for at, path in enumerate(paths)]
    sheet(pages).save(options.out)


def spread(paths: Sequence[Path], count: int) -> list[Path]:
    """Return at most so many of the paths, evenly taken."""
    if len(paths) <= count:
        return list(paths)
    return [paths[at * len(paths) // count] for at in range(count)]


def named(folder: Path, path: Path) -> str:
    """Return the name of a layout with its typesetter."""
    meta = folder / "works" / path.stem / "meta.json"
    setter = json.loads(meta.read_text("utf-8"))["options"]["setter"] if meta.is_file() else ""
    return f"{path.stem} {setter}".strip()


def page_of(path: Path, turn: int) -> Image.Image:
    """Return one page as it is printed: the first for the first layout, the next for the next."""
    with pypdfium2.PdfDocument(path) as document:
        page = document[turn % len(document)]
        scale = min(FRAME[0] / page.get_width(), FRAME[1] / page.get_height())
        shown: Image.Image = page.render(scale=scale).to_pil()
    return shown.convert("RGB")


def sheet(pages: Sequence[tuple[Image.Image, str]]) -> Image.Image:
    """Return all pages in rows of six, each in its frame under its name."""
    width, height = FRAME[0] + 8, FRAME[1] + NAME + 8
    made = Image.new("RGB", (width * ACROSS, height * math.ceil(len(pages) / ACROSS)), "#777777")
    draw = ImageDraw.Draw(made)
    for at, (page, name) in enumerate(pages):
        left, top = at % ACROSS * width + 4, at // ACROSS * height + 4
        draw.text((left, top), name, fill="#ffffff")
        made.paste(page, (left, top + NAME))
    return made


if __name__ == "__main__":
    main()
