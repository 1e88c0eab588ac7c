"""The glyphs of a text object, from the strings of its font and the widths of their letters."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from typing import TypeAlias

from playa.content import TextObject
from playa.font import Font as PlayaFont

from publisher.sources.pdf.painted import Glyph, Matrix
from publisher.sources.pdf.turning import turned

# What a string of a font shows: numbers of its glyphs, each with its letters.
Shown: TypeAlias = tuple[tuple[int, str], ...]
# Bytes: a typesetter that kerns writes strings of a letter or two, which come again and again.
# Longer ones hardly ever do.
SHORT = 4
# Strings kept for one font; a typeface has fewer letters.
MANY = 5_000
# The code that word spacing is for (PDF 2.0, 9.3.3).
SPACE = ord(" ")


def glyphs_of(
    text: TextObject,
    font: PlayaFont,
    matrix: Matrix,
    page: tuple[float, float],
    turn: int | None,
) -> Iterator[tuple[Glyph, float]]:
    """Yield the glyphs of a text object with their baselines.

    ``page`` is its width and height in points, before it is turned by ``turn`` quarters. As
    ``TextObject.__iter__`` does (PDF 2.0, 9.4.4), without an object for each glyph, which takes
    three times as long.
    """
    a, b, c, d, e, f = matrix
    state = text.gstate
    size, scaling, rise = state.fontsize, state.scaling * 0.01, state.rise
    vertical = font.vertical
    if vertical:
        scaling = 1
    spacing = state.charspace / size if size else 0.0
    word_spacing = state.wordspace / size if size and not font.multibyte else 0.0
    advance_of = font.vdisp if vertical else font.hdisp
    decode = _decoder(font)
    at = 0.0
    for piece in text.args:
        if isinstance(piece, (int, float)):
            at -= piece * 0.001 * size * scaling
            continue
        for cid, letters in decode(piece):
            step = advance_of(cid) * size * scaling
            after = at + step
            if vertical:
                first = (at + rise) * c + e, (at + rise) * d + f
                last = (after + rise) * c + e, (after + rise) * d + f
            else:
                first = at * a + rise * c + e, at * b + rise * d + f
                last = after * a + rise * c + e, after * b + rise * d + f
            if turn:
                first, last = turned(*first, *page, turn), turned(*last, *page, turn)
            yield Glyph(letters or "\ufffd", first[0], last[0]), first[1]
            extra = spacing + (word_spacing if cid == SPACE else 0.0)
            at += step + extra * size * scaling


def _decoder(font: PlayaFont) -> Callable[[bytes], Iterable[tuple[int, str]]]:
    """Return what decodes the strings of a font, and keeps what short ones show.

    The library decodes each string again to find where the next one begins, so the font is given
    the same.
    """
    decode: Callable[[bytes], Iterable[tuple[int, str]]] = font.decode
    if not isinstance(decode, _Kept):
        decode = _Kept(decode)
        font.decode = decode  # type: ignore[assignment, method-assign]
    return decode


class _Kept:
    """Decodes as the font does; what short strings show is looked up when they come again."""

    def __init__(self, decode: Callable[[bytes], Iterable[tuple[int, str]]]) -> None:
        self._decode = decode
        self._known: dict[bytes, Shown] = {}

    def __call__(self, piece: bytes) -> Iterable[tuple[int, str]]:
        """Return the numbers of the glyphs of a string, each with its letters."""
        shown = self._known.get(piece)
        if shown is not None:
            return shown
        if len(piece) > SHORT:
            return self._decode(piece)
        shown = tuple(self._decode(piece))
        if len(self._known) < MANY:
            self._known[piece] = shown
        return shown
