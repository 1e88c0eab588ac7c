"""Folios, that is printed page numbers: alone or beside the same words, they rise page by page."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator
from dataclasses import replace
from math import log

from publisher.expressions import compiled
from publisher.model.letters import letters_alone
from publisher.sources.page_traces.source_lines import SourceLines
from publisher.sources.page_traces.steadiness import LEAST, MOST
from publisher.structs import frozen

# 12 alone, in dashes or brackets: "- 12 -"
BARE = compiled(r"(?P<head>[^\w\s]{0,2})\s*(?P<number>\d{1,4})\s*(?P<tail>[^\w\s]{0,2})")
# with the number of all pages after it: "About Books … Page 12 (24)", "Page 12 of 24"
OF_ALL = compiled(r"(?<!\d)(\d{1,4})\s?(?:\(|/|[^\W\d]{2,3}\s)\s?\d{1,4}\)?$")
# after the running head: "About Books | 12"
LAST = compiled(r"(?<!\d)(\d{1,4})$")
# before the running head: "12 About Books"
FIRST = compiled(r"(\d{1,4})\s+(?=[^\W\d])")
# Characters; a line with a folio on it is no longer.
LONGEST = 120
# Pages; blank pages, chapter openings and plates between two folios may bear none.
STEP = 3
# Ratio of the letters on neighbouring pages; it is greater only where one is half empty.
RATIO = 2.2
# Folios; fewer that rise may be the numbers of chapters or years.
SHORTEST = 3
# Letters of the shortest running head.
FEWEST_LETTERS = 4
# Folios beside which the same words must stand to be a running head.
OFTEN = 3


@frozen
class Folio:
    """A line that may be a folio: the index of the line, its number, the words or signs beside it.

    ``headed`` is True where a running head stands on the line above or below.
    """

    index: int
    number: int
    beside: str
    headed: bool = False


def folio_chains(source: SourceLines) -> Iterator[tuple[Folio, ...]]:
    """Yield the longest row of rising numbers for each form of folio in the source."""
    worded, bare = _candidates(source)
    repeated = Counter(folio.beside for folio in worded)
    forms: dict[str, list[Folio]] = defaultdict(list)
    for folio in bare:
        forms[folio.beside].append(folio)
    forms["words"] = [folio for folio in worded if repeated[folio.beside] > 1]
    for _, folios in sorted(forms.items()):
        chain = _longest_chain(source, folios)
        if len(chain) >= SHORTEST:
            yield chain


def _candidates(source: SourceLines) -> tuple[list[Folio], list[Folio]]:
    """Return lines of words with a number at an end, and lines that are a number."""
    worded: list[Folio] = []
    bare: list[Folio] = []
    for index, text in enumerate(source.texts):
        line = text.strip() if len(text) < LONGEST else " ".join(text.split())
        if not line or len(line) > LONGEST or not (line[0].isdigit() or not line[-1].isalpha()):
            continue
        if match := BARE.fullmatch(line):
            bare.append(Folio(index, int(match["number"]), match["head"] + match["tail"]))
        elif found := OF_ALL.search(line) or LAST.search(line) or FIRST.match(line):
            beside = letters_alone(line[: found.start()] or line[found.end() :])
            worded.append(Folio(index, int(found[1]), beside))
    return worded, _headed(source, bare)


def _headed(source: SourceLines, bare: list[Folio]) -> list[Folio]:
    """Return the folios with whether they stand beside a running head."""
    near = {folio: _beside(source, folio.index) for folio in bare}
    counts = Counter(words for both in near.values() for words in both)
    return [
        replace(folio, headed=any(counts[words] >= OFTEN for words in near[folio]))
        for folio in bare
    ]


def _beside(source: SourceLines, index: int) -> set[str]:
    lines = (source.before(index), source.after(index + 1))
    words = (letters_alone(source.texts[line][:LONGEST]) for line in lines if line is not None)
    return {known for known in words if len(known) >= FEWEST_LETTERS}


def _longest_chain(source: SourceLines, folios: list[Folio]) -> tuple[Folio, ...]:
    """Return the longest row in which numbers and letters between them grow together."""
    chains: list[_Chain] = []
    best: _Chain | None = None
    by_number: dict[int, list[int]] = defaultdict(list)
    for position, folio in enumerate(folios):
        chain = _longest_to(source, folio, chains, by_number)
        chains.append(chain)
        by_number[folio.number].append(position)
        if best is None or chain.worth > best.worth:
            best = chain
    return best.row() if best else ()


@frozen
class _Chain:
    """A row of folios that ends with ``last``.

    ``page`` is the size in letters of the page before it, ``uneven`` the sum of the differences
    between neighbouring pages (logarithms of ratios), ``headed`` the number of folios beside
    running heads.
    """

    last: Folio
    length: int = 1
    page: float = 0.0
    uneven: float = 0.0
    headed: int = 0
    rest: _Chain | None = None

    @property
    def worth(self) -> tuple[int, int, float]:
        """Return the key by which the better of two rows is chosen, the greater one."""
        return self.length, self.headed, -self.uneven

    def row(self) -> tuple[Folio, ...]:
        folios: list[Folio] = []
        chain: _Chain | None = self
        while chain:
            folios.append(chain.last)
            chain = chain.rest
        return tuple(reversed(folios))


def _longest_to(
    source: SourceLines, folio: Folio, chains: list[_Chain], by_number: dict[int, list[int]]
) -> _Chain:
    best = _Chain(folio, headed=int(folio.headed))
    for step in range(1, STEP + 1):
        for position in reversed(by_number.get(folio.number - step, [])):
            chain = chains[position]
            page = (source.reached[folio.index] - source.reached[chain.last.index]) / step
            if page > MOST:
                break
            fits = _fits(page, chain.page) or _is_last(source, folio)
            uneven = chain.uneven + (abs(log(page / chain.page)) if page and chain.page else 0.0)
            headed = chain.headed + folio.headed
            longer = _Chain(folio, chain.length + 1, page, uneven, headed, chain)
            if fits and longer.worth > best.worth:
                best = longer
    return best


def _fits(page: float, page_before: float) -> bool:
    return page >= LEAST and (not page_before or 1 / RATIO <= page / page_before <= RATIO)


def _is_last(source: SourceLines, folio: Folio) -> bool:
    """Tell whether the text ends with this folio: the last page may be nearly empty."""
    return source.after(folio.index + 1) is None
