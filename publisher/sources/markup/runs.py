"""The words of one paragraph as they come in, piece by piece, and the inlines that they make."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import field
from itertools import groupby
from typing import TypeAlias

from publisher.expressions import compiled
from publisher.model.text import (
    Emphasis,
    Inline,
    Inlines,
    LineBreak,
    NoteReference,
    PageBreak,
    Passage,
    Style,
    Styled,
    Words,
)
from publisher.sources.markup.nodes import Kind
from publisher.structs import frozen

# White space that markup takes for one blank (HTML Standard, 2.3.1); a no-break space is a sign.
BLANKS = compiled(r"[ \t\n\r\f]+")
# A kind of node inside lines, and the language of a passage.
Around: TypeAlias = tuple[Kind, str]
Leaf: TypeAlias = Words | NoteReference | PageBreak | LineBreak
Piece: TypeAlias = tuple[tuple[Around, ...], Leaf]

_STYLES = {
    Kind.SMALL_CAPITALS: Style.SMALL_CAPITALS,
    Kind.SUPERIOR: Style.SUPERIOR,
    Kind.INFERIOR: Style.INFERIOR,
}


@frozen
class Run:
    """Pieces of one run of words, each with what is around it, outermost first."""

    pieces: list[Piece] = field(default_factory=list)

    def add(self, text: str, around: tuple[Around, ...], verbatim: bool = False) -> None:
        """Add words; blanks and line ends count for nothing unless they are ``verbatim``."""
        if not verbatim:
            self._add_words(BLANKS.sub(" ", text), around)
            return
        for at, line in enumerate(text.expandtabs().split("\n")):
            if at:
                self.put(LineBreak(), around)
            self._add_words(line, around)

    def _add_words(self, text: str, around: tuple[Around, ...]) -> None:
        if text:
            self.pieces.append((around, Words(text)))

    def put(self, leaf: Leaf, around: tuple[Around, ...]) -> None:
        """Add what is no words."""
        self.pieces.append((around, leaf))

    @property
    def empty(self) -> bool:
        """Tell whether nothing is in it but blanks and line ends."""
        return not any(_tells(leaf) for _, leaf in self.pieces)

    def paragraphs(self) -> tuple[list[Piece], ...]:
        """Return the pieces, parted where two line ends or more follow each other."""
        parts: list[list[Piece]] = [[]]
        ends: list[Piece] = []
        for piece in self.pieces:
            if isinstance(piece[1], LineBreak):
                ends.append(piece)
            elif ends and not _is_blank(piece[1]):
                parts, ends = _taken(parts, ends), []
                parts[-1].append(piece)
            elif not ends:
                parts[-1].append(piece)
        return tuple(part for part in parts if any(_tells(leaf) for _, leaf in part))


def _taken(parts: list[list[Piece]], ends: list[Piece]) -> list[list[Piece]]:
    """Return the parts with a line end in the last, or a new one where there are several."""
    if len(ends) > 1:
        return [*parts, []]
    if parts[-1]:
        parts[-1].append(ends[0])
    return parts


def _is_blank(leaf: Leaf) -> bool:
    return isinstance(leaf, Words) and not leaf.text.strip(" \t\n\r\f")


def _tells(leaf: Leaf) -> bool:
    return not isinstance(leaf, LineBreak) and not (
        isinstance(leaf, Words) and not leaf.text.strip()
    )


def inlines_of(pieces: Sequence[Piece]) -> Inlines:
    """Return the inlines that pieces make, without blanks at the edges and doubled ones."""
    return tuple(_nested(_outside(_collapsed(_cut(pieces))), 0))


def _cut(pieces: Sequence[Piece]) -> list[Piece]:
    """Leave out line ends at the edges; pages stay."""
    kept = list(pieces)
    for at in (0, -1):
        while kept and (isinstance(kept[at][1], LineBreak) or _is_blank(kept[at][1])):
            kept.pop(at)
    return kept


def _collapsed(pieces: Sequence[Piece]) -> list[Piece]:
    """Return pieces with one blank between words at most, and none beside a line end."""
    made: list[Piece] = []
    blank = True  # nothing stands before the first word
    for around, leaf in pieces:
        if isinstance(leaf, Words):
            text = leaf.text.lstrip(" ") if blank else leaf.text
            if text:
                made.append((around, Words(text)))
                blank = text.endswith(" ")
        else:
            if isinstance(leaf, LineBreak):
                _strip_end(made)
                blank = True
            elif isinstance(leaf, NoteReference):
                blank = False
            made.append((around, leaf))
    _strip_end(made)
    return made


def _strip_end(pieces: list[Piece]) -> None:
    """Take the blank from behind the last words; pages may stand behind them."""
    for at in range(len(pieces) - 1, -1, -1):
        around, leaf = pieces[at]
        if isinstance(leaf, PageBreak):
            continue
        if isinstance(leaf, Words):
            pieces[at] = (around, Words(leaf.text.rstrip(" ")))
        return


def _outside(pieces: Sequence[Piece]) -> Iterator[Piece]:
    """Yield the pieces with blanks at the edges of what is emphasised put outside of it."""
    for at, (around, leaf) in enumerate(pieces):
        if not isinstance(leaf, Words) or not around:
            yield around, leaf
            continue
        before = pieces[at - 1][0] if at else ()
        after = pieces[at + 1][0] if at + 1 < len(pieces) else ()
        words = leaf.text.strip(" ")
        left = len(leaf.text) - len(leaf.text.lstrip(" "))
        if not words:
            yield _shared(_shared(around, before), after), leaf
            continue
        if left:
            yield _shared(around, before), Words(leaf.text[:left])
        yield around, Words(words)
        if leaf.text[left + len(words) :]:
            yield _shared(around, after), Words(leaf.text[left + len(words) :])


def _shared(one: tuple[Around, ...], other: tuple[Around, ...]) -> tuple[Around, ...]:
    count = 0
    while count < min(len(one), len(other)) and one[count] == other[count]:
        count += 1
    return one[:count]


def _nested(pieces: Iterator[Piece] | Sequence[Piece], depth: int) -> Iterator[Inline]:
    def key(piece: Piece) -> Around | None:
        return piece[0][depth] if len(piece[0]) > depth else None

    for around, group in groupby(pieces, key):
        inside = list(group)
        if around is None:
            yield from _merged(leaf for _, leaf in inside)
        else:
            yield _enclosed(around, tuple(_nested(inside, depth + 1)))


def _merged(leaves: Iterator[Leaf]) -> Iterator[Inline]:
    words = ""
    for leaf in leaves:
        if isinstance(leaf, Words):
            words += leaf.text
            continue
        if words:
            yield Words(words)
        words = ""
        yield leaf
    if words:
        yield Words(words)


def _enclosed(around: Around, content: Inlines) -> Inline:
    kind, language = around
    if kind is Kind.PASSAGE:
        return Passage(language, content)
    if kind in _STYLES:
        return Styled(_STYLES[kind], content)
    return Emphasis(content, strong=kind is Kind.STRONG)
