"""Quotation marks are found by what stands around them, whatever characters the source has.

The same character opens in one language and closes in another, so only the place tells. Where
the marks of a paragraph do not pair, it is left as it is.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from enum import IntEnum

from publisher.structs import frozen

# Either character may open and close: “…”, „…“, ”…”, »…«, « … », "…"
_DOUBLE = '"„“”«»'
_SINGLE = "‚‘’‹›"
_OPENERS = "([–—/-"


class QuoteRole(IntEnum):
    """The role of a mark; the value is its index among the four marks of a language."""

    OPEN = 0
    CLOSE = 1
    INNER_OPEN = 2
    INNER_CLOSE = 3


@frozen
class Quote:
    """A quotation mark: where it stands, with the space inside it if it has one, and what it does."""

    start: int
    end: int
    role: QuoteRole


def find_quotes(text: str) -> tuple[Quote, ...]:
    """Return the quotation marks of a paragraph, nothing where they do not pair."""
    outer = tuple(_marks(text, _DOUBLE))
    if not _pair(outer):
        return ()
    found: list[Quote] = []
    for opening, closing in zip(outer[::2], outer[1::2], strict=True):
        inner = tuple(_inner(text, opening.end, closing.start))
        if not _pair(inner):
            return ()
        found += (opening, *inner, closing)
    return tuple(found)


def _inner(text: str, start: int, end: int) -> Iterator[Quote]:
    for quote in _marks(text[start:end], _SINGLE):
        role = QuoteRole.INNER_OPEN if quote.role is QuoteRole.OPEN else QuoteRole.INNER_CLOSE
        yield Quote(start + quote.start, start + quote.end, role)


def _pair(quotes: tuple[Quote, ...]) -> bool:
    """Tell whether the marks open and close in turn."""
    opens = [quote.role in (QuoteRole.OPEN, QuoteRole.INNER_OPEN) for quote in quotes]
    return opens == [True, False] * (len(quotes) // 2)


def _marks(text: str, characters: str) -> Iterator[Quote]:
    """Yield the marks of one rank; one inside a word is an apostrophe."""
    for match in re.finditer(f"[{characters}]", text):
        at = match.start()
        before, after = text[at - 1 : at], text[at + 1 : at + 2]
        if before.isalnum() and after.isalnum():
            continue  # an apostrophe: don't
        spaced = _spaced(text, at)
        if spaced is not None:
            yield spaced
        else:
            yield Quote(at, at + 1, QuoteRole.OPEN if _opens(before, after) else QuoteRole.CLOSE)


def _opens(before: str, after: str) -> bool:
    if not before or before.isspace() or before in _OPENERS:
        return bool(after) and not after.isspace()
    return before in _DOUBLE + _SINGLE and after.isalnum()


def _spaced(text: str, at: int) -> Quote | None:
    """Return an angle mark that has a space inside it and none outside, as in French: « mot »."""
    before, after = text[at - 1 : at], text[at + 1 : at + 2]
    if text[at] == "«" and after.isspace() and not before.isalnum() and text[at + 2 :]:
        return Quote(at, at + 2, QuoteRole.OPEN)
    if text[at] == "»" and before.isspace() and not after.isalnum() and at > 1:
        return Quote(at - 1, at + 1, QuoteRole.CLOSE)
    return None
