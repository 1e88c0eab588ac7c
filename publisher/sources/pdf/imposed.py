"""Sheets of a booklet: pages that a printer's program put side by side, in their order again.

Sheets that are folded and nested hold pages whose folios add up to one number: 8 and 1, 2 and 7.
All usual ways of laying sheets out are tried. One is believed where the folios run through it,
as they do in no other way, and where it has a place for every page that shows one.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import chain, groupby
from typing import TypeAlias

from publisher.expressions import compiled
from publisher.sources.pdf.printed import PrintedPage, text_of

# Lines from the head or the foot of a page among which its folio stands.
NEAR = 2
# Pages whose folios must agree with an order, and the share of those with a number; a chapter's
# number or a year may stand at the head of a page too.
FEWEST, AGREED = 4, 0.85
# Of the pages with text; a booklet of pictures with some numbers says nothing for certain.
NUMBERED = 0.4
# Sides of a signature; one of 32 sheets of paper is the thickest that anybody folds.
LONGEST = 64

FOLIO = compiled(r"\W{0,3}(\d{1,4})\W{0,3}")
# A folio beside the running head, in front of it or behind.
BESIDE = compiled(r"(\d{1,4})\W{0,3}\s.{1,80}|.{1,80}\s\W{0,3}(\d{1,4})")

# What stands at the two ends of a row: the folios of two pages, read as one line.
TWO_FOLIOS = compiled(r"\W{0,3}(\d{1,4})\W{0,3}\s{3,}\W{0,3}(\d{1,4})\W{0,3}")
# The share of the sheets with text that show two folios, where all are spreads.
SPREADS = 0.6

Order: TypeAlias = tuple[int, ...]


def in_order(pages: Sequence[PrintedPage]) -> list[PrintedPage] | None:
    """Return the pages of a booklet in the order in which they are read.

    ``pages`` are those of its sheets as they lie in the file, in pairs of left and right. None
    where they are in order as they lie, or where their order cannot be told for certain.
    """
    sheets = {len(list(sheet)) for _, sheet in groupby(pages, key=lambda page: page.number)}
    # Either every sheet was parted in two, or the file has single pages, one after the other.
    order = _order_of(pages) if len(sheets) == 1 else None
    if order is None:
        return None
    placed = dict(zip(order, pages, strict=True))
    return [placed[place] for place in range(len(pages))]


def are_spreads(pages: Sequence[PrintedPage]) -> bool:
    """Tell whether pages that were taken for one show the folios of two, side by side.

    On a spread the left folio is even; on sheets of a booklet the two add up to one number. Two
    columns that are counted like pages are neither.
    """
    pairs = [pair for page in pages for pair in _two_folios(page)]
    filled = sum(bool(page.lines) for page in pages)
    if len(pairs) < max(FEWEST - 1, SPREADS * filled):
        return False
    follow = [left % 2 == 0 and right == left + 1 for left, right in pairs]
    nested = {sum(pair) for pair in pairs}
    return all(follow) or (len(nested) == 1 and not all(left < right for left, right in pairs))


def _two_folios(page: PrintedPage) -> Iterator[tuple[int, int]]:
    """Yield the folios that stand left and right of the middle of a page, once."""
    lines = [line for line in page.lines if line.left < page.width / 2 < line.right]
    texts = (text_of(line).strip() for line in (*lines[:NEAR], *lines[-NEAR:]))
    found = (TWO_FOLIOS.fullmatch(text) for text in texts)
    yield from [(int(one[1]), int(one[2])) for one in found if one][:1]


def _order_of(pages: Sequence[PrintedPage]) -> Order | None:
    """Return the place of each page, from 0; None where the order is that of the file, or unknown."""
    if len(pages) < FEWEST or len(pages) % 2:
        return None
    folios = [_folios(page) for page in pages]
    filled = sum(bool(page.lines) for page in pages)
    counts = {order: _agreeing(order, folios) for order in set(_orders(len(pages)))}
    best = max(counts, key=counts.__getitem__)
    needed = max(FEWEST, AGREED * sum(map(bool, folios)), NUMBERED * filled)
    rivals = [order for order, count in counts.items() if count == counts[best] and order != best]
    inked = [at for at, page in enumerate(pages) if page.lines]
    alone = all(all(order[at] == best[at] for at in inked) for order in rivals)
    as_it_lies = best == tuple(range(len(pages)))
    return best if counts[best] >= needed and alone and not as_it_lies else None


def _agreeing(order: Order, folios: Sequence[frozenset[int]]) -> int:
    """Return how many pages have a folio that is as far from their place as those of the others."""
    apart = Counter(
        folio - place
        for place, numbers in zip(order, folios, strict=True)
        for folio in numbers
        # The first page of a book may have any number, but the place of no page is below 1.
        if folio > place - len(order)
    )
    return max(apart.values(), default=0)


def _folios(page: PrintedPage) -> frozenset[int]:
    texts = [text for line in page.lines if (text := text_of(line).strip())]
    near = (*texts[:NEAR], *texts[-NEAR:])
    alone = frozenset(int(found[1]) for text in near if (found := FOLIO.fullmatch(text)))
    ends = (texts[:1] + texts[-1:]) if texts else []
    beside = (BESIDE.fullmatch(text) for text in ends)
    return alone or frozenset(int(found[1] or found[2]) for found in beside if found)


def _orders(pages: int) -> Iterator[Order]:
    """Yield the usual orders of sheets: the places of the pages, two for each side of a sheet."""
    sides = pages // 2
    yield tuple(range(pages))
    for signature in range(2, min(sides, LONGEST) + 1, 2):
        starts = range(0, sides, signature)
        for way in range(len(list(_ways(2)))):
            yield tuple(
                chain.from_iterable(
                    _shifted(list(_ways(min(signature, sides - start)))[way], 2 * start)
                    for start in starts
                )
            )


def _shifted(sides: Sequence[tuple[int, int]], by: int) -> Iterator[int]:
    return (by + place for side in sides for place in side)


def _ways(sides: int) -> Iterator[list[tuple[int, int]]]:
    """Yield the ways in which a signature of so many sides lies in a file.

    Its outermost sheet comes first or last, the backs in turn with the fronts or behind them, in
    the order of these or the other way round; a book may be bound on its right.
    """
    last = 2 * sides - 1
    turns = [(last - n, n) if n % 2 == 0 else (n, last - n) for n in range(sides)]
    fronts, backs = turns[::2], turns[1::2]
    for way in (turns, fronts + backs, fronts + backs[::-1]):
        for ordered in (way, way[::-1]):
            yield ordered
            yield [(right, left) for left, right in ordered]
