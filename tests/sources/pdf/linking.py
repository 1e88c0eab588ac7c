"""PDFs with links, written for the tests line by line in Courier, whose letters are all alike wide."""

from __future__ import annotations

import re
from collections.abc import Sequence
from io import BytesIO
from typing import TypeAlias

import pikepdf
from pikepdf import Array, Dictionary, Name, String

WIDTH, HEIGHT, LEFT, TOP, LEADING = 420, 595, 40, 550, 14
SIZE, NOTE, SMALL, RISE, ADVANCE = 10.0, 8.0, 6.0, 4.0, 0.6
# A line that begins with a tilde is set small. ``{mark>place}`` leads from a mark to a place, and
# ``{^mark>place}`` from a raised one; ``{=place}`` is the place itself, ``{^label}`` a raised label.
PIECE = re.compile(
    r"\{=(?P<place>\w+)\}|\{(?P<raised>\^?)(?P<words>[^{}>]+)(?:>(?P<to>[^{}]+))?\}|[^{}]+"
)
Link: TypeAlias = tuple[int, tuple[float, float, float, float], str]


class Linker:
    """Writes pages one after the other, and their links when all places are known."""

    def __init__(self, *, named: bool) -> None:
        self._named = named
        self._pdf = pikepdf.new()
        self._places: dict[str, tuple[int, float, float]] = {}
        self._links: list[Link] = []
        font = Dictionary(
            Type=Name.Font,
            Subtype=Name.Type1,
            BaseFont=Name.Courier,
            Encoding=Name.WinAnsiEncoding,
        )
        fonts = Dictionary(F=self._pdf.make_indirect(font))
        self._resources = self._pdf.make_indirect(Dictionary(Font=fonts))

    def page(self, lines: Sequence[str]) -> None:
        """Add a page of lines; an empty one is a gap."""
        number = len(self._pdf.pages)
        shown = "".join(
            self._line(line, number, TOP - LEADING * nth) for nth, line in enumerate(lines) if line
        )
        page = Dictionary(Type=Name.Page, MediaBox=Array([0, 0, WIDTH, HEIGHT]))
        page.Resources = self._resources
        page.Contents = self._pdf.make_stream(shown.encode("cp1252"))
        self._pdf.pages.append(pikepdf.Page(self._pdf.make_indirect(page)))

    def _line(self, line: str, number: int, y: float) -> str:
        x, shown = float(LEFT), ""
        usual = NOTE if line.startswith("~") else SIZE
        line = line.removeprefix("~")
        for match in PIECE.finditer(line):
            if match["place"]:
                self._places[match["place"]] = (number, x, y + SIZE)
                continue
            words = match["words"] or match[0]
            size, rise = (SMALL, RISE) if match["raised"] else (usual, 0.0)
            escaped = re.sub(r"([()\\])", r"\\\1", words)
            shown += f"BT /F {size} Tf {x:.2f} {y + rise:.2f} Td ({escaped}) Tj ET\n"
            end = x + ADVANCE * size * len(words)
            if match["to"]:
                self._links.append((number, (x, y + rise - 2, end, y + rise + size), match["to"]))
            x = end
        return shown

    def written(self) -> bytes:
        """Return the PDF; places have names in it, or are told where they are."""
        for number, box, to in self._links:
            page = self._pdf.pages[number].obj
            link = Dictionary(Type=Name.Annot, Subtype=Name.Link, Rect=Array(list(box)))
            if "://" in to:
                link.A = Dictionary(S=Name.URI, URI=String(to))
            elif self._named:
                link.A = Dictionary(S=Name.GoTo, D=String(to))
            else:
                link.Dest = self._place(to)
            page.Annots = page.get("/Annots", Array([]))
            page.Annots.append(self._pdf.make_indirect(link))
        if self._named:
            self._pdf.Root.Dests = Dictionary({f"/{p}": self._place(p) for p in self._places})
        out = BytesIO()
        self._pdf.save(out)
        return out.getvalue()

    def _place(self, name: str) -> Array:
        number, x, y = self._places[name]
        return Array([self._pdf.pages[number].obj, Name.XYZ, x, y, 0])


def linked(*pages: Sequence[str], named: bool = True) -> bytes:
    """Return a PDF of some pages; ``named`` places are looked up by their names."""
    linker = Linker(named=named)
    for lines in pages:
        linker.page(lines)
    return linker.written()
