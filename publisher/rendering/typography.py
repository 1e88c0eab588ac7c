"""Soft typography: spaces at which no line may break, and quotation marks where the house asks.

What a language wants stands in its file. Only spaces and quotation marks are touched, never a
letter; no mark and no space is added between words that the source does not have.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace
from functools import cache
from typing import TypeAlias, assert_never

from publisher.expressions import compiled
from publisher.languages import Typography, language
from publisher.model.house import QuotationMarks
from publisher.model.inlines import plain_line
from publisher.model.text import (
    Emphasis,
    Inline,
    Inlines,
    LineBreak,
    NoteReference,
    PageBreak,
    Passage,
    Styled,
    Words,
)
from publisher.rendering.quotation_marks import find_quotes
from publisher.structs import frozen

NO_BREAK = "\N{NO-BREAK SPACE}"
NARROW = "\N{NARROW NO-BREAK SPACE}"
# Stands for a passage in another language while its surroundings are read: no space, no mark.
_OPAQUE = "\N{OBJECT REPLACEMENT CHARACTER}"

# "J. R. R. Tolkien": a capital with its point, the space, the next capital
_INITIAL = compiled(r"(?<!\w)(?P<initial>[^\W\d_])\. (?=(?P<next>[^\W\d_]))")
# "a word – and another": the space before a dash that has one after it too
_BEFORE_DASH = compiled(r"(?<=\S) (?=[–—](?:\s|\Z))")
# "– Yes, he said": the space after a dash that opens a paragraph
_AFTER_FIRST_DASH = compiled(r"(?<=\A[–—]) (?=\S)")


@frozen
class Change:
    """Characters of a run, from ``start`` up to ``end``, that become others."""

    start: int
    end: int
    text: str


Finder: TypeAlias = Callable[[str], Iterable[Change]]


def soften(content: Inlines, tag: str, quotes: QuotationMarks) -> Inlines:
    """Return a run of inlines with the spaces and marks that the language of this tag wants.

    Passages in other languages get those of their own.
    """
    wanted = language(tag).typography
    if quotes is QuotationMarks.HOUSE and wanted.quotes:
        content = _changed(content, lambda text: _quotes(text, wanted))
    for finder in _finders(wanted):
        content = _changed(content, finder)
    return tuple(_passages(inline, quotes) for inline in content)


def line_of(content: Inlines, tag: str, quotes: QuotationMarks) -> str:
    """Return the words of a run as the book prints them, in one line with single spaces."""
    return plain_line(soften(content, tag, quotes))


def _passages(inline: Inline, quotes: QuotationMarks) -> Inline:
    match inline:
        case Passage():
            return Passage(inline.language, soften(inline.content, inline.language, quotes))
        case Emphasis() | Styled():
            return replace(inline, content=tuple(_passages(i, quotes) for i in inline.content))
        case Words() | NoteReference() | PageBreak() | LineBreak():
            return inline
        case _:
            assert_never(inline)


def _quotes(text: str, wanted: Typography) -> Iterator[Change]:
    for quote in find_quotes(text):
        yield Change(quote.start, quote.end, wanted.quotes[quote.role])


@cache
def _finders(wanted: Typography) -> tuple[Finder, ...]:
    """Return what looks for spaces in the way of a language."""
    found: list[Finder] = []
    if wanted.initials:
        found.append(_after_initials)
    if wanted.dashes:
        found += [_replacing(_BEFORE_DASH, NO_BREAK), _replacing(_AFTER_FIRST_DASH, NO_BREAK)]
    for marks, space in ((wanted.narrow_before, NARROW), (wanted.wide_before, NO_BREAK)):
        if marks:
            found.append(_replacing(re.compile(rf"(?<=\S) (?=[{re.escape(marks)}])"), space))
    if wanted.wide_after:
        after = re.compile(rf"(?<=[{re.escape(wanted.wide_after)}]) (?=\S)")
        found.append(_replacing(after, NO_BREAK))
    return tuple(found)


def _replacing(pattern: re.Pattern[str], space: str) -> Finder:
    return lambda text: (Change(m.start(), m.end(), space) for m in pattern.finditer(text))


def _after_initials(text: str) -> Iterator[Change]:
    for match in _INITIAL.finditer(text):
        if match["initial"].isupper() and match["next"].isupper():
            yield Change(match.end() - 1, match.end(), NO_BREAK)


def _changed(content: Inlines, finder: Finder) -> Inlines:
    """Return inlines with the changes that are found in their text, read as one."""
    text = "".join(_texts(content))
    changes = list(finder(text))
    return _Rewriter(changes).run(content) if changes else content


def _texts(content: Inlines) -> Iterator[str]:
    """Yield the text of a run; what has no width in print has none here."""
    for inline in content:
        match inline:
            case Words():
                yield inline.text
            case Emphasis() | Styled():
                yield from _texts(inline.content)
            case Passage():
                yield _OPAQUE
            case LineBreak():
                yield "\n"
            case NoteReference() | PageBreak():
                pass
            case _:
                assert_never(inline)


class _Rewriter:
    """Walks through inlines as ``_texts`` does and makes the changes on the way, in their order."""

    def __init__(self, changes: list[Change]) -> None:
        self._changes = changes
        self._position = 0

    def run(self, content: Inlines) -> Inlines:
        return tuple(self._inline(inline) for inline in content)

    def _inline(self, inline: Inline) -> Inline:
        match inline:
            case Words():
                return Words(self._words(inline.text))
            case Emphasis() | Styled():
                return replace(inline, content=self.run(inline.content))
            case Passage() | LineBreak():
                self._position += 1
                return inline
            case NoteReference() | PageBreak():
                return inline
            case _:
                assert_never(inline)

    def _words(self, text: str) -> str:
        """Return words with the changes that begin in them; one that ends beyond them is not made."""
        begin, self._position = self._position, self._position + len(text)
        pieces: list[str] = []
        done = 0
        for change in self._changes:
            start, end = change.start - begin, change.end - begin
            if done <= start < end <= len(text):
                pieces += (text[done:start], change.text)
                done = end
        return "".join((*pieces, text[done:]))
