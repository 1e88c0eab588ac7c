"""How full the pages are: what a page lacks of its lines was taken up by space between them.

All pages of a book are equally deep. Where an extraction shows no empty lines, a page that holds
fewer lines than others still tells that there is space on it, as above and below a heading; and
on a page that lacks none there can be no heading. A line of a note takes less of the page, the
notes may stand off from the text, and paragraphs from each other: how much is found by trying
what makes the pages most alike.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from itertools import product
from math import exp

from publisher.restoring.measuring.rows import Row

# Tried in lines of the text: the depth of a line of a note, the space above the notes, the space
# between paragraphs.
NOTE_LINES = (0.5, 0.6, 0.7, 0.8, 0.9, 1.0)
ABOVE_NOTES = (0.0, 0.5, 1.0, 2.0)
BETWEEN = (0.0, 0.25, 0.5, 0.75, 1.0)
# Quantiles of the pages, by how full they are, whose depth may be that of a full page; the most
# pages that are looked at, to bound the time, and the fewest that tell anything.
FULLEST = (0.5, 0.6, 0.7, 0.8, 0.9)
LOOKED_AT = 48
FEWEST_PAGES = 8
# Lines that a page may be off before it says no more, and the factor by which it is worse to be
# overfull.
FARTHEST, OVERFULL = 4.0, 4.0
# Share by which space between paragraphs must make the pages more alike before it is believed.
UNLIKELY = 0.3
# Lines that a heading may take up beside its own. How closely pages are alike is seen from those
# without one: NEAR lines about the usual, but for a share of ODD pages spread over SPREAD lines.
TAKEN = (0.5, 1, 2, 3)
NEAR, ODD = 0.35, 0.03
SPREAD = 12.0


def missing_lines(
    rows: Sequence[Row], notes: Iterable[Row], odds: Sequence[float]
) -> dict[int, float]:
    """Return for each page how many lines it lacks; nothing where there are too few pages.

    ``odds``: for each row the probability that a paragraph begins with it. The first page holds
    the title and the last one ends early: they say nothing.
    """
    lines = Counter(row.page for row in rows)
    noted = Counter(row.page for row in notes)
    begun = Counter(row.page for row, odd in zip(rows, odds, strict=True) if odd > 0.5)
    pages = sorted(lines)[1:-1]
    if len(pages) < FEWEST_PAGES:
        return {}
    counts = [(lines[page], noted[page], begun[page]) for page in pages]
    depth, costs = _depth(counts[:: -(-len(counts) // LOOKED_AT)])
    return {page: depth - _filled(count, costs) for page, count in zip(pages, counts, strict=True)}


def _depth(counts: Sequence[tuple[int, int, int]]) -> tuple[float, tuple[float, float, float]]:
    """Return the depth of a full page and the costs that make the pages most alike."""
    noted = any(notes for _, notes, _ in counts)
    tried = product(*(NOTE_LINES, ABOVE_NOTES) if noted else ((1.0,), (0.0,)), BETWEEN)
    best = (FARTHEST * OVERFULL * len(counts), 0.0, (1.0, 0.0, 0.0))
    for costs in tried:
        filled = sorted(_filled(count, costs) for count in counts)
        for share in FULLEST:
            depth = filled[int(share * (len(filled) - 1))]
            off = sum(_off(depth - full) for full in filled)
            off *= 1 + UNLIKELY * costs[-1]
            best = min(best, (off, depth, costs))
    return best[1:]


def _filled(count: tuple[int, int, int], costs: tuple[float, ...]) -> float:
    lines, notes, begun = count
    note, above, between = costs
    return lines + note * notes + above * (notes > 0) + between * begun


def _off(missing: float) -> float:
    return min(FARTHEST, missing if missing >= 0 else -OVERFULL * missing)


def room_ratio(missing: float, usual: Sequence[float]) -> float:
    """Return how much likelier a page lacks this number of lines if a heading stands on it.

    ``usual``: what pages without a heading lack.
    """
    plain = _likely(missing, usual)
    return sum(_likely(missing - taken, usual) for taken in TAKEN) / len(TAKEN) / plain


def _likely(missing: float, usual: Sequence[float]) -> float:
    near = sum(exp(-abs(missing - one) / NEAR) for one in usual) / (2 * NEAR * len(usual))
    return (1 - ODD) * near + ODD / SPREAD


def usual_missing(missing: Mapping[int, float], apart: Iterable[int]) -> list[float]:
    """Return what the pages lack but for some pages ``apart``; nothing where few are left."""
    left = [lines for page, lines in sorted(missing.items()) if page not in set(apart)]
    return left[:: -(-len(left) // LOOKED_AT)] if len(left) >= FEWEST_PAGES else []
