"""A paragraph measured: its letters one after the other, and how far along each of them stands.

All widths are in CSS pixels. Pango, which WeasyPrint sets text with, is asked once for a whole
text box: what it would cost to measure every possible line alone is many times as much.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import field
from itertools import accumulate
from typing import Any

from weasyprint.formatting_structure import boxes
from weasyprint.text.ffi import FROM_UNITS, ffi
from weasyprint.text.line_break import create_layout, get_log_attrs

from publisher.printing.weasyprint_70.boxes import Box
from publisher.structs import frozen, mutable

SPACES = " \N{NO-BREAK SPACE}"
# All letters of a line may be moved apart or together by this share of their size (tracking). It
# is too little to be seen, and saves many word spaces that would be.
HAIR = 0.01
# How Pango stores what it has set, in words of four bytes: a PangoGlyphInfo has five of them
# (glyph, width, two offsets, flags), and the lowest bit of a PangoLogAttr is is_line_break.
WORD_BYTES, GLYPH_WORDS, WIDTH_WORD, IS_LINE_BREAK = 4, 5, 1, 1


@frozen
class Leaf:
    """A text box of a paragraph: the child indexes that lead to it, and where its text begins."""

    path: tuple[int, ...]
    box: Box
    first: int

    @property
    def last(self) -> int:
        """Return the number of the letter after its text."""
        return self.first + len(self.box.text)


@frozen
class SetLine:
    """A planned line, by the letters of its paragraph counted from 0.

    It holds the letters from ``start`` up to but not including ``end``; the next line begins with
    ``resume``. ``hyphenated`` says that it ends in a broken word, ``first`` and ``final`` that it
    is the paragraph's first or last.
    """

    start: int
    end: int
    resume: int
    hyphenated: bool
    first: bool
    final: bool


@mutable
class Paragraph:
    """All text of a paragraph, with its measures.

    ``reach`` holds the width up to each letter, ``spaces`` and ``glyphs`` how many word spaces
    and glyphs stand before it (a ligature is one glyph). ``space`` is the width of a word space,
    ``hair`` the most that glyphs may be moved apart. ``plan`` holds the lines by the letters they
    begin with, made for lines of ``width``; ``banned`` are the letters before which no word may be
    broken. ``levels`` are those of the letters where some run from right to left.
    """

    leaves: list[Leaf]
    text: str
    reach: list[float]
    spaces: list[int]
    glyphs: list[int]
    space: float
    hair: float
    plan: dict[int, SetLine] = field(default_factory=dict)
    width: float = 0.0
    banned: set[int] = field(default_factory=set)
    levels: list[int] | None = None

    def turn(self, levels: list[int]) -> None:
        """Take the levels of the letters of a paragraph that mixes directions.

        Glyphs are not moved apart in it: those of some scripts join.
        """
        self.levels, self.hair = levels, 0.0


def find_leaves(box: Box, path: tuple[int, ...] = (), first: int = 0) -> Iterator[Leaf]:
    """Yield the text boxes inside a line box in reading order.

    ``path`` leads from the line box to ``box``, and ``first`` letters stand before it.
    """
    for index, child in enumerate(box.children):
        if isinstance(child, boxes.TextBox):
            yield Leaf((*path, index), child, first)
            first += len(child.text)
        elif isinstance(child, boxes.InlineBox):
            for leaf in find_leaves(child, (*path, index), first):
                yield leaf
                first = leaf.last


def measure_letters(found: list[Leaf], context: Any) -> Paragraph:
    """Return the paragraph that these text boxes make up; there must be at least one.

    ``context`` is WeasyPrint's ``LayoutContext``.
    """
    text = "".join(leaf.box.text for leaf in found)
    widths = [width for leaf in found for width in _widths(leaf.box, context)]
    blank = text.find(" ", 1)
    return Paragraph(
        leaves=found,
        text=text,
        reach=list(accumulate(widths, initial=0.0)),
        spaces=list(accumulate((letter in SPACES for letter in text), initial=0)),
        glyphs=list(accumulate((width > 0 for width in widths), initial=0)),
        space=widths[blank] if blank > 0 else 0.0,
        hair=HAIR * found[0].box.style["font_size"],
    )


def _widths(box: Box, context: Any) -> list[float]:
    """Return the width of each letter of a text; a ligature's counts for its first letter."""
    layout = create_layout(box.text, box.style, context, None, 0)
    line, _ = layout.get_first_line()
    widths = [0] * (len(box.text.encode()) + 1)
    run = line.runs[0]
    while run != ffi.NULL:
        item, run = run.data, run.next
        count = item.glyphs.num_glyphs
        size = count * GLYPH_WORDS * WORD_BYTES
        infos = memoryview(ffi.buffer(item.glyphs.glyphs, size)).cast("i")
        clusters = ffi.unpack(item.glyphs.log_clusters, count)
        for cluster, width in zip(clusters, infos[WIDTH_WORD::GLYPH_WORDS], strict=True):
            widths[item.item.offset + cluster] += width
    layout.deactivate()
    return _by_letter(box.text, widths)


def _by_letter(text: str, widths: list[int]) -> list[float]:
    """Return the widths of letters from those of clusters.

    Pango counts clusters by the bytes of the text in UTF-8 and widths in its own units.
    """
    if text.isascii():
        return [width * FROM_UNITS for width in widths[:-1]]
    lengths = accumulate((len(letter.encode()) for letter in text), initial=0)
    return [widths[byte] * FROM_UNITS for byte in lengths][:-1]


def breakable_letters(text: str, language: str | None) -> list[bool]:
    """Return for each letter whether Unicode allows a line to begin with it (UAX 14)."""
    flags = memoryview(ffi.buffer(get_log_attrs(text, language))).cast("I")
    return [bool(flag & IS_LINE_BREAK) for flag in flags[: len(text)]]
