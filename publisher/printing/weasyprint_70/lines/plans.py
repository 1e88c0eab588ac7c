"""Where the lines of a measured paragraph end: the places that may be chosen, and the choice.

The choice itself is made by ``printing.linebreaking``, which knows no boxes.
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise
from typing import Any

import pyphen

from publisher.expressions import compiled
from publisher.printing.characters import HYPHENS, SOFT_HYPHEN
from publisher.printing.linebreaking import (
    DEAR,
    LineLengths,
    Opportunity,
    balance_breaks,
    choose_breaks,
)
from publisher.printing.weasyprint_70.lines.paragraphs import (
    SPACES,
    Paragraph,
    SetLine,
    breakable_letters,
)

WORD = compiled(r"[^\W\d_]+(?:\u00ad[^\W\d_]+)*")  # karaktärer, with soft hyphens or without
ROW = compiled(f"(?=[–—][{SPACES}][–—])")  # – – –, or the same with unbreakable spaces
# What a line may end with where a new text box begins the next one (see _between_words).
APART = (" ", *HYPHENS, "–", "—", "/")
# Shares of its own width by which a word space may be made wider or narrower. A space of a
# quarter of an em stays between 0.2 and 0.4 em, where words neither fall apart nor run together.
WIDER, NARROWER = 0.6, 0.2
# Shares of what a line may be changed at most. A paragraph in which no line needs more than GOOD
# needs no broken words. LOOSEST is below 1 because a line set by itself comes out a hair longer or
# shorter than it was planned: Pango rounds, and kerns over the ends of text boxes.
GOOD, LOOSEST = 0.8, 0.95
# Where more than one line, and more than this share of them, would end in broken words, word
# spaces may shrink by TIGHT of their width instead of NARROWER.
MANY_BROKEN, TIGHT = 0.12, 0.45

# Pyphen's dictionaries by language and limits, as WeasyPrint keeps them for a document.
Dictionaries = dict[Any, Any]


def plan_lines(
    paragraph: Paragraph, lengths: LineLengths, hyphen: float, dictionaries: Dictionaries
) -> bool:
    """Choose the lines of a justified paragraph and write them into its plan.

    Words are broken only where lines would be loose without that. ``hyphen`` is the width of a
    hyphen in CSS pixels. Return False, with the plan unchanged, where a word is longer than a
    line.
    """
    places = list(_between_words(paragraph))
    chosen = choose_breaks(places, lengths, GOOD)
    if chosen is None:
        inside = _inside_words(paragraph, hyphen, dictionaries)
        places = sorted((*places, *inside), key=lambda place: (place.end, place.start))
        chosen = _break_words(paragraph, places, lengths)
    return _write_plan(paragraph, places, chosen, lengths)


def balance_lines(paragraph: Paragraph, lengths: LineLengths) -> bool:
    """Choose the lines of a centred paragraph: of even length, without broken words.

    Return False, with the plan unchanged, where a word is longer than a line.
    """
    places = list(_between_words(paragraph))
    return _write_plan(paragraph, places, balance_breaks(places, lengths), lengths)


def _break_words(
    paragraph: Paragraph, places: list[Opportunity], lengths: LineLengths
) -> tuple[int, ...] | None:
    """Choose lines that may end in broken words, with tight spaces where these would be many."""
    chosen = choose_breaks(places, lengths, LOOSEST)
    if chosen and _broken(places, chosen) <= max(1, MANY_BROKEN * len(chosen)):
        return chosen
    tighter = [_tightened(paragraph, place) for place in places]
    better = choose_breaks(tighter, lengths, LOOSEST, DEAR)
    # Failing that a line is loose without limit; None is left where a word is longer than a line.
    return better or chosen or choose_breaks(tighter, lengths)


def _broken(places: list[Opportunity], chosen: tuple[int, ...]) -> int:
    """Return the number of lines that end in broken words."""
    return sum(places[index].added > 0 for index in chosen)


def _tightened(paragraph: Paragraph, place: Opportunity) -> Opportunity:
    """Return a place with the shrink that tight word spaces give."""
    more = (TIGHT - NARROWER) * paragraph.space
    before, after = paragraph.spaces[place.last], paragraph.spaces[place.next]
    return place._replace(
        shrink=place.shrink + more * before,
        shrink_after=place.shrink_after + more * after,
    )


def _write_plan(
    paragraph: Paragraph,
    places: list[Opportunity],
    chosen: tuple[int, ...] | None,
    lengths: LineLengths,
) -> bool:
    """Write the chosen lines into the plan of the paragraph; return False where there are none."""
    if chosen is None:
        return False
    ends = [places[index] for index in (0, *chosen)]
    lines = (
        SetLine(a.next, b.last, b.next, b.added > 0, a is ends[0], b is ends[-1])
        for a, b in pairwise(ends)
    )
    paragraph.plan, paragraph.width = {line.start: line for line in lines}, lengths.other
    return True


def _between_words(paragraph: Paragraph) -> Iterator[Opportunity]:
    """Yield the beginning, the places where Unicode allows a line to end (UAX 14), and the end.

    Two things differ from UAX 14. A text box that begins in mid-word is the mark of a note and
    begins no line, although it may follow a full stop. A row of dashes may be parted.
    """
    text = paragraph.text
    marks = {leaf.first for leaf in paragraph.leaves if not text[: leaf.first].endswith(APART)}
    breakable = breakable_letters(text, paragraph.leaves[0].box.style["lang"])
    rows = {row.start() + 2 for row in ROW.finditer(text)}
    beginning = len(text) - len(text.lstrip(" "))
    yield _opportunity(paragraph, beginning, beginning)
    for place in range(beginning + 1, len(text)):
        if (breakable[place] or place in rows) and place not in marks:
            yield _opportunity(paragraph, place - _blanks(text, place), place)
    yield _opportunity(paragraph, len(text.rstrip(" ")), len(text))


def _blanks(text: str, place: int) -> int:
    """Return the number of blanks that stand before a place."""
    last = place
    while last and text[last - 1] in SPACES:
        last -= 1
    return place - last


def _opportunity(
    paragraph: Paragraph, last: int, following: int, hyphen: float = 0.0
) -> Opportunity:
    """Return the line end after ``last`` letters, where the next line begins with ``following``.

    ``hyphen`` is the width of the hyphen that breaks a word there, 0 between words.
    """
    spaces, glyphs = paragraph.spaces, paragraph.glyphs
    to_end, to_start = spaces[last] * paragraph.space, spaces[following] * paragraph.space
    hairs, hairs_after = glyphs[last] * paragraph.hair, glyphs[following] * paragraph.hair
    return Opportunity(
        end=paragraph.reach[last],
        start=paragraph.reach[following],
        stretch=WIDER * to_end + hairs,
        stretch_after=WIDER * to_start + hairs_after,
        shrink=NARROWER * to_end + hairs,
        shrink_after=NARROWER * to_start + hairs_after,
        last=last,
        next=following,
        added=hyphen,
        hyphen=hyphen > 0 or paragraph.text[last - 1 : last] in HYPHENS,
    )


def _inside_words(
    paragraph: Paragraph, hyphen: float, dictionaries: Dictionaries
) -> Iterator[Opportunity]:
    """Yield the places where words may be broken, those banned from a page end left out."""
    for leaf in paragraph.leaves:
        style = leaf.box.style
        if style["hyphens"] == "none":
            continue
        patterns = _patterns(style, dictionaries)
        for word in WORD.finditer(leaf.box.text):
            start = leaf.first + word.start()
            for last, following in _breaks(word[0], style, patterns):
                if start + last not in paragraph.banned:
                    yield _opportunity(paragraph, start + last, start + following, hyphen)


def _breaks(word: str, style: Any, patterns: pyphen.Pyphen | None) -> Iterator[tuple[int, int]]:
    """Yield where a word may be broken: letters before the break, and before what follows it.

    A word with soft hyphens is broken at these alone, any other where the patterns of its
    language allow, if it is as long as the style asks of words that are broken.
    """
    if SOFT_HYPHEN in word:
        yield from ((n, n + 1) for n, letter in enumerate(word) if letter == SOFT_HYPHEN)
    elif patterns and len(word) >= style["hyphenate_limit_chars"][0]:
        yield from ((place, place) for place in map(int, patterns.positions(word)))


def _patterns(style: Any, dictionaries: Dictionaries) -> pyphen.Pyphen | None:
    """Return the patterns by which the words of a text are broken.

    None where the style allows breaks at soft hyphens alone, or the language has no patterns.
    """
    language = style["lang"] and pyphen.language_fallback(style["lang"])
    if style["hyphens"] != "auto" or not language:
        return None
    total, left, right = style["hyphenate_limit_chars"]
    key = (language, left, right, total)
    if key not in dictionaries:
        dictionaries[key] = pyphen.Pyphen(lang=language, left=left, right=right)
    return dictionaries[key]
