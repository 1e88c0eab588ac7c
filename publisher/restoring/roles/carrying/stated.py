"""The title and the author that a library or a file states: which lines of the text are these."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from publisher.expressions import compiled
from publisher.model.transcript import NOTHING_DECLARED, Declared
from publisher.structs import frozen

# Lines over which a title may be broken.
TITLE_LINES = 4
# Letters; a shorter title (``I``) is the number of a chapter as well.
FEWEST_LETTERS = 3
# What parts a title from its subtitle: libraries give both where the page has one, and one of both.
SUBTITLE = compiled(r"[:;,(]|\s[–—]")


@frozen
class Stated:
    """What a frame or a file states of a text: evidence only where the text has the same words."""

    declared: Declared = NOTHING_DECLARED

    def titles(self, texts: Sequence[str]) -> range:
        """Return which of the lines are the stated title, the first time it stands there.

        A subtitle may be missing on either side. Empty where no line is the title.
        """
        own, whole = _forms(self.declared.title), letters(self.declared.title)
        spans = [
            range(first, end)
            for first in range(len(texts))
            for end in range(first + 1, min(first + TITLE_LINES, len(texts)) + 1)
        ]
        said = (" ".join(texts[span.start : span.stop]) for span in spans)
        alike = [
            (span, words)
            for span, words in zip(spans, said, strict=True)
            if not own.isdisjoint(_forms(words))
        ]
        # The whole title over several lines goes before its first words on one of them.
        exact = (span for span, words in alike if letters(words) == whole)
        return next(exact, alike[0][0] if alike else range(0))

    def is_author(self, text: str) -> bool:
        """Tell whether a line is the name of the stated author and no more."""
        return bool(name := letters(self.declared.author)) and letters(text) == name

    def is_said_in(self, text: str) -> bool:
        """Tell whether a line is the stated title or the stated author."""
        return self.is_author(text) or bool(self.titles([text]))


NOTHING_STATED = Stated()


def letters(text: str) -> str:
    """Return the letters of a text alone, in small ones: what a heading shares with its head."""
    return "".join(filter(str.isalpha, text)).casefold()


def _forms(title: str) -> frozenset[str]:
    return frozenset(form for form in _with_and_without(title) if len(form) >= FEWEST_LETTERS)


def _with_and_without(title: str) -> Iterator[str]:
    yield letters(title)
    yield letters(SUBTITLE.split(title, maxsplit=1)[0])
