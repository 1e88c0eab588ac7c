"""A paragraph measured: its letters one after the other, how far each stands, where lines may end."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from itertools import accumulate, pairwise
from typing import Any

import pyphen
from weasyprint.formatting_structure import boxes
from weasyprint.text.ffi import FROM_UNITS, ffi
from weasyprint.text.line_break import create_layout, get_log_attrs

from publisher.printing.linebreaking import (
    DEAR,
    Measure,
    Opportunity,
    balance_breaks,
    choose_breaks,
)

SOFT_HYPHEN = "\N{SOFT HYPHEN}"
WORD = re.compile(r"[^\W\d_]+(?:\u00ad[^\W\d_]+)*")  # karaktärer, with soft hyphens or without
SPACES = " \N{NO-BREAK SPACE}"
ROW = re.compile(f"(?=[–—][{SPACES}][–—])")
HYPHENS = ("-", "\N{HYPHEN}")
APART = (" ", "-", "\N{HYPHEN}", "–", "—", "/")
# How far a line may be changed: word spaces by shares of themselves, all letters by a hair of
# their size (tracking).
WIDER, NARROWER, HAIR = 0.6, 0.2, 0.01
GOOD = 0.8  # lines that use less of that than this need no broken words
LOOSEST = 0.95  # of it at most: a line set by itself is a hair longer or shorter than planned
# Where more than one line, and more than this share of them, would end in broken words, word spaces
# may shrink more.
MANY_BROKEN, TIGHT = 0.12, 0.45
# What Pango fills, in words of four bytes: PangoGlyphInfo is glyph, width, two offsets, flags;
# in PangoLogAttr the lowest bit is is_line_break.
GLYPH_WORDS, WIDTH_WORD = 5, 1


@dataclass(frozen=True, slots=True)
class Leaf:
    """A text box of a paragraph: the indexes that lead to it, and where its text begins."""

    path: tuple[int, ...]
    box: Any
    first: int

    @property
    def last(self) -> int:
        """Return where the text ends."""
        return self.first + len(self.box.text)


@dataclass(frozen=True, slots=True)
class SetLine:
    """A line of the plan: its letters from and to, those of the next, and what is at its end."""

    start: int
    end: int
    resume: int
    hyphenated: bool
    first: bool
    final: bool


@dataclass(slots=True)
class Paragraph:
    """All text of a paragraph, measured in CSS pixels.

    ``reach`` says for each letter where it begins, ``spaces`` and ``glyphs`` how many of them
    stand before it; ``space`` is the width of a word space, ``hair`` the most that all glyphs
    may be moved apart. ``plan`` holds the lines by the letters they begin with, for lines of
    the length ``width``; ``banned`` are letters before which no word may be broken.
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


def find_leaves(box: Any, path: tuple[int, ...] = (), first: int = 0) -> Iterator[Leaf]:
    """Yield the text boxes inside a line box with the places of their texts."""
    for index, child in enumerate(box.children):
        if isinstance(child, boxes.TextBox):
            yield Leaf((*path, index), child, first)
            first += len(child.text)
        elif isinstance(child, boxes.InlineBox):
            for leaf in find_leaves(child, (*path, index), first):
                yield leaf
                first = leaf.last


def measure_letters(found: list[Leaf], context: Any) -> Paragraph:
    """Return the paragraph of these text boxes with the places of all letters."""
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


def _widths(box: Any, context: Any) -> list[float]:
    """Return the width of each letter of a text; that of a ligature goes to its first letter."""
    layout = create_layout(box.text, box.style, context, None, 0)
    line, _ = layout.get_first_line()
    widths = [0] * (len(box.text.encode()) + 1)
    run = line.runs[0]
    while run != ffi.NULL:
        item, run = run.data, run.next
        count = item.glyphs.num_glyphs
        infos = memoryview(ffi.buffer(item.glyphs.glyphs, count * GLYPH_WORDS * 4)).cast("i")
        clusters = ffi.unpack(item.glyphs.log_clusters, count)
        for cluster, width in zip(clusters, infos[WIDTH_WORD::GLYPH_WORDS], strict=True):
            widths[item.item.offset + cluster] += width
    layout.deactivate()
    return _by_letter(box.text, widths)


def _by_letter(text: str, widths: list[int]) -> list[float]:
    """Return the widths of letters from those of clusters, which are counted in bytes."""
    if text.isascii():
        return [width * FROM_UNITS for width in widths[:-1]]
    lengths = accumulate((len(letter.encode()) for letter in text), initial=0)
    return [widths[byte] * FROM_UNITS for byte in lengths][:-1]


def plan_lines(
    paragraph: Paragraph, measure: Measure, hyphen: float, dictionaries: dict[Any, Any]
) -> bool:
    """Choose the lines of a paragraph, with broken words only where lines would be loose.

    ``hyphen`` is the width of a hyphen. Return False where it cannot be done, because a word is
    longer than a line.
    """
    places = list(_between_words(paragraph))
    chosen = choose_breaks(places, measure, GOOD)
    if chosen is None:
        inside = _inside_words(paragraph, hyphen, dictionaries)
        places = sorted((*places, *inside), key=lambda place: (place.end, place.start))
        chosen = _break_words(paragraph, places, measure)
    return _plan(paragraph, places, chosen, measure)


def _break_words(
    paragraph: Paragraph, places: list[Opportunity], measure: Measure
) -> tuple[int, ...] | None:
    """Choose lines some of which end in broken words; in tight ones where it would be too many."""
    chosen = choose_breaks(places, measure, LOOSEST)
    if chosen and _broken(places, chosen) <= max(1, MANY_BROKEN * len(chosen)):
        return chosen
    tighter = [_tightened(paragraph, place) for place in places]
    better = choose_breaks(tighter, measure, LOOSEST, DEAR)
    return better or chosen or choose_breaks(tighter, measure)


def _broken(places: list[Opportunity], chosen: tuple[int, ...]) -> int:
    """Return how many lines end in broken words."""
    return sum(places[index].added > 0 for index in chosen)


def _tightened(paragraph: Paragraph, place: Opportunity) -> Opportunity:
    """Return a place with what word spaces give that may be tight."""
    more = (TIGHT - NARROWER) * paragraph.space
    before, after = paragraph.spaces[place.last], paragraph.spaces[place.next]
    return place._replace(
        shrink=place.shrink + more * before,
        shrink_after=place.shrink_after + more * after,
    )


def balance_lines(paragraph: Paragraph, measure: Measure) -> bool:
    """Choose the lines of a heading: even ones, without broken words. Return False as above."""
    places = list(_between_words(paragraph))
    return _plan(paragraph, places, balance_breaks(places, measure), measure)


def _plan(
    paragraph: Paragraph,
    places: list[Opportunity],
    chosen: tuple[int, ...] | None,
    measure: Measure,
) -> bool:
    """Write the chosen lines down as the plan of the paragraph, if there are any."""
    if chosen is None:
        return False
    ends = [places[index] for index in (0, *chosen)]
    lines = (
        SetLine(a.next, b.last, b.next, b.added > 0, a is ends[0], b is ends[-1])
        for a, b in pairwise(ends)
    )
    paragraph.plan, paragraph.width = {line.start: line for line in lines}, measure.other
    return True


def _between_words(paragraph: Paragraph) -> Iterator[Opportunity]:
    """Yield the begin, the places where Unicode allows a line to end (UAX 14), and the end.

    Where a text box begins in mid-word it is the mark of a note, and begins no line: UAX 14
    would part it from a full stop. A row of dashes may be parted, which UAX 14 keeps together.
    """
    text = paragraph.text
    marks = {leaf.first for leaf in paragraph.leaves if not text[: leaf.first].endswith(APART)}
    attributes = get_log_attrs(text, paragraph.leaves[0].box.style["lang"])
    flags = memoryview(ffi.buffer(attributes)).cast("I")
    rows = {row.start() + 2 for row in ROW.finditer(text)}
    begin = len(text) - len(text.lstrip(" "))
    yield _opportunity(paragraph, begin, begin)
    for place in range(begin + 1, len(text)):
        if (flags[place] & 1 or place in rows) and place not in marks:
            yield _opportunity(paragraph, place - _blanks(text, place), place)
    yield _opportunity(paragraph, len(text.rstrip(" ")), len(text))


def _blanks(text: str, place: int) -> int:
    """Return how many blanks stand before a place."""
    last = place
    while last and text[last - 1] in SPACES:
        last -= 1
    return place - last


def _opportunity(
    paragraph: Paragraph, last: int, following: int, hyphen: float = 0.0
) -> Opportunity:
    """Return the place between two letters as a line end."""
    ends = hyphen > 0 or paragraph.text[last - 1 : last] in HYPHENS
    lengths = paragraph.reach[last], paragraph.reach[following]
    wider, narrower = _elasticity(paragraph, last), _elasticity(paragraph, following)
    changes = wider[0], narrower[0], wider[1], narrower[1]
    return Opportunity(*lengths, *changes, last, following, hyphen, ends)


def _elasticity(paragraph: Paragraph, letter: int) -> tuple[float, float]:
    """Return how much may be added to and taken from the text up to a letter."""
    spaces = paragraph.spaces[letter] * paragraph.space
    letters = paragraph.glyphs[letter] * paragraph.hair
    return WIDER * spaces + letters, NARROWER * spaces + letters


def _inside_words(
    paragraph: Paragraph, hyphen: float, dictionaries: dict[Any, Any]
) -> Iterator[Opportunity]:
    """Yield the places inside words: at soft hyphens, else where the language's patterns allow."""
    for leaf in paragraph.leaves:
        style = leaf.box.style
        language = style["lang"] and pyphen.language_fallback(style["lang"])
        if style["hyphens"] == "none":
            continue
        for word in WORD.finditer(leaf.box.text):
            start = leaf.first + word.start()
            if SOFT_HYPHEN in word[0]:
                marks = [n for n, letter in enumerate(word[0]) if letter == SOFT_HYPHEN]
                places = [(n, n + 1) for n in marks]
            elif style["hyphens"] == "auto" and language:
                limits = style["hyphenate_limit_chars"]
                places = [(n, n) for n in _positions(word[0], language, limits, dictionaries)]
            else:
                continue
            for last, following in places:
                if start + last in paragraph.banned:
                    continue
                yield _opportunity(paragraph, start + last, start + following, hyphen)


def _positions(
    word: str, language: str, limits: tuple[int, int, int], dictionaries: dict[Any, Any]
) -> list[int]:
    """Return where a word may be broken; ``limits`` are letters in all, before and after."""
    total, left, right = limits
    if len(word) < total:
        return []
    key = (language, left, right, total)
    if key not in dictionaries:
        dictionaries[key] = pyphen.Pyphen(lang=language, left=left, right=right)
    return [int(place) for place in dictionaries[key].positions(word)]
