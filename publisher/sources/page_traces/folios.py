"""Printed page numbers: they stand alone, or beside the same words, and rise by one a page."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, replace
from math import log

from publisher.model.letters import letters_alone
from publisher.sources.page_traces.source_lines import Sheet
from publisher.sources.page_traces.steadiness import LEAST, MOST

# 12 alone, in dashes or brackets: "- 12 -"
BARE = re.compile(r"(?P<head>[^\w\s]{0,2})\s*(?P<number>\d{1,4})\s*(?P<tail>[^\w\s]{0,2})")
# with the number of all pages after it: "About Books … Page 12 (24)", "Page 12 of 24"
OF_ALL = re.compile(r"(?<!\d)(\d{1,4})\s?(?:\(|/|[^\W\d]{2,3}\s)\s?\d{1,4}\)?$")
# after the running head: "About Books | 12"
LAST = re.compile(r"(?<!\d)(\d{1,4})$")
# before the running head: "12 About Books"
FIRST = re.compile(r"(\d{1,4})\s+(?=[^\W\d])")
LONGEST = 120
# Numbers that pages may lack: blank ones, chapter openings, plates.
STEP = 3
# Neighbouring pages differ by no more than this, but where one is half empty.
RATIO = 2.2
SHORTEST = 3
# A running head has so many letters, and stands beside so many numbers.
FEWEST_LETTERS, OFTEN = 4, 3


@dataclass(frozen=True, slots=True)
class Folio:
    """A line that may be a folio: where it stands, its number, the words or signs beside it.

    ``headed`` if words that come again and again stand on the line above or below.
    """

    index: int
    number: int
    beside: str
    headed: bool = False


def folio_chains(sheet: Sheet) -> Iterator[tuple[Folio, ...]]:
    """Yield the longest row of rising numbers in each form that they may have."""
    worded, bare = _candidates(sheet)
    repeated = Counter(folio.beside for folio in worded)
    forms: dict[str, list[Folio]] = defaultdict(list)
    for folio in bare:
        forms[folio.beside].append(folio)
    forms["words"] = [folio for folio in worded if repeated[folio.beside] > 1]
    for _, folios in sorted(forms.items()):
        chain = _longest_chain(sheet, folios)
        if len(chain) >= SHORTEST:
            yield chain


def _candidates(sheet: Sheet) -> tuple[list[Folio], list[Folio]]:
    """Return lines of words with a number at an end, and lines that are a number."""
    worded: list[Folio] = []
    bare: list[Folio] = []
    for index, text in enumerate(sheet.texts):
        line = text.strip() if len(text) < LONGEST else " ".join(text.split())
        if not line or len(line) > LONGEST or not (line[0].isdigit() or not line[-1].isalpha()):
            continue
        if match := BARE.fullmatch(line):
            bare.append(Folio(index, int(match["number"]), match["head"] + match["tail"]))
        elif found := OF_ALL.search(line) or LAST.search(line) or FIRST.match(line):
            beside = letters_alone(line[: found.start()] or line[found.end() :])
            worded.append(Folio(index, int(found[1]), beside))
    return worded, _headed(sheet, bare)


def _headed(sheet: Sheet, bare: list[Folio]) -> list[Folio]:
    """Return the folios with whether they stand beside a running head."""
    near = {folio: _beside(sheet, folio.index) for folio in bare}
    counts = Counter(words for both in near.values() for words in both)
    return [
        replace(folio, headed=any(counts[words] >= OFTEN for words in near[folio]))
        for folio in bare
    ]


def _beside(sheet: Sheet, index: int) -> set[str]:
    lines = (sheet.before(index), sheet.after(index + 1))
    words = (letters_alone(sheet.texts[line][:LONGEST]) for line in lines if line is not None)
    return {known for known in words if len(known) >= FEWEST_LETTERS}


def _longest_chain(sheet: Sheet, folios: list[Folio]) -> tuple[Folio, ...]:
    """Return the longest row in which numbers and letters between them grow together."""
    chains: list[_Chain] = []
    best: _Chain | None = None
    by_number: dict[int, list[int]] = defaultdict(list)
    for position, folio in enumerate(folios):
        chain = _longest_to(sheet, folio, chains, by_number)
        chains.append(chain)
        by_number[folio.number].append(position)
        if best is None or chain.worth > best.worth:
            best = chain
    return best.row() if best else ()


@dataclass(frozen=True, slots=True)
class _Chain:
    """A row of folios that ends with ``last``; ``page`` is the size of the page before it.

    ``uneven`` sums how much each page differs from the one before it (logarithms of ratios),
    ``headed`` counts folios beside running heads.
    """

    last: Folio
    length: int = 1
    page: float = 0.0
    uneven: float = 0.0
    headed: int = 0
    rest: _Chain | None = None

    @property
    def worth(self) -> tuple[int, int, float]:
        """Return what one row is preferred to another by."""
        return self.length, self.headed, -self.uneven

    def row(self) -> tuple[Folio, ...]:
        folios: list[Folio] = []
        chain: _Chain | None = self
        while chain:
            folios.append(chain.last)
            chain = chain.rest
        return tuple(reversed(folios))


def _longest_to(
    sheet: Sheet, folio: Folio, chains: list[_Chain], by_number: dict[int, list[int]]
) -> _Chain:
    best = _Chain(folio, headed=int(folio.headed))
    for step in range(1, STEP + 1):
        for position in reversed(by_number.get(folio.number - step, [])):
            chain = chains[position]
            page = (sheet.reached[folio.index] - sheet.reached[chain.last.index]) / step
            if page > MOST:
                break
            fits = _fits(page, chain.page) or _is_last(sheet, folio)
            uneven = chain.uneven + (abs(log(page / chain.page)) if page and chain.page else 0.0)
            headed = chain.headed + folio.headed
            longer = _Chain(folio, chain.length + 1, page, uneven, headed, chain)
            if fits and longer.worth > best.worth:
                best = longer
    return best


def _fits(page: float, page_before: float) -> bool:
    return page >= LEAST and (not page_before or 1 / RATIO <= page / page_before <= RATIO)


def _is_last(sheet: Sheet, folio: Folio) -> bool:
    """Tell whether the text ends with this folio: the last page may be nearly empty."""
    return sheet.after(folio.index + 1) is None
