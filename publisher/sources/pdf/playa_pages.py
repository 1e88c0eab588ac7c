"""What playa-pdf tells: it opens a PDF and says what is painted on its pages."""

from __future__ import annotations

import logging
import struct
import zlib
from collections.abc import Iterator
from contextlib import contextmanager
from math import hypot
from pathlib import Path

import playa
from playa.content import ContentObject, ImageObject, PathObject, TextObject, XObjectObject
from playa.document import Document
from playa.exceptions import PDFException
from playa.font import Font as PlayaFont
from playa.interp import LazyInterpreter
from playa.page import Page
from playa.structure import Element
from playa.utils import mult_matrix

from publisher.model.transcript import ToldCell
from publisher.sources.pdf.fonts import font_of
from publisher.sources.pdf.painted import Box, Font, Matrix, Sheet, Strip, mend_size
from publisher.sources.pdf.playa_art import image_of, path_of, rules_of
from publisher.sources.pdf.playa_glyphs import glyphs_of
from publisher.sources.pdf.playa_tables import TaggedTables
from publisher.sources.pdf.turning import quarter_turn

# Rules are paths of few points; a curve of an ornament or a map has more.
POINTS_OF_A_RULE = 8
# Upright and level lines of a page that are kept: a map has more, and no table.
MOST_LINES = 10_000
# Roles that say what a line is, wherever it stands under them; any other is asked for its parent.
TELLING_ROLES = frozenset(
    {"Note", "FENote", "Aside", "Caption", "BlockQuote", "TOC", "TOCI", "LI", "TR", "Figure"}
    | {"Title", "H", "H1", "H2", "H3", "H4", "H5", "H6", "Artifact", "Index", "BibEntry"}
)
# PDF 2.0, table 104: text that is neither filled nor stroked nor clips; text with its outline drawn.
INVISIBLE = 3
FILLED_AND_STROKED = 2
STROKED = frozenset((1, FILLED_AND_STROKED, 5, 6))

# What a damaged file makes the library raise: its own errors, and whatever Python raises in it.
TROUBLE = (
    PDFException,
    ArithmeticError,
    AssertionError,
    AttributeError,
    EOFError,
    LookupError,
    OSError,
    RuntimeError,
    StopIteration,
    TypeError,
    ValueError,
    struct.error,
    zlib.error,
)

logging.getLogger("playa").setLevel(logging.CRITICAL)


@contextmanager
def opened(path: Path, password: str | None) -> Iterator[Document]:
    """Open a PDF; raises one of ``TROUBLE``, as all functions here do."""
    with playa.open(path, password=password or "") as document:
        yield document


def page_count(document: Document) -> int:
    """Return how many pages there are."""
    return len(document.pages)


def sheet_of(document: Document, index: int, tables: TaggedTables) -> Sheet:
    """Return what is painted on a page, counted from 0; ``tables`` are those of the file."""
    return _Reader(document.pages[index], tables).sheet()


class _Reader:
    """Goes over the content of one page once; fonts and tags are asked for once each."""

    def __init__(self, page: Page, tables: TaggedTables) -> None:
        self._page, self._tables = page, tables
        self._fonts: dict[tuple[int, bool, bool], Font] = {}
        self._by_font: dict[tuple[int, float], list[Strip]] = {}
        self._marked: object = None
        self._role = ""
        self._cell: ToldCell | None = None
        (left, top), (right, bottom) = (_seen(page, corner) for corner in ((0, 1), (2, 3)))
        self._width, self._height = _size(page)
        frame = Box(min(left, right), min(top, bottom), max(left, right), max(top, bottom))
        label = page.label or ""
        self._sheet = Sheet(page.page_idx + 1, self._width, self._height, frame, label)

    def sheet(self) -> Sheet:
        """Return the page."""
        for thing, clear in self._painted(self._page.interp(), frozenset(), clear=False):
            if isinstance(thing, TextObject):
                self._sheet.strips.extend(self._strips(thing, clear))
            elif clear:
                continue
            elif isinstance(thing, PathObject):
                self._path(thing)
            elif isinstance(thing, ImageObject) and thing.bbox is not None:
                self._sheet.pictures.append(image_of(thing))
        for strips in self._by_font.values():
            mend_size(strips)
        return self._sheet

    def _painted(
        self, things: Iterator[ContentObject], within: frozenset[int], *, clear: bool
    ) -> Iterator[tuple[ContentObject, bool]]:
        """Yield what is painted, that in forms in their place, and whether it is clear: not seen.

        ``within`` are the forms gone into, ``clear`` tells whether one of these is. How clearly a
        form is painted only the interpreter knows: what is within one begins anew.
        """
        state = things if isinstance(things, LazyInterpreter) else None
        for thing in things:
            if not isinstance(thing, XObjectObject):
                yield thing, clear or _is_clear(thing)
                continue
            number = thing.stream.objid or 0
            if number not in within:
                self._sheet.forms.append(Box(*thing.bbox))
                unseen = clear or (state is not None and state.graphicstate.nalpha == 0)
                yield from self._painted(thing.interp(), within | {number}, clear=unseen)

    def _path(self, path: PathObject) -> None:
        points = sum(len(segment.points) for segment in path.raw_segments)
        if points < 2 or not (path.stroke or path.fill):
            return
        drawn = path_of(path)
        self._sheet.paths.append(drawn)
        if len(self._sheet.lines) < MOST_LINES:
            self._sheet.lines.extend(rules_of(path))
        if points <= POINTS_OF_A_RULE:
            self._sheet.rules.append(drawn.box)

    def _strips(self, text: TextObject, clear: bool) -> Iterator[Strip]:
        font = text.gstate.font
        if font is None or text.ctm is None:
            return
        state = text.gstate
        matrix = mult_matrix(text.text_matrix, text.ctm)
        a, b, c, d, _, _ = matrix
        scale = hypot(c, d)
        direction = -1 if state.fontsize * state.scaling < 0 else 1
        turn = quarter_turn(a * direction, b * direction)
        look = self._look(font, state.render_mode == FILLED_AND_STROKED, _slanted(matrix))
        glyphs = list(glyphs_of(text, font, matrix, (self._width, self._height), turn))
        if not glyphs:
            return
        strip = Strip(
            glyphs=[glyph for glyph, _ in glyphs],
            font=look,
            size=abs(state.fontsize) * scale,
            y=glyphs[0][1],
            turn=turn,
            hidden=clear or state.render_mode == INVISIBLE,
        )
        strip.tag, strip.cell = self._tagged(text)
        self._by_font.setdefault((id(font), strip.size), []).append(strip)
        yield strip

    def _look(self, font: PlayaFont, stroked: bool, slanted: bool) -> Font:
        key = (id(font), stroked, slanted)
        if key not in self._fonts:
            told = font_of(font.fontname, font.flags, float(font.italic_angle))
            self._fonts[key] = told._replace(
                bold=told.bold or stroked, italic=told.italic or slanted
            )
        return self._fonts[key]

    def _tagged(self, thing: ContentObject) -> tuple[str, ToldCell | None]:
        """Return the role and the cell of an object, asked for once in each stretch of marked content."""
        if thing.mcstack is not self._marked:
            self._marked = thing.mcstack
            elements = _elements(thing)
            roles = [str(element.role) for element in elements]
            self._role = _role(thing, roles)
            self._cell = self._tables.cell_of(elements, roles)
        return self._role, self._cell


def _slanted(matrix: Matrix) -> bool:
    """Tell whether upright type is sheared: a slant of 8 degrees or more."""
    a, b, c, d, _, _ = matrix
    across = hypot(a, b) * hypot(c, d)
    return across > 0 and abs(a * c + b * d) > 0.14 * across


def _is_clear(thing: ContentObject) -> bool:
    """Tell whether a thing cannot be seen, for it is wholly transparent, and its outline too if drawn."""
    state = thing.gstate
    outlined = isinstance(thing, PathObject) or (
        isinstance(thing, TextObject) and state.render_mode in STROKED
    )
    return state.nalpha == 0 and (not outlined or state.salpha == 0)


def _size(page: Page) -> tuple[float, float]:
    sideways = page.rotate in (90, 270)
    return (page.height, page.width) if sideways else (page.width, page.height)


def _seen(page: Page, corner: tuple[int, int]) -> tuple[float, float]:
    """Return a corner of the crop box as it is seen."""
    a, b, c, d, e, f = page.ctm
    x, y = page.cropbox[corner[0]], page.cropbox[corner[1]]
    return a * x + c * y + e, b * x + d * y + f


def _elements(thing: ContentObject) -> list[Element]:
    """Return the elements of the structure tree that an object stands in, from the innermost on."""
    found: list[Element] = []
    element: object = thing.parent if thing.mcid is not None else None
    while isinstance(element, Element):
        found.append(element)
        element = element.parent
    return found


def _role(thing: ContentObject, roles: list[str]) -> str:
    """Return the role of the block that an object stands in, which is under these roles."""
    if any(content.tag == "Artifact" for content in thing.mcstack):
        return "Artifact"
    return next((role for role in roles if role in TELLING_ROLES), "P" if "P" in roles else "")
