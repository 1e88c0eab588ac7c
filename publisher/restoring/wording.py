"""What stands between two rows: the gap, the indent, whether a row is alone, the letters.

Each witness says one of a few small words; how much they are worth is learned elsewhere.
"""

from __future__ import annotations

import re
from typing import TypeAlias

from publisher.languages import CAPITALS
from publisher.restoring.characters import CLOSERS, HYPHENS, OPENERS, TERMINAL, without_references
from publisher.restoring.measuring.column import Column, slack
from publisher.restoring.measuring.rows import Row

# What each witness says of one place between two rows; None where it cannot tell.
Features: TypeAlias = tuple[str | None, ...]

# ``(a) text``, ``2) text``, ``iv. text``: how the points of an argument are counted.
ITEM = re.compile(
    r"\((?:\d{1,2}|[a-z]|[ivx]{1,4})\)\s|(?:\d{1,2}|[a-z])\)\s|\d{1,2}\.\s+(?=[^\W\d_])"
)
ROMAN_NUMBER = r"(?=[IVXLC])(?:XC|XL|L?X{0,3})(?:IX|IV|V?I{0,3})"
# ``Anna Berg: A title``: an entry of a reading list, or who speaks.
ENTRY = re.compile(rf"(?:[{CAPITALS}][\w.’'-]*\s){{0,3}}[{CAPITALS}][\w.’'-]+:\s[{CAPITALS}“\"„«»]")
# ``§ 2.``, ``1.2. What``, ``IV.``, ``CHAPTER``: how a heading begins and a sentence does not.
HEAD = re.compile(
    rf"§\s*\d|\d{{1,2}}(?:\.\d{{1,2}}){{1,3}}\.?\s+[^\W\d_]|{ROMAN_NUMBER}\.\s+[^\W\d_]|{ROMAN_NUMBER}\.?$|[{CAPITALS}]{{4,}}(?:[.:\s]|$)"
)
# ``IV.`` or ``7`` as a whole row.
COUNT_ALONE = re.compile(rf"{ROMAN_NUMBER}\.?|\d{{1,2}}\.?")
# ``* * *``, ``***``, ``*``, ``⁂``, ``— — —`` alone on a line.
BREAK = re.compile(r"(?:[*⁂•·~✻❦#]\s*){1,7}|(?:[-–—]\s+){2,}[-–—]")
# ``• text``, ``- text``, ``– text``: a bullet and a space.
BULLET = re.compile(r"[•·▪●◦‣■□○]\s*(?=\S)")
# From this share of empty column on, a row is short.
EMPTY = 0.2
# What a bullet takes up, in blanks.
HANGING = 4


def surely_begins(above: Row, below: Row) -> bool:
    """Tell whether a block begins between two rows whatever else is said: a pause, a bullet."""
    return bool(
        BREAK.fullmatch(below.text) or BREAK.fullmatch(above.text) or BULLET.match(below.text)
    )


def features(above: Row, below: Row, column: Column) -> Features:
    """Return what the witnesses say of the place between two rows."""
    return (
        _gap(below),
        _indent(above, below, column),
        _alone(above, below, column),
        _type(above, below),
        letters(above.text, below.text),
    )


def _alone(above: Row, below: Row, column: Column) -> str:
    """Tell a short unfinished row below a gap, or a number as a row, from all others."""
    apart = above.gap > 0 and ending(above.text) == "open"
    if not apart and not COUNT_ALONE.fullmatch(above.text):
        return "with others"
    return "alone" if slack(above, below, column) > EMPTY else "with others"


def _type(above: Row, below: Row) -> str | None:
    """Tell whether two rows are set in one type; plain text does not show it."""
    if above.seen.larger is None or below.seen.larger is None:
        return None
    same = (above.seen.larger, above.seen.weight) == (below.seen.larger, below.seen.weight)
    return "same" if same else "other"


def letters(above: str, below: str) -> str:
    """Return how a row ends and how the next one opens, ``end upper`` for example."""
    end = ending(above)
    return "broken any" if end == "broken" else f"{end} {_opening(below)}"


def _gap(below: Row) -> str | None:
    """Return the class of the gap; across a page's end it says nothing."""
    if below.first:
        return None
    return "none" if below.gap <= 0 else "one" if below.gap == 1 else "more"


def _indent(above: Row, below: Row, column: Column) -> str:
    """Return the class of the indent against the page's edge, or the row above if that is in.

    Where two rows are indented alike it may be a quotation or a list that goes on, or one
    paragraph of a single row below another.
    """
    depth = below.indent - column.indents.get(below.page, 0)
    if depth <= 0:
        hangs = above.indent - column.indents.get(above.page, 0) >= 2 and above.page == below.page
        return "out" if hangs and depth < 0 else "none"
    if above.page == below.page and below.indent - above.indent in _goes_on(above):
        return "same"
    return "slight" if depth == 1 else "in"


def _goes_on(above: Row) -> range:
    """Return how much deeper a row may stand that goes on below: behind a bullet a little."""
    return range(HANGING + 1) if BULLET.match(above.text) else range(1)


def ending(text: str) -> str:
    """Return how a row ends: ``end`` of a sentence, ``colon``, ``broken`` word, or ``open``."""
    text = without_references(text)
    if text[-1:] in HYPHENS:
        return "broken"
    bare = text.rstrip(CLOSERS + "0123456789 ") if text[-1:].isdigit() else text.rstrip(CLOSERS)
    last = bare[-1:] or text[-1:]
    if last in TERMINAL:
        return "end"
    return "colon" if last == ":" else "open"


def _opening(text: str) -> str:
    if ITEM.match(text):
        return "item"
    if HEAD.match(text):
        return "head"
    if ENTRY.match(text):
        return "entry"
    first = text.lstrip(OPENERS)[:1]
    if first.islower():
        return "lower"
    if text[:1] in OPENERS and first.isalpha():
        return "quote"
    return "upper" if first.isalpha() else "other"
