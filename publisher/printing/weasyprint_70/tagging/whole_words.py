"""Words broken at line ends are copied, searched and read aloud whole.

The first half with its hyphen gets the whole word as its text, the second half a space
(ActualText, ISO 32000-1, 14.9.4). An empty text would be the natural choice for the second half,
but PDFium takes it for no text at all and repeats the letters. Each half is marked content of its
own: nested in that of the line it would end that for Poppler. Readers that know nothing of
ActualText find a soft hyphen. Hyphens of the text at line ends are treated alike, because readers
take them for those of broken words.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import pairwise
from typing import Any, NamedTuple

import pydyf
from weasyprint.formatting_structure import boxes
from weasyprint.layout.absolute import AbsolutePlaceholder

from publisher.expressions import compiled
from publisher.printing.characters import ADDED_HYPHEN, HYPHENS, SOFT_HYPHEN, TEXT_HYPHEN
from publisher.printing.weasyprint_70.boxes import Box, children, page_box
from publisher.structs import frozen, mutable

# A piece of [<00480054>-12<0049>] TJ: glyphs, GLYPH_DIGITS of hexadecimal each, or a move.
PIECE = compiled(rb"<([0-9a-f]*)>|(-?[\d.]+)")
GLYPH_DIGITS = 4
FACE = compiled(rb"/(\S+) \S+ Tf$")  # /GQSHNB 14.66 Tf

# The characters that each glyph stands for, by the name of its font in the PDF.
Readings = dict[str, dict[int, str]]


@frozen
class Drawn:
    """A text box, the markup element of the block it stands in, and the stream it was drawn on."""

    box: Box
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


class Piece(NamedTuple):
    """A glyph or a move of a show-text operator: as it is written, and the characters it means."""

    code: bytes
    reading: str


class Spoken(NamedTuple):
    """The texts that a reader finds in the two halves of a word; empty to leave a half as it is."""

    first_half: str
    second_half: str


LEFT_ALONE = Spoken("", "")


@mutable
class Line:
    """A text box as it was drawn, with the one text operator of its marked content taken apart.

    ``begin`` and ``place`` are the indexes in the stream at which the marked content and that
    operator begin. ``head`` and ``tail`` are the texts given to the first and the last word.
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

    ``streams`` are those of the document's pages after drawing. The numbers of marked contents
    that are added are listed in the stream's own table with the first one of the text box, under
    ``more``, so that the structure tree can claim them.
    """
    readings = {font.hash: font.to_unicode for font in document.fonts.values()}
    # By the box: a line that begins and ends with halves of words is taken apart only once.
    lines: dict[int, Line | None] = {}
    for first, second in _neighbours(zip(document.pages, streams, strict=True)):
        if first.box.text.endswith(HYPHENS):
            left, right = (lines.setdefault(id(d.box), _line(d, readings)) for d in (first, second))
            if left and right:
                _speak(left, right, _spoken(first, second))
    # From the end of each stream to its beginning, so that the places of the others stay right.
    for line in sorted(filter(None, lines.values()), key=lambda line: -line.begin):
        _rewrite(line)


def _neighbours(pages: Iterable[tuple[Any, Any]]) -> Iterator[tuple[Drawn, Drawn]]:
    """Yield each text box with the following one, of the text and of each page's head and foot."""
    flow: list[Drawn] = []
    for page, stream in pages:
        text, *areas = page_box(page).children
        flow.extend(_drawn(text, None, stream))
        for area in areas:
            if not isinstance(area, boxes.MarginBox):
                yield from pairwise(_drawn(area, None, stream))
    yield from pairwise(flow)


def _drawn(box: Box, block: Any, stream: Any) -> Iterator[Drawn]:
    """Yield the text boxes inside a box in reading order, without those out of the flow.

    ``block`` is the element of the block that the box stands in.
    """
    if isinstance(box, boxes.TextBox):
        yield Drawn(box, block, stream)
    block = box.element if isinstance(box, boxes.BlockBox) else block
    for child in children(box):
        if not isinstance(child, AbsolutePlaceholder):
            yield from _drawn(child, block, stream)


def _spoken(first: Drawn, second: Drawn) -> Spoken:
    """Return the texts for the halves of a word.

    A hyphen of the typesetter goes, one of the text stays. Where the text has a space after it
    (officers- och men) that is said too; where the text does not tell, the halves are left alone.
    """
    left, right = first.last_word, second.first_word
    if right.endswith(HYPHENS) and right == second.box.text:
        return LEFT_ALONE  # a word over three lines
    if left.endswith(ADDED_HYPHEN):
        whole = left.removesuffix(ADDED_HYPHEN) + right
        # At the end of the first line its own hyphen would be taken for that of a broken word.
        return Spoken(" ", whole) if whole.endswith(TEXT_HYPHEN) else Spoken(whole, " ")
    text = " ".join("".join(first.block.itertext()).split())
    joined, apart = left + right in text, f"{left} {right}" in text
    if joined == apart:
        return LEFT_ALONE
    return Spoken(left + right if joined else f"{left} {right}", " ")


def _line(drawn: Drawn, readings: Readings) -> Line | None:
    """Find a text box in its stream; None where it was drawn in more than one piece or font."""
    mark = drawn.stream._tags.get(drawn.box)
    operators = drawn.stream.stream
    begin = next((n for n, o in enumerate(operators) if mark and _opens(o, mark["mcid"])), None)
    if begin is None:
        return None
    # A text that took a second font for some characters, or several operators, is left alone.
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
    """Yield the glyphs and moves of a show-text operator, each glyph by itself."""
    for glyphs, move in PIECE.findall(operator):
        if move:
            yield Piece(b" %b " % move, "")
        for start in range(0, len(glyphs), GLYPH_DIGITS):
            glyph = glyphs[start : start + GLYPH_DIGITS]
            yield Piece(b"<%b>" % glyph, readings.get(int(glyph, 16), ""))


def _speak(left: Line, right: Line, spoken: Spoken) -> None:
    """Give the halves their texts, if their glyphs are found to read as they should."""
    tail, head = left.pieces[_tail(left) :], right.pieces[: _head(right)]
    if _reads(tail, left.drawn.last_word) and _reads(head, right.drawn.first_word):
        left.tail, right.head = spoken


def _tail(line: Line) -> int:
    """Return the index of the piece with which the last word of a line begins."""
    return max((n + 1 for n, piece in enumerate(line.pieces) if piece.reading == " "), default=0)


def _head(line: Line) -> int:
    """Return the index of the piece after the first word of a line."""
    spaces = (n for n, piece in enumerate(line.pieces) if piece.reading == " ")
    return next(spaces, len(line.pieces))


def _reads(pieces: list[Piece], text: str) -> bool:
    """Tell whether glyphs read as a text (small capitals may stand for either case)."""
    read = "".join(piece.reading for piece in pieces).replace(SOFT_HYPHEN, ADDED_HYPHEN)
    return read.casefold() == text.casefold()


def _rewrite(line: Line) -> None:
    """Write the line again, its marked content inside the text object and the halves apart."""
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
    del operators[line.begin : line.begin + 3]  # /Span, its properties, BDC


def _numbers(line: Line) -> Iterator[int]:
    """Yield the number of the line's marked content, then new ones, which are listed with it."""
    yield line.mark["mcid"]
    while True:
        marks = line.drawn.stream._tags.values()
        number = 1 + max(n for mark in marks for n in (mark["mcid"], *mark.get("more", ())))
        line.mark.setdefault("more", []).append(number)
        yield number


def _marked(pieces: list[Piece], text: str, number: int) -> list[Any]:
    """Return the operators that show pieces as one marked content, with a text of its own."""
    properties = pydyf.Dictionary({"MCID": number})
    if text:
        properties["ActualText"] = pydyf.String(text)
    show = b"[%b] TJ" % b"".join(piece.code for piece in pieces)
    return ["/Span", properties, b"BDC", show, b"EMC"]
