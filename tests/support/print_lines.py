"""A finished PDF read as a compositor reads it: lines with their word spaces, paragraphs with lines.

Only files of the printing room are understood: tagged text in horizontal lines, shown by TJ.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, field
from io import BytesIO
from typing import Any

import pikepdf

# <0048> <00540054>, one line of a bfchar table
CHARACTER = re.compile(rb"<([0-9a-fA-F]+)>\s*<([0-9a-fA-F]*)>")
BLOCKS = frozenset({"/P", "/H1", "/H2", "/H3", "/H4", "/H5", "/H6", "/LBody", "/TOCI", "/Lbl"})
Mark = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Face:
    """A font: advance widths in thousandths of its size, and what its glyphs mean."""

    widths: dict[int, float]
    readings: dict[int, str]


@dataclass(slots=True)
class Run:
    """A marked piece of a line: where it stands (points), its letters, the spaces between words.

    ``spaces`` are widths in units of the space of the face.
    """

    x: float
    y: float
    size: float
    end: float = 0.0
    text: str = ""
    spaces: list[float] = field(default_factory=list)


@dataclass(slots=True)
class Line:
    """A line of a block on one page, counted from 0."""

    page: int
    runs: list[Run]

    @property
    def y(self) -> float:
        """Return the height of the baseline above the foot of the page."""
        return self.runs[0].y

    @property
    def size(self) -> float:
        """Return the size of the largest letters."""
        return max(run.size for run in self.runs)

    @property
    def start(self) -> float:
        """Return the left end."""
        return min(run.x for run in self.runs)

    @property
    def end(self) -> float:
        """Return the right end."""
        return max(run.end for run in self.runs)

    @property
    def text(self) -> str:
        """Return the letters."""
        return "".join(run.text for run in self.runs)

    @property
    def spaces(self) -> list[float]:
        """Return the word spaces."""
        return [space for run in self.runs for space in run.spaces]


@dataclass(slots=True)
class Block:
    """A paragraph, heading, item, ...: its structure types from the top, and its lines."""

    path: tuple[str, ...]
    lines: list[Line]


def read_blocks(pdf: bytes) -> list[Block]:
    """Return the blocks of a tagged PDF in reading order."""
    with pikepdf.open(BytesIO(pdf)) as document:
        runs: dict[Mark, list[Run]] = {}
        for number, page in enumerate(document.pages):
            runs |= {(number, mark): found for mark, found in _runs(page).items()}
        pages = {page.obj.objgen: number for number, page in enumerate(document.pages)}
        tree = document.Root.StructTreeRoot.K[0]
        found = [(path, _marks(e, pages)) for path, e in _blocks(tree, ())]
    return [block for path, marks in found if (block := _block(path, marks, runs)).lines]


def _blocks(
    element: pikepdf.Object, path: tuple[str, ...]
) -> Iterator[tuple[tuple[str, ...], pikepdf.Object]]:
    """Yield the elements that hold lines, with the types above them."""
    path = (*path, str(element.S))
    if element.S in BLOCKS:
        yield path, element
    for child in element.K:
        if isinstance(child, pikepdf.Dictionary) and "/S" in child:
            yield from _blocks(child, path)


def _marks(element: pikepdf.Object, pages: dict[tuple[int, int], int]) -> Iterator[Mark]:
    """Yield the marked contents of an element and of what stands inline in it."""
    page = pages[element.Pg.objgen]
    children: list[Any] = list(element.K)
    for child in children:
        if isinstance(child, int):
            yield page, child
        elif "/MCID" in child:
            yield pages[child.Pg.objgen], int(child.MCID)
        elif "/S" in child and child.S not in BLOCKS:
            yield from _marks(child, pages)


def _block(path: tuple[str, ...], marks: Iterator[Mark], runs: dict[Mark, list[Run]]) -> Block:
    """Return a block with its pieces put together to lines."""
    lines: list[Line] = []
    for page, mark in marks:
        for run in runs.get((page, mark), ()):
            same = lines and lines[-1].page == page and abs(lines[-1].y - run.y) < 1
            if same:
                lines[-1].runs.append(run)
            else:
                lines.append(Line(page, [run]))
    return Block(path, lines)


def _runs(page: pikepdf.Page) -> dict[int, list[Run]]:
    """Return the pieces of a page by their marks."""
    faces = {str(name): face_of(font) for name, font in page.Resources.Font.items()}
    found: dict[int, list[Run]] = defaultdict(list)
    scale, face, size, hair, x, y, mark = 0.75, Face({}, {}), 0.0, 0.0, 0.0, 0.0, -1
    height = float(page.mediabox[3])
    for instruction in pikepdf.parse_content_stream(page):
        operands: Any = instruction.operands
        match str(instruction.operator):
            case "BDC":
                mark = int(operands[1].get("/MCID", -1))
            case "Tm":
                x, y = float(operands[4]) * scale, height - float(operands[5]) * scale
            case "Tf":
                face, size = faces[str(operands[0])], float(operands[1]) * scale
            case "Tc":
                hair = float(operands[0]) * scale
            case "TJ":
                run = Run(x, y, size)
                x = run.end = x + _show(run, operands[0], face, hair * 1000 / size) * size / 1000
                found[mark].append(run)
    return found


def _show(run: Run, operand: pikepdf.Object, face: Face, hair: float) -> float:
    """Write letters and spaces of a TJ operand to the run, return its length in thousandths.

    ``hair`` is what is added after every glyph.
    """
    length = 0.0
    space: float | None = None
    for piece in operand:
        if not isinstance(piece, pikepdf.String):
            length -= float(piece)
            space = None if space is None else space - float(piece)
            continue
        codes = bytes(piece)
        for place in range(0, len(codes), 2):
            glyph = int.from_bytes(codes[place : place + 2], "big")
            reading, width = face.readings.get(glyph, ""), hair + face.widths.get(glyph, 1000.0)
            if space is not None and reading != " ":
                run.spaces.append(space / width_of_space(face))
                space = None
            if reading == " ":
                space = (space or 0.0) + width
            run.text += reading
            length += width
    return length


def width_of_space(face: Face) -> float:
    """Return the width of the space of a face, in thousandths of its size."""
    return next((face.widths[g] for g, r in face.readings.items() if r == " "), 250.0)


def face_of(font: pikepdf.Object) -> Face:
    """Return widths and meanings of a composite font."""
    widths: dict[int, float] = {}
    entries = list(font.DescendantFonts[0].get("/W", ()))
    for first, values in zip(entries[::2], entries[1::2], strict=True):
        widths |= {int(first) + n: float(value) for n, value in enumerate(values)}
    # The table that says how long codes are looks like one of characters.
    table = font.ToUnicode.read_bytes().partition(b"endcodespacerange")[2]
    readings = {
        int(code, 16): bytes.fromhex(text.decode()).decode("utf-16-be")
        for code, text in CHARACTER.findall(table)
    }
    return Face(widths, readings)
