"""Where a page ends when folios or running heads say that it ends hereabouts."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from publisher.model.letters import letters_alone
from publisher.sources.page_traces.source_lines import Sheet

# A running head is no longer than this (in signs) and comes at least this often in a text.
LONGEST, OFTEN = 120, 3
# Heads stand this near to other furniture (in lines), on so many pages at least (their share).
NEAR, SHARE = 2, 0.1


@dataclass(frozen=True, slots=True)
class PageEnd:
    """The first line of a page, and whether a sentence runs on from the page before."""

    start: int
    runs_on: bool


def repeated_lines(sheet: Sheet) -> Iterator[list[int]]:
    """Yield the lines whose words come most often: those of left and right pages, those of all."""
    by_words: dict[str, list[int]] = defaultdict(list)
    for index, text in enumerate(sheet.texts):
        if words := _words(text):
            by_words[words].append(index)
    often = sorted((lines for lines in by_words.values() if len(lines) >= OFTEN), key=len)
    if often:
        yield sorted(line for lines in often[-2:] for line in lines)
        yield often[-1]


def page_ends(sheet: Sheet, furniture: Sequence[int]) -> Iterator[PageEnd]:
    """Yield the ends of pages, given one line of furniture for each page.

    Furniture stands at the foot where the text ends with it, else at the head. Running heads
    beside it belong to it: at the foot only as many lines below it as below the last one.
    """
    neighbours = _Neighbours(sheet, _heads(sheet, furniture))
    end = neighbours.below(furniture[-1])
    at_foot = sheet.after(end) is None
    heads = sum(index in neighbours.heads for index in range(furniture[-1] + 1, end))
    for index in furniture:
        first, last = neighbours.above(index), neighbours.below(index)
        start = sheet.after(neighbours.below(index, heads)) if at_foot else first
        if start:
            yield PageEnd(start, sheet.runs_on(first, last))


@dataclass(frozen=True, slots=True)
class _Neighbours:
    """Furniture lines with the running heads beside them, blank lines between them or not."""

    sheet: Sheet
    heads: frozenset[int]

    def above(self, index: int) -> int:
        """Return the first of the heads that stand directly above, or this line."""
        above = self.sheet.before(index)
        while above in self.heads:
            index = above
            above = self.sheet.before(index)
        return index

    def below(self, index: int, most: int = NEAR) -> int:
        """Return the line after the heads, at most so many, that stand directly below."""
        below = self.sheet.after(index + 1)
        while below in self.heads and most:
            index, most = below, most - 1
            below = self.sheet.after(index + 1)
        return index + 1


def _heads(sheet: Sheet, furniture: Sequence[int]) -> frozenset[int]:
    """Return lines near furniture whose words stand near it on several pages."""
    near = {
        line: words
        for i in furniture
        for line in _near(sheet, i)
        if (words := _words(sheet.texts[line]))
    }
    counts = Counter(near.values())
    often = max(2.0, SHARE * len(furniture))
    return frozenset(line for line, words in near.items() if counts[words] >= often)


def _near(sheet: Sheet, index: int) -> Iterator[int]:
    above: int | None = index
    below: int | None = index
    for _ in range(NEAR):
        above = None if above is None else sheet.before(above)
        below = None if below is None else sheet.after(below + 1)
        yield from (line for line in (above, below) if line is not None)


def _words(text: str) -> str:
    words = letters_alone(text) if len(text) <= LONGEST else ""
    return words if len(words) > 3 else ""
