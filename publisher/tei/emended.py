"""A person's emendations are found again in the text, so that both readings stand there."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from publisher.model.inlines import plain, walk
from publisher.model.places import Place
from publisher.model.text import Emendation, Inlines, LineBreak, Words


class Emended:
    """The emendations of one text: which are still to be shown, and which stand in this block."""

    def __init__(self, emendations: Iterable[Emendation]) -> None:
        self._waiting = list(emendations)
        self._here: list[Emendation] = []

    @property
    def unseen(self) -> tuple[Emendation, ...]:
        """Return those that were not found in the text: removed words, words broken in two."""
        return tuple(self._waiting)

    def open(self, place: Place | None, contents: Iterable[Inlines]) -> None:
        """Begin a block or note: only what its words say once can be the emended words."""
        known = tuple(contents) if self._waiting and place else ()
        self._here = [
            emendation
            for emendation in self._waiting
            if place is not None
            and _overlap(place, emendation.place)
            and emendation.new.strip()
            and _stands_once(_pattern(emendation), known)
        ]

    def pieces(self, text: str) -> Iterator[str | Emendation]:
        """Yield words of the block as they are, and in its place each emendation among them."""
        done = 0
        for at, emendation in sorted(self._found(text), key=lambda pair: pair[0]):
            if at >= done:
                yield text[done:at]
                yield emendation
                self._waiting.remove(emendation)
                done = at + len(emendation.new)
        yield text[done:]

    def _found(self, text: str) -> Iterator[tuple[int, Emendation]]:
        for emendation in self._here:
            if emendation in self._waiting and (match := _pattern(emendation).search(text)):
                yield match.start(), emendation


def _overlap(place: Place, other: Place) -> bool:
    return place.source == other.source and place.first <= other.last and other.first <= place.last


def _stands_once(pattern: re.Pattern[str], contents: Iterable[Inlines]) -> bool:
    """Tell whether words stand once in a block: whole in one piece of it, and nowhere else.

    A piece may be part of a word (*in*deed), which is not the word that was emended.
    """
    text, pieces = "", []
    for inline in (inline for content in contents for inline in (*walk(content), LineBreak())):
        if isinstance(inline, Words):
            pieces += [len(text) + found.start() for found in pattern.finditer(inline.text)]
        text += plain((inline,)) if isinstance(inline, Words | LineBreak) else ""
    return len(pieces) == 1 and pieces == [found.start() for found in pattern.finditer(text)]


def _pattern(emendation: Emendation) -> re.Pattern[str]:
    return re.compile(rf"(?<!\w){re.escape(emendation.new)}(?!\w)")
