"""Words broken at line ends are copied, searched and read aloud whole.

The first half and its hyphen get the whole word as their text, the second half gets a space
(ActualText, ISO 32000-1, 14.9.4). An empty text would be the natural choice for the second half,
but PDFium takes it for no text at all and repeats the letters. Each half is marked content of
its own: nested in that of the line it would end it for Poppler. Readers that know nothing of
ActualText find a soft hyphen. Hyphens of the text at line ends are treated alike, for readers
take them for broken words.
"""

# ruff: noqa: SLF001 (what is needed stands in private attributes of WeasyPrint's pages)

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import pairwise
from typing import Any

import pydyf  # type: ignore[import-untyped]
from weasyprint.formatting_structure import boxes
from weasyprint.layout.absolute import AbsolutePlaceholder

# What the style sheet puts at the end of a line (hyphenate-character). Not the hyphen of the
# keyboard, so that the two can be told apart.
HYPHEN = "\N{HYPHEN}"
SOFT_HYPHEN = "\N{SOFT HYPHEN}"
# [<00480054>-12<0049>] TJ: glyphs in fours of hexadecimal figures, and moves between them
PIECE = re.compile(rb"<([0-9a-f]*)>|(-?[\d.]+)")
# /GQSHNB 14.66 Tf
FACE = re.compile(rb"/(\S+) \S+ Tf$")
Readings = dict[str, dict[int, str]]
HYPHENS = (HYPHEN, "-")


@dataclass(frozen=True, slots=True)
class Drawn:
    """A text box, the element of the block it stands in, the stream it was drawn on."""

    box: Any
    block: Any
    stream: Any

    @property
    def first_word(self) -> str:
        """Return what stands before the first space."""
        return str(self.box.text).split(" ", 1)[0]

    @property
    def last_word(self) -> str:
        """Return what stands after the last space."""
        return str(self.box.text).rsplit(" ", 1)[-1]


@dataclass(frozen=True, slots=True)
class Piece:
    """A glyph or a move of a show-text operator: as it is written, and how it reads."""

    code: bytes
    reading: str


@dataclass(slots=True)
class Line:
    """A text box as it was drawn, the only text operator of its marked content taken apart.

    ``place`` is where that operator stands in the stream, ``begin`` where the marked content
    begins. ``head`` and ``tail`` are what is to be said for the first and the last word.
    """

    drawn: Drawn
    mark: dict[str, Any]
    begin: int
    place: int
    pieces: list[Piece]
    head: str = ""
    tail: str = ""


def make_words_whole(document: Any, streams: Iterable[Any]) -> None:
    """Give every word that was broken at a line end its whole text.

    The marked contents that are added are listed with the first one of the text box, under
    ``more``.
    """
    readings = {font.hash: font.to_unicode for font in document.fonts.values()}
    lines: dict[int, Line | None] = {}
    for first, second in _pairs(zip(document.pages, streams, strict=True)):
        if first.box.text.endswith(HYPHENS):
            left, right = (lines.setdefault(id(d.box), _line(d, readings)) for d in (first, second))
            if left and right:
                _pair(left, right, _spoken(first, second))
    for line in sorted(filter(None, lines.values()), key=lambda line: -line.begin):
        _rewrite(line)


def _pairs(pages: Iterable[tuple[Any, Any]]) -> Iterator[tuple[Drawn, Drawn]]:
    """Yield each text box with the following one: of the text, and of each page's foot."""
    flow: list[Drawn] = []
    for page, stream in pages:
        text, *feet = page._page_box.children
        flow.extend(Drawn(*found, stream) for found in _in_flow(text, None))
        for foot in feet:
            if isinstance(foot, boxes.FootnoteAreaBox):
                yield from pairwise([Drawn(*found, stream) for found in _in_flow(foot, None)])
    yield from pairwise(flow)


def _in_flow(box: Any, block: Any) -> Iterator[tuple[Any, Any]]:
    """Yield the text boxes of a page with the blocks they stand in, in reading order.

    Those set apart from the flow are left out.
    """
    if isinstance(box, boxes.TextBox):
        yield box, block
    block = box.element if isinstance(box, boxes.BlockBox) else block
    for child in getattr(box, "children", ()):
        if not isinstance(child, AbsolutePlaceholder):
            yield from _in_flow(child, block)


def _spoken(first: Drawn, second: Drawn) -> tuple[str, str]:
    """Return what is to be said for the halves of a word, two empty texts to leave them alone.

    A hyphen of the typesetter goes, one of the text stays. Where a space follows it
    (officers- och men) it is said too; where that cannot be told the halves are left.
    """
    left, right = first.last_word, second.first_word
    if right.endswith(HYPHENS) and right == second.box.text:
        return "", ""  # a word over three lines
    if left.endswith(HYPHEN):
        whole = left.removesuffix(HYPHEN) + right
        # At the end of a line its own hyphen would be taken for a break.
        return (" ", whole) if whole.endswith("-") else (whole, " ")
    text = " ".join("".join(first.block.itertext()).split())
    joined, apart = left + right in text, f"{left} {right}" in text
    if joined == apart:
        return "", ""
    return (left + right if joined else f"{left} {right}", " ")


def _line(drawn: Drawn, readings: Readings) -> Line | None:
    """Find a text box in its stream; None where it is more than one text in one face."""
    mark = drawn.stream._tags.get(drawn.box)
    operators = drawn.stream.stream
    begin = next((n for n, o in enumerate(operators) if mark and _opens(o, mark["mcid"])), None)
    if begin is None:
        return None
    end = operators.index(b"EMC", begin)
    shows = [n for n in range(begin + 2, end) if operators[n].endswith(b"TJ")]
    faces = [face for o in operators[begin + 2 : end] if (face := FACE.match(o))]
    if len(shows) != 1 or len(faces) != 1 or b"BMC" in operators[begin:end]:
        return None
    pieces = list(_pieces(operators[shows[0]], readings.get(faces[0][1].decode(), {})))
    return Line(drawn, mark, begin - 1, shows[0], pieces)


def _opens(operator: object, number: int) -> bool:
    """Tell whether these are the properties of the marked content of that number."""
    return isinstance(operator, pydyf.Dictionary) and operator.get("MCID") == number


def _pieces(operator: bytes, readings: dict[int, str]) -> Iterator[Piece]:
    """Yield the glyphs and moves of a show-text operator, each glyph alone."""
    for glyphs, move in PIECE.findall(operator):
        if move:
            yield Piece(b" %b " % move, "")
        for start in range(0, len(glyphs), 4):
            glyph = glyphs[start : start + 4]
            yield Piece(b"<%b>" % glyph, readings.get(int(glyph, 16), ""))


def _pair(left: Line, right: Line, spoken: tuple[str, str]) -> None:
    """Let the halves say what they are to say, if their glyphs read as they should."""
    tail, head = left.pieces[_tail(left) :], right.pieces[: _head(right)]
    if _reads(tail, left.drawn.last_word) and _reads(head, right.drawn.first_word):
        left.tail, right.head = spoken


def _tail(line: Line) -> int:
    """Return where the last word of a line begins."""
    return max((n + 1 for n, piece in enumerate(line.pieces) if piece.reading == " "), default=0)


def _head(line: Line) -> int:
    """Return where the first word of a line ends."""
    spaces = (n for n, piece in enumerate(line.pieces) if piece.reading == " ")
    return next(spaces, len(line.pieces))


def _reads(pieces: list[Piece], text: str) -> bool:
    """Tell whether glyphs read as a text (small capitals may stand for either case)."""
    read = "".join(piece.reading for piece in pieces).replace(SOFT_HYPHEN, HYPHEN)
    return read.casefold() == text.casefold()


def _rewrite(line: Line) -> None:
    """Write the line anew: its marked content inside its text object, the halves apart."""
    if not line.head and not line.tail:
        return
    operators, numbers = line.drawn.stream.stream, _numbers(line)
    head = _head(line) if line.head else 0
    tail = _tail(line) if line.tail else len(line.pieces)
    parts = (
        (line.pieces[:head], line.head),
        (line.pieces[head:tail], ""),
        (line.pieces[tail:], line.tail),
    )
    shown: list[Any] = []
    for pieces, text in parts:
        if pieces:
            shown += _marked(pieces, text, next(numbers))
    end = operators.index(b"EMC", line.place)
    del operators[end]
    operators[line.place : line.place + 1] = shown
    del operators[line.begin : line.begin + 3]


def _numbers(line: Line) -> Iterator[int]:
    """Yield the line's number, then new ones, which are listed with it."""
    yield line.mark["mcid"]
    while True:
        marks = line.drawn.stream._tags.values()
        number = 1 + max(n for mark in marks for n in (mark["mcid"], *mark.get("more", ())))
        line.mark.setdefault("more", []).append(number)
        yield number


def _marked(pieces: list[Piece], text: str, number: int) -> list[Any]:
    """Return the operators that show pieces as one marked content with a text of its own."""
    properties = pydyf.Dictionary({"MCID": number})
    if text:
        properties["ActualText"] = pydyf.String(text)
    show = b"[%b] TJ" % b"".join(piece.code for piece in pieces)
    return ["/Span", properties, b"BDC", show, b"EMC"]
