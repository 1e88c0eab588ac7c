"""What a page draws is found by following every instruction, into forms and patterns too.

The names of operators and entries are those of ISO 32000-1, whose clauses are given beside them.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import field, replace
from math import hypot
from typing import Any, NamedTuple, TypeAlias

import pikepdf
from pikepdf import Array, Dictionary, Name, Stream

from publisher.structs import frozen, mutable

# A transformation as PDF writes it (8.3.3): a, b, c, d scale and turn, e and f move.
Matrix: TypeAlias = tuple[float, float, float, float, float, float]
WHOLE: Matrix = (1, 0, 0, 1, 0, 0)
INCH = 72  # points
# The operators that choose a device colour (ISO 32000-1, 8.6.8), and for what.
DEVICES = {
    "g": ("gray", "fill"), "rg": ("rgb", "fill"), "k": ("cmyk", "fill"),
    "G": ("gray", "stroke"), "RG": ("rgb", "stroke"), "K": ("cmyk", "stroke"),
}  # fmt: skip
SPACES = {"/DeviceGray": "gray", "/DeviceRGB": "rgb", "/DeviceCMYK": "cmyk", "/Pattern": "pattern"}
# Pictures inside a content stream have short names (8.9.7).
SPACES |= {"/G": "gray", "/RGB": "rgb", "/CMYK": "cmyk"}
# Operators that show text, fill a path, stroke it, do both (annex A).
TEXT = {"Tj", "TJ", "'", '"'}
FILLING, STROKING = {"f", "F", "f*"}, {"S", "s"}
BOTH = {"B", "B*", "b", "b*"}
# Modes of text (9.3.6): 3 draws nothing, 7 clips alone; the others fill, stroke or do both.
HIDDEN, STROKED, FILLED_AND_STROKED = (3, 7), (1, 2, 5, 6), (0, 2, 4, 6)


@frozen
class Ink:
    """A colour as it is used: for ``text``, ``line`` or ``picture``, in a colour space.

    ``values`` are from 0 to 1, empty where they are not known (pictures, patterns).
    """

    use: str
    space: str
    values: tuple[float, ...] = ()

    @property
    def amount(self) -> float:
        """Return how much ink that is in per cent; each process colour may add 100."""
        match self.space:
            case "gray":
                return 100 * (1 - self.values[0]) if self.values else 100
            case "cmyk":
                return 100 * sum(self.values)
        return 0.0


@frozen
class Picture:
    """A picture as it is placed: its colour space, bits a channel, resolution and stream.

    ``resolution`` is in dots per inch, across or down, whichever is less. ``stream`` is None for a
    picture inside a content stream.
    """

    space: str
    bits: int
    resolution: float
    stream: Any = field(compare=False, repr=False)


@mutable
class Inspection:
    """The colours, pictures and typefaces (by name) of one page.

    ``transparent`` holds the reasons for which it counts as transparent, in words.
    """

    inks: set[Ink] = field(default_factory=set)
    pictures: set[Picture] = field(default_factory=set)
    transparent: set[str] = field(default_factory=set)
    fonts: dict[str, Any] = field(default_factory=dict)


class _Paint(NamedTuple):
    """A colour space by its word (see ``_space_of``), and values in it."""

    space: str
    values: tuple[float, ...] = ()


_BLACK = _Paint("gray", (0.0,))  # what a page begins with


@frozen
class _State:
    """The part of the graphics state that is followed (8.4); ``mode`` is that of text."""

    matrix: Matrix = WHOLE
    fill: _Paint = _BLACK
    stroke: _Paint = _BLACK
    mode: int = 0


def inspect_page(page: pikepdf.Page) -> Inspection:
    """Return what a page draws, in its forms and patterns too."""
    seen = Inspection()
    resources = page.obj.get("/Resources", Dictionary())
    if "/Group" in page.obj:
        seen.transparent.add("a group of the page")
    _Walk(seen, resources, set()).follow(pikepdf.parse_content_stream(page), _State())
    return seen


class _Walk:
    """Follows the instructions of one stream, with the resources that they name.

    ``above`` are the streams in which this one is drawn, so that one that draws itself ends.
    """

    def __init__(self, seen: Inspection, resources: Any, above: set[tuple[int, int]]) -> None:
        self._seen, self._resources, self._above = seen, resources, above

    def follow(self, instructions: Iterable[Any], state: _State) -> None:
        """Note what is drawn; ``state`` is the one in which the stream is drawn."""
        kept: list[_State] = []
        for instruction in instructions:
            operator, operands = str(instruction.operator), list(instruction.operands)
            if operator == "q":
                kept.append(state)
            elif operator == "Q":
                state = kept.pop() if kept else state
            elif operator in _CHANGES:
                state = _CHANGES[operator](self, state, operands)
            else:
                self._draw(operator, operands, state, instruction)

    def _draw(self, operator: str, operands: list[Any], state: _State, whole: Any) -> None:
        if operator in TEXT and state.mode not in HIDDEN:
            self._ink("text", state.mode in FILLED_AND_STROKED, state.mode in STROKED, state)
        elif operator in FILLING | STROKING | BOTH:
            self._ink("line", operator not in STROKING, operator not in FILLING, state)
        elif operator == "Do":
            self._object(self._entry("/XObject", operands[0]), state)
        elif operator == "sh":
            self._seen.inks.add(Ink("line", self._space(self._entry("/Shading", operands[0]))))
        elif operator == "INLINE IMAGE":
            self._inline(whole.iimage, state)

    def _ink(self, use: str, filled: bool, stroked: bool, state: _State) -> None:
        used = ([state.fill] if filled else []) + ([state.stroke] if stroked else [])
        self._seen.inks.update(Ink(use, *paint) for paint in used)

    def _entry(self, kind: str, name: Any) -> Any:
        return self._resources.get(kind, Dictionary()).get(str(name), Dictionary())

    def _object(self, entry: Any, state: _State) -> None:
        if entry.get("/Subtype") == "/Image":
            self._picture(entry, state)
        elif entry.get("/Subtype") == "/Form":
            if "/Group" in entry:
                self._seen.transparent.add("a group of a form")
            matrix = _times(_matrix(entry.get("/Matrix")), state.matrix)
            self._into(entry, replace(state, matrix=matrix))

    def _into(self, entry: Any, state: _State) -> None:
        if not isinstance(entry, Stream) or entry.objgen in self._above:
            return
        # Old files leave out the resources of a form, which then are those of its page (7.8.3).
        resources = entry.get("/Resources", self._resources)
        below = _Walk(self._seen, resources, self._above | {entry.objgen})
        below.follow(pikepdf.parse_content_stream(entry), state)

    def _picture(self, image: Any, state: _State) -> None:
        if "/SMask" in image:
            self._seen.transparent.add("a transparent picture")
        if image.get("/ImageMask", False):
            self._ink("line", True, False, state)
            space, bits = "mask", 1
        else:
            space, bits = (
                _space_of(image.get("/ColorSpace")),
                int(image.get("/BitsPerComponent", 8)),
            )
            self._seen.inks.add(Ink("picture", space))
        resolution = _resolution(int(image.Width), int(image.Height), state.matrix)
        self._seen.pictures.add(Picture(space, bits, resolution, image))

    def _inline(self, image: Any, state: _State) -> None:
        space = _space_of(image.obj.get("/CS", image.obj.get("/ColorSpace")))
        self._seen.inks.add(Ink("picture", space))
        resolution = _resolution(image.width, image.height, state.matrix)
        self._seen.pictures.add(Picture(space, image.bits_per_component, resolution, None))

    def _space(self, shading: Any) -> str:
        return _space_of(shading.get("/ColorSpace"))

    def move(self, state: _State, operands: list[Any]) -> _State:
        """Return the state after ``cm``: with another matrix before the one there is."""
        return replace(state, matrix=_times(_matrix(operands), state.matrix))

    def mode(self, state: _State, operands: list[Any]) -> _State:
        """Return the state after ``Tr``: with the mode in which letters are drawn."""
        return replace(state, mode=int(operands[0]))

    def face(self, state: _State, operands: list[Any]) -> _State:
        """Note the typeface that ``Tf`` chooses."""
        name = str(operands[0])
        entry = self._entry("/Font", name)
        self._seen.fonts[str(entry.get("/BaseFont", name))] = entry
        return state

    def graphics(self, state: _State, operands: list[Any]) -> _State:
        """Note whether the graphics state that ``gs`` names makes anything transparent."""
        entry = self._entry("/ExtGState", operands[0])
        if any(float(entry.get(key, 1)) < 1 for key in ("/ca", "/CA")):
            self._seen.transparent.add("an opacity below 100 %")
        # /Compatible is an old name for /Normal (11.6.3).
        if entry.get("/SMask", Name.None_) != Name.None_:
            self._seen.transparent.add("a soft mask")
        if str(entry.get("/BM", "/Normal")) not in ("/Normal", "/Compatible"):
            self._seen.transparent.add("a blend")
        return state

    def name_fill(self, state: _State, operands: list[Any]) -> _State:
        """Return the state after ``cs``: filling in a colour space that is named."""
        return replace(state, fill=_Paint(self._named(operands[0])))

    def name_stroke(self, state: _State, operands: list[Any]) -> _State:
        """Return the state after ``CS``: stroking in a colour space that is named."""
        return replace(state, stroke=_Paint(self._named(operands[0])))

    def _named(self, name: Any) -> str:
        spaces = self._resources.get("/ColorSpace", Dictionary())
        return _space_of(spaces.get(str(name), name))

    def set_fill(self, state: _State, operands: list[Any]) -> _State:
        """Return the state after ``sc``: filling in a colour of its space; follow a pattern."""
        if operands and isinstance(operands[-1], Name):
            self._pattern(operands[-1], state)
            return state
        return replace(state, fill=_Paint(state.fill.space, _floats(operands)))

    def set_stroke(self, state: _State, operands: list[Any]) -> _State:
        """Return the state after ``SC``: stroking in a colour of its space; follow a pattern."""
        if operands and isinstance(operands[-1], Name):
            self._pattern(operands[-1], state)
            return state
        return replace(state, stroke=_Paint(state.stroke.space, _floats(operands)))

    def _pattern(self, name: Any, state: _State) -> None:
        entry = self._entry("/Pattern", name)
        # A pattern begins with the state of a new page, not with that of the place it fills (8.7.3).
        if "/Shading" in entry:
            self._seen.inks.add(Ink("line", self._space(entry.Shading)))
        self._into(entry, replace(_State(), matrix=state.matrix))


def _device(operator: str) -> Any:
    """Return the change of state by an operator that sets a device colour."""
    space, part = DEVICES[operator]

    def take(_: _Walk, state: _State, operands: list[Any]) -> _State:
        colour = _Paint(space, _floats(operands))
        return replace(state, fill=colour) if part == "fill" else replace(state, stroke=colour)

    return take


# What each operator makes of the state; the methods of _Walk that also note something are here too.
_CHANGES: dict[str, Any] = {
    **{operator: _device(operator) for operator in DEVICES},
    "cm": _Walk.move, "Tr": _Walk.mode, "Tf": _Walk.face, "gs": _Walk.graphics,
    "cs": _Walk.name_fill, "CS": _Walk.name_stroke,
    "sc": _Walk.set_fill, "scn": _Walk.set_fill, "SC": _Walk.set_stroke, "SCN": _Walk.set_stroke,
}  # fmt: skip


def _space_of(space: Any) -> str:
    """Return a colour space (8.6) as a word: gray, rgb, cmyk, icc-rgb, separation, pattern, ..."""
    if space is None:
        return "gray"
    if not isinstance(space, Array):
        return SPACES.get(str(space), str(space).strip("/").lower())
    kind = str(space[0])
    if kind == "/ICCBased":
        return {1: "icc-gray", 3: "icc-rgb", 4: "icc-cmyk"}.get(int(space[1].N), "icc")
    if kind == "/Indexed":
        return _space_of(space[1])
    return SPACES.get(kind, kind.strip("/").lower())


def _floats(operands: Iterable[Any]) -> tuple[float, ...]:
    return tuple(round(float(value), 3) for value in operands)


def _matrix(values: Any) -> Matrix:
    """Return a matrix of the PDF, the one that changes nothing where there is none."""
    if values is None or len(values) != 6:
        return WHOLE
    a, b, c, d, e, f = (float(value) for value in values)
    return a, b, c, d, e, f


def _times(one: Matrix, two: Matrix) -> Matrix:
    """Return the transformation that does ``one`` and then ``two``."""
    a, b, c, d, e, f = one
    g, h, i, j, k, m = two
    return (
        a * g + b * i, a * h + b * j, c * g + d * i, c * h + d * j, e * g + f * i + k, e * h + f * j + m,
    )  # fmt: skip


def _resolution(width: int, height: int, matrix: Matrix) -> float:
    """Return the dots per inch of a picture, across or down, whichever is less.

    ``width`` and ``height`` are its pixels; the matrix maps the unit square to where it is placed.
    """
    a, b, c, d, _, _ = matrix
    across, down = hypot(a, b) / INCH, hypot(c, d) / INCH
    ways = [n / size for n, size in ((width, across), (height, down)) if size]
    return round(min(ways), 1) if ways else 0.0
