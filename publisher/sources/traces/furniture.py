"""Where a page ends when folios or running heads say that it ends hereabouts."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property

from publisher.sources.traces.sheet import Sheet

# A running head comes at least this often and is no longer than this.
OFTEN, LONGEST = 3, 120
NO_LETTERS = re.compile(r"[\W\d_]+")
# More lines than furniture ever has.
MANY = 9


@dataclass(frozen=True, slots=True)
class PageEnd:
    """The first line of a page, and whether a sentence runs on from the page before."""

    start: int
    runs_on: bool


class Heads:
    """Lines whose words come again and again: what running heads look like."""

    def __init__(self, sheet: Sheet) -> None:
        self.sheet = sheet

    @cached_property
    def lines(self) -> list[int]:
        """Return their indexes in order."""
        worded = {i: words for i, text in enumerate(self.sheet.texts) if (words := _words(text))}
        counts = Counter(worded.values())
        return [i for i, words in worded.items() if counts[words] >= OFTEN]

    @cached_property
    def _known(self) -> frozenset[int]:
        return frozenset(self.lines)

    def ends(self, furniture: Sequence[int]) -> Iterator[PageEnd]:
        """Yield the ends of pages, given one furniture line of each page.

        Furniture stands at the foot where the text ends with it, else at the head. Running
        heads beside it belong to it: below it only as many lines as below the last one.
        """
        below = self._below(furniture[-1])
        at_foot = self.sheet.after(below) is None
        heads = sum(index in self._known for index in range(furniture[-1] + 1, below))
        for index in furniture:
            first = self._above(index)
            start = self.sheet.after(self._below(index, heads)) if at_foot else first
            if start:
                yield PageEnd(start, self.sheet.runs_on(first, self._below(index)))

    def _above(self, index: int) -> int:
        above = self.sheet.before(index)
        while above is not None and above in self._known:
            index, above = above, self.sheet.before(above)
        return index

    def _below(self, index: int, most: int = MANY) -> int:
        """Return the line after this one and after the heads, at most so many, that follow it."""
        place = index + 1
        below = self.sheet.after(place)
        while below is not None and below in self._known and most:
            place, most = below + 1, most - 1
            below = self.sheet.after(place)
        return place


def _words(text: str) -> str:
    words = NO_LETTERS.sub("", text).casefold() if len(text) <= LONGEST else ""
    return words if len(words) > 3 else ""
