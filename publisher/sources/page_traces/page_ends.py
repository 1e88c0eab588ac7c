"""The exact ends of pages, where folios or running heads show that pages end nearby."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence

from publisher.model.letters import letters_alone
from publisher.sources.page_traces.source_lines import SourceLines
from publisher.structs import frozen

# Characters; a running head is no longer.
LONGEST = 120
# Lines in the source with the same words; a running head comes at least as often.
OFTEN = 3
# Lines; a running head stands this near to a folio.
NEAR = 2
# Share of the pages on which the same words must stand near the folio.
SHARE = 0.1


@frozen
class PageEnd:
    """The first line of a page, and whether a sentence runs on from the page before."""

    start: int
    runs_on: bool


def repeated_lines(source: SourceLines) -> Iterator[list[int]]:
    """Yield the indexes of lines whose words come most often.

    First those of the two commonest lines together, for left and right pages may bear different
    heads; then those of the commonest line alone.
    """
    by_words: dict[str, list[int]] = defaultdict(list)
    for index, text in enumerate(source.texts):
        if words := _words(text):
            by_words[words].append(index)
    often = sorted((lines for lines in by_words.values() if len(lines) >= OFTEN), key=len)
    if often:
        yield sorted(line for lines in often[-2:] for line in lines)
        yield often[-1]


def page_ends(source: SourceLines, furniture: Sequence[int]) -> Iterator[PageEnd]:
    """Yield the ends of pages, given one line of furniture for each page.

    Furniture stands at the foot where the text ends with it, else at the head. Running heads
    beside it belong to it: at the foot only as many lines below it as below the last one.
    """
    neighbours = _Neighbours(source, _heads(source, furniture))
    end = neighbours.below(furniture[-1])
    at_foot = source.after(end) is None
    heads = sum(index in neighbours.heads for index in range(furniture[-1] + 1, end))
    for index in furniture:
        first, last = neighbours.above(index), neighbours.below(index)
        start = source.after(neighbours.below(index, heads)) if at_foot else first
        if start:
            yield PageEnd(start, source.runs_on(first, last))


@frozen
class _Neighbours:
    """Furniture lines with the running heads beside them, blank lines between them or not."""

    source: SourceLines
    heads: frozenset[int]

    def above(self, index: int) -> int:
        """Return the first of the heads that stand directly above, or this line."""
        above = self.source.before(index)
        while above in self.heads:
            index = above
            above = self.source.before(index)
        return index

    def below(self, index: int, most: int = NEAR) -> int:
        """Return the line after the heads that stand directly below, at most the given number."""
        below = self.source.after(index + 1)
        while below in self.heads and most:
            index, most = below, most - 1
            below = self.source.after(index + 1)
        return index + 1


def _heads(source: SourceLines, furniture: Sequence[int]) -> frozenset[int]:
    """Return lines near furniture whose words stand near it on several pages."""
    near = {
        line: words
        for i in furniture
        for line in _near(source, i)
        if (words := _words(source.texts[line]))
    }
    counts = Counter(near.values())
    often = max(2.0, SHARE * len(furniture))
    return frozenset(line for line, words in near.items() if counts[words] >= often)


def _near(source: SourceLines, index: int) -> Iterator[int]:
    above: int | None = index
    below: int | None = index
    for _ in range(NEAR):
        above = None if above is None else source.before(above)
        below = None if below is None else source.after(below + 1)
        yield from (line for line in (above, below) if line is not None)


def _words(text: str) -> str:
    words = letters_alone(text) if len(text) <= LONGEST else ""
    return words if len(words) > 3 else ""
