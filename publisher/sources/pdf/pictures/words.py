"""Where letters stand on a sheet, for what lies under them."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import NamedTuple

from publisher.sources.pdf.painted import Box, Strip

# Ems: pieces of text that are further apart, or so far above each other, are two.
APART, ABOVE = 1.0, 0.5

# What numbers are written with.
NUMBER = frozenset("0123456789.,+-\u2212\u2013% ")


class Piece(NamedTuple):
    """What stands on one line without a gap: how many letters, where, and in what size.

    ``number`` where it is one, as at an axis.
    """

    letters: int
    box: Box
    size: float
    number: bool


class Words:
    """The pieces of text of a sheet; what runs in another direction is not among them."""

    def __init__(self, pieces: Sequence[Piece]) -> None:
        self.pieces = pieces

    def letters_on(self, box: Box) -> int:
        """Return how many letters stand on a part of the page."""
        return sum(piece.letters for piece in self.on(box))

    def on(self, box: Box) -> list[Piece]:
        """Return the pieces whose middle is on a part of the page."""
        return [piece for piece in self.pieces if _holds(box, piece.box)]


def words_of(strips: Iterable[Strip]) -> Words:
    """Return the pieces of text of strips, also of hidden ones."""
    ordered = sorted(
        (strip for strip in strips if strip.turn == 0 and strip.glyphs),
        key=lambda strip: (round(strip.y), strip.glyphs[0].start),
    )
    pieces: list[Piece] = []
    for strip in ordered:
        own = _piece(strip)
        if pieces and _goes_on(pieces[-1], own):
            before = pieces[-1].box
            box = Box(before.left, min(before.top, own.box.top), own.box.right, before.bottom)
            letters, size = pieces[-1].letters + own.letters, max(pieces[-1].size, own.size)
            pieces[-1] = Piece(letters, box, size, pieces[-1].number and own.number)
        else:
            pieces.append(own)
    return Words(pieces)


def _piece(strip: Strip) -> Piece:
    first, last = strip.glyphs[0], strip.glyphs[-1]
    box = Box(first.start, strip.y - strip.size, last.end, strip.y)
    number = all(set(glyph.text) <= NUMBER for glyph in strip.glyphs)
    return Piece(strip.letters, box, strip.size, number)


def _goes_on(before: Piece, own: Piece) -> bool:
    size = max(before.size, own.size, 1.0)
    return (
        abs(before.box.bottom - own.box.bottom) <= ABOVE * size
        and -APART * size <= own.box.left - before.box.right <= APART * size
    )


def _holds(box: Box, piece: Box) -> bool:
    x, y = (piece.left + piece.right) / 2, (piece.top + piece.bottom) / 2
    return box.left <= x <= box.right and box.top <= y <= box.bottom
