"""Printed markers of list items, ``1.``, ``a)``, ``§ 3``: told from the words, and as a series.

A marker is part of the item's own text, so that nothing that was printed is lost or numbered
anew. What may be one is the same for all languages.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from enum import StrEnum

from publisher.expressions import compiled
from publisher.model.text import Enclosing, Inline, Inlines, PageBreak, Words
from publisher.structs import frozen

# What is counted: 12, 1.2, iv, IV, a, A. A letter is one of any alphabet.
_COUNTED = r"(?:\d{1,4}(?:\.\d{1,3})*|[ivxlc]{1,7}|[IVXLC]{1,7}|[^\W\d_])"
# The signs around it: "(a)", "1.", "1)", "1.)", "1°", "1º)", "1:o", the French "1o", "§ 3", "§ 3.",
# and numbers with a point inside, "1.2".
MARKER = compiled(
    rf"(?:§§?[ \u00a0]?{_COUNTED}[.):]?"
    rf"|\({_COUNTED}\)"
    rf"|{_COUNTED}(?:\.?\)|\.|:[oea])"
    r"|\d{1,3}[o°º][.)]?"
    r"|\d{1,4}(?:\.\d{1,3})+)"
    r"(?=[ \t\u00a0]|\Z)"
)
_BARE = compiled(_COUNTED)
_ROMAN = {"i": 1, "v": 5, "x": 10, "l": 50, "c": 100}


class Counting(StrEnum):
    """How the markers of a list count; the values are those of the attribute ``type`` in HTML."""

    FIGURES = "1"
    SMALL_LETTERS = "a"
    CAPITALS = "A"
    SMALL_ROMAN = "i"
    ROMAN = "I"


@frozen
class Series:
    """How the items of a list count on, and the number of the first one."""

    counting: Counting
    start: int


def split_marker(content: Inlines) -> tuple[str, Inlines]:
    """Return the printed marker that a run of inlines opens with, and the rest behind its blank.

    The marker is empty where there is none. Page breaks before it stay with the rest.
    """
    for at, inline in enumerate(content):
        if isinstance(inline, PageBreak):
            continue
        marker, rest = _split(inline)
        return (marker, (*content[:at], *rest, *content[at + 1 :])) if marker else ("", content)
    return "", content


def _split(inline: Inline) -> tuple[str, Inlines]:
    if isinstance(inline, Enclosing):  # a number in bold before words that are not
        if len(inline.content) != 1 or not isinstance(inline.content[0], Words):
            return "", (inline,)
        marker, rest = _split(inline.content[0])
        return marker, (replace(inline, content=rest),) if rest else ()
    found = MARKER.match(inline.text) if isinstance(inline, Words) else None
    if not isinstance(inline, Words) or found is None:
        return "", (inline,)
    words = inline.text[found.end() :].lstrip(" \t\u00a0")
    return found[0], (Words(words),) if words else ()


def series_of(markers: Sequence[str]) -> Series | None:
    """Return how markers count on by one, None where they do not, or are not of one kind."""
    bare = [found[0] for marker in markers if (found := _BARE.search(marker))]
    if not bare or len(bare) < len(markers):
        return None
    for counting, number in _NUMBERS.items():
        numbers = [number(sign) for sign in bare]
        if _counts_on(numbers):
            return Series(counting, numbers[0] or 1)
    return None


def _counts_on(numbers: Sequence[int | None]) -> bool:
    first = numbers[0]
    return first is not None and list(numbers) == list(range(first, first + len(numbers)))


def _figures(sign: str) -> int | None:
    return int(sign) if sign.isdecimal() else None


def _letters(first: str) -> Callable[[str], int | None]:
    def number(sign: str) -> int | None:
        place = ord(sign) - ord(first) + 1 if len(sign) == 1 else 0
        return place if 1 <= place <= 26 else None

    return number


def _roman(sign: str) -> int | None:
    """Return the value of a small Roman number; what is not written as one is none (``iix``)."""
    if not sign or set(sign) - set(_ROMAN):
        return None
    values = [_ROMAN[letter] for letter in sign]
    pairs = zip(values, [*values[1:], 0], strict=True)
    total = sum(-value if value < after else value for value, after in pairs)
    return total if roman(total) == sign else None


def roman(number: int) -> str:
    """Return a number below 400 in small Roman figures."""
    parts = (
        (100, "c"), (90, "xc"), (50, "l"), (40, "xl"), (10, "x"), (9, "ix"), (5, "v"), (4, "iv"),
        (1, "i"),
    )  # fmt: skip
    written = ""
    for value, sign in parts:
        times, number = divmod(number, value)
        written += sign * times
    return written


def lettered(number: int) -> str:
    """Return a for 1, b for 2, ... z, then aa, ab, ..., as things are told apart by letters."""
    before, last = divmod(number - 1, 26)
    return (lettered(before) if before else "") + chr(ord("a") + last)


def _large_roman(sign: str) -> int | None:
    return _roman(sign.lower()) if sign.isupper() else None


# Roman figures before letters: "i" opens "i, ii", and letters from i on are rare.
_NUMBERS: dict[Counting, Callable[[str], int | None]] = {
    Counting.FIGURES: _figures,
    Counting.SMALL_ROMAN: _roman,
    Counting.ROMAN: _large_roman,
    Counting.SMALL_LETTERS: _letters("a"),
    Counting.CAPITALS: _letters("A"),
}
