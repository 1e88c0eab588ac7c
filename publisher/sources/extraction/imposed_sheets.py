"""Sheets of a booklet made ready for the printer: pages side by side that do not follow each other.

The folios of the two pages of a sheet then add up to one number all through: 8 and 1, 2 and 7.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from typing import TypeAlias

from publisher.expressions import compiled
from publisher.model.findings import Finding, Severity
from publisher.model.transcript import Line
from publisher.sources.extraction.pieces import Extract

# Two numbers at the two ends of a line.
TWO = compiled(r"\W{0,3}(\d{1,4})\W{0,3}\s{3,}\W{0,3}(\d{1,4})\W{0,3}")
ONE = compiled(r"\W{0,3}(\d{1,4})\W{0,3}")
# Lines from the head or the foot of a sheet among which its folios stand.
NEAR = 2
# Sheets whose folios add up to the same; fewer may do so by chance.
FEWEST = 3
# Where a sheet begins (the page of the transcript, from 0), and the folios of its two pages.
Sheet: TypeAlias = tuple[int, tuple[int, int]]


def imposed_sheets(extract: Extract) -> Iterator[Finding]:
    """Yield an error where pages stand side by side that do not follow each other."""
    pages = extract.filled
    on_one = [(at, pair) for at, lines in enumerate(pages) for pair in _pairs(lines)]
    # Where the two pages of a sheet were parted, one follows the other.
    pairs = max((on_one, *(list(_parted(pages, first)) for first in (0, 1))), key=_alike)
    sums = Counter(sum(pair) for _, pair in pairs)
    total, count = sums.most_common(1)[0] if sums else (0, 0)
    apart = [(at, pair) for at, pair in pairs if sum(pair) == total and abs(pair[0] - pair[1]) > 1]
    if count < FEWEST or len(apart) < FEWEST - 1:
        return
    (first, (left, right)), (last, _) = apart[0], apart[-1]
    yield extract.finding(
        "sources/imposed-sheets",
        f"pages {left} and {right} stand side by side: these are the sheets of a booklet, in the"
        " printer's order",
        "take the file from before the pages were put on sheets, or put its pages in order",
        (pages[first][0], pages[last][-1]),
        Severity.ERROR,
    )


def _alike(pairs: Sequence[Sheet]) -> int:
    """Return how many sheets have folios that add up to the same."""
    return max(Counter(sum(pair) for _, pair in pairs).values(), default=0)


def _parted(pages: Sequence[Sequence[Line]], first: int) -> Iterator[Sheet]:
    folios = [next(_folio(lines), None) for lines in pages]
    for at in range(first, len(folios) - 1, 2):
        left, right = folios[at], folios[at + 1]
        if left is not None and right is not None:
            yield at, (left, right)


def _folio(lines: Sequence[Line]) -> Iterator[int]:
    for line in (*lines[:NEAR], *lines[-NEAR:]):
        if found := ONE.fullmatch(line.text.strip()):
            yield int(found[1])


def _pairs(lines: Sequence[Line]) -> Iterator[tuple[int, int]]:
    """Yield the two folios of a sheet, once."""
    for line in dict.fromkeys((*lines[:NEAR], *lines[-NEAR:])):
        if found := TWO.fullmatch(line.text.strip()):
            yield int(found[1]), int(found[2])
            return
