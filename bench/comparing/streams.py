"""A text as one run of words, with what begins between them."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass

from publisher.model.inlines import runs, walk
from publisher.model.places import Place
from publisher.model.text import (
    Block,
    Caption,
    FrontLine,
    Heading,
    Inlines,
    LineBreak,
    NoteReference,
    Text,
    Words,
)

HYPHENS = re.compile(r"[\u2010\u2011]")
DASHES = re.compile(r"[\u2012-\u2015]|--+")
NOT_SHOWN = re.compile(r"[\u00ad\u200b-\u200d\u2060\ufeff]")
EDGE = re.compile(r"^[\W_]+|[^\w-]+$")


@dataclass(frozen=True, slots=True)
class Span:
    """A run of a block: the letters before it and with it, what it is, where it stood."""

    start: int
    end: int
    block: Block
    letters: str

    @property
    def place(self) -> Place | None:
        """Return the lines of the block."""
        return self.block.place


@dataclass(frozen=True, slots=True)
class Stream:
    """The running text: ``starts`` are the letters before each word, ``calls`` before each mark."""

    words: tuple[str, ...]
    starts: tuple[int, ...]
    spans: tuple[Span, ...]
    calls: tuple[tuple[int, str], ...]
    letters: str

    @property
    def headings(self) -> tuple[Span, ...]:
        """Return the headings below the title."""
        return tuple(s for s in self.spans if isinstance(s.block, Heading) and s.block.level > 1)


def letters_of(text: str) -> str:
    """Return the letters of a text in one form, small."""
    return "".join(c for c in unicodedata.normalize("NFC", text).lower() if c.isalpha())


def words_of(text: str) -> list[str]:
    """Return the words that have letters, without the signs around them; hyphens stay."""
    text = NOT_SHOWN.sub("", HYPHENS.sub("-", unicodedata.normalize("NFC", text)))
    pieces = (EDGE.sub("", piece) for piece in DASHES.sub(" ", text).split())
    return [piece for piece in pieces if letters_of(piece)]


def stream_of(text: Text) -> Stream:
    """Return the running text of a text, notes apart; captions are left out, for they wander."""
    words: list[str] = []
    starts: list[int] = []
    spans: list[Span] = []
    calls: list[tuple[int, str]] = []
    letters = ""
    for block, run in _runs(text):
        begin = len(letters)
        shown, marks = _shown(run)
        calls += [(begin + at, label) for at, label in marks]
        for word in words_of(shown):
            words.append(word)
            starts.append(len(letters))
            letters += letters_of(word)
        if len(letters) > begin:
            spans.append(Span(begin, len(letters), block, letters[begin:]))
    return Stream(tuple(words), tuple(starts), tuple(spans), tuple(calls), letters)


def _runs(text: Text) -> Iterator[tuple[Block, Inlines]]:
    for block in text.blocks:
        if not isinstance(block, Caption):
            yield from ((block, run) for run in runs(block))


def _shown(run: Inlines) -> tuple[str, list[tuple[int, str]]]:
    """Return the words of a run, and the letters before each of its marks."""
    shown, marks = "", []
    for inline in walk(run):
        if isinstance(inline, Words):
            shown += inline.text
        elif isinstance(inline, LineBreak):
            shown += " "
        elif isinstance(inline, NoteReference):
            marks.append((len(letters_of(shown)), inline.label))
    return shown, marks


def front_of(stream: Stream) -> tuple[tuple[int, int], ...]:
    """Return where title, bylines, dates and lead-ins stand."""
    return tuple(
        (span.start, span.end)
        for span in stream.spans
        if isinstance(span.block, FrontLine)
        or (isinstance(span.block, Heading) and span.block.level == 1)
    )
