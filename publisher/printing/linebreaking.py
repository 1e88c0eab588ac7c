"""Where the lines of a paragraph end: all of them chosen together.

After Donald E. Knuth and Michael F. Plass, "Breaking Paragraphs into Lines" (Software: Practice
and Experience 11, 1981), with the number of hyphens in a row as part of the state. Widths are in
any one unit. A line that needs all the stretch it has is as loose as may be, one that needs all
its shrink as tight.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass
from math import inf
from typing import NamedTuple

MOST_HYPHENS = 3  # in a row
HYPHEN = 15_000.0  # demerits of a hyphen; a line at its loosest has 101 ** 2
DEAR = 60_000.0  # of one where there are too many
HYPHENS = 10_000.0  # more for each that stands below another
LAST_HYPHEN = 5_000.0  # more where the last line is only the end of a word
SHORT_END = 2_000.0  # a last line shorter than the indent of the next paragraph
SHORT = 0.07  # of the line
TOO_LOOSE = 1e6
# Of the length: a line that is natural so far cannot be shrunk to it, or not well stretched.
FAR, NEAR = 1.08, 0.8


class Opportunity(NamedTuple):  # made for every word of a book, in half the time of a dataclass
    """A place where a line may end: what the paragraph measures up to there.

    ``end`` and ``start`` are the natural lengths up to the end of this line and the start of the
    next, ``stretch`` and ``shrink`` what may be added or taken (and the same at the start of the
    next). ``added`` is the width of a hyphen that is added, ``hyphen`` says that the line ends
    with one. ``last`` and ``next`` count the letters up to there.
    """

    end: float
    start: float
    stretch: float
    stretch_after: float
    shrink: float
    shrink_after: float
    last: int = 0
    next: int = 0
    added: float = 0.0
    hyphen: bool = False


@dataclass(frozen=True, slots=True)
class Measure:
    """The length of the first line and that of all others."""

    first: float
    other: float


class _Way(NamedTuple):
    """The best way to a place with some number of hyphens in a row."""

    demerits: float
    place: int
    hyphens: int
    before: _Way | None


def choose_breaks(
    places: Sequence[Opportunity],
    measure: Measure,
    loosest: float = inf,
    hyphen_cost: float = HYPHEN,
) -> tuple[int, ...] | None:
    """Return the indexes of the places where lines end, the last place (the end) included.

    The first place must be the begin of the paragraph, the last its end. None where a word is
    longer than a line, or a line would need more than ``loosest`` times its stretch.
    """
    ways: list[list[_Way]] = [[] for _ in places]
    ways[0] = [_Way(0.0, 0, 0, None)]
    ends = [place.end for place in places]
    for index, place in enumerate(places[:-1]):
        if not ways[index]:
            continue
        length = measure.other if index else measure.first
        for end in _reach(ends, place, length, index):
            demerits = _demerits(place, places[end], length, loosest)
            if end == len(places) - 1:
                demerits = _ending(place, places[end], length, demerits)
            if demerits < inf:
                if places[end].hyphen:
                    demerits += hyphen_cost
                _extend(ways[index], ways[end], places[end], (end, demerits))
    return _trace(ways[-1])


def _reach(ends: Sequence[float], place: Opportunity, length: float, index: int) -> range:
    """Return the places that a line from this one may reach: from loose ones to the last that fits.

    The last ones before the line is full are among them however loose they are, for what
    follows may be a word longer than the room.
    """
    last = bisect_left(ends, place.start + FAR * length, index + 1)
    first = bisect_left(ends, place.start + NEAR * length, index + 1, last)
    full = bisect_left(ends, place.start + length, index + 1, last)
    return range(max(min(first, full - 3), index + 1), max(last, index + 2))


def _demerits(a: Opportunity, b: Opportunity, length: float, loosest: float) -> float:
    """Return what is wrong with a line from one place to another, infinite if it cannot be set."""
    room = length - (b.end + b.added - a.start)
    if room < 0:
        shrink = b.shrink - a.shrink_after
        return (1 + 100 * (-room / shrink) ** 3) ** 2 if -room <= shrink else inf
    stretch = b.stretch - a.stretch_after
    ratio = room / stretch if stretch else (room and 10.0)
    if ratio > loosest:
        return inf
    return (1 + 100 * min(ratio, 5) ** 3) ** 2 + (TOO_LOOSE * ratio if ratio > 1 else 0)


def _ending(a: Opportunity, b: Opportunity, length: float, demerits: float) -> float:
    """Return what is wrong with the last line, which need not be full."""
    natural = b.end - a.start
    if natural > length:
        return demerits
    return SHORT_END if natural < SHORT * length else 1.0


def _extend(
    ways: list[_Way], onward: list[_Way], place: Opportunity, line: tuple[int, float]
) -> None:
    """Lead the ways to a place on by a line; the best for each number of hyphens stays."""
    end, demerits = line
    for way in ways:
        hyphens = way.hyphens + 1 if place.hyphen else 0
        if hyphens > MOST_HYPHENS:
            continue
        total = way.demerits + demerits
        if hyphens:
            total += HYPHENS * (hyphens - 1)
        for number, old in enumerate(onward):
            if old.hyphens == hyphens:
                if total < old.demerits:
                    onward[number] = _Way(total, end, hyphens, way)
                break
        else:
            onward.append(_Way(total, end, hyphens, way))


def _trace(ways: list[_Way]) -> tuple[int, ...] | None:
    """Return the places of the best way to the end."""
    if not ways:
        return None
    way = min(ways, key=lambda way: way.demerits + (LAST_HYPHEN if _hyphen_before(way) else 0))
    places: list[int] = []
    while way.before is not None:
        places.append(way.place)
        way = way.before
    return tuple(reversed(places))


def _hyphen_before(way: _Way) -> bool:
    """Tell whether the line before the last one ends with a hyphen."""
    return way.before is not None and way.before.hyphens > 0


def balance_breaks(places: Sequence[Opportunity], measure: Measure) -> tuple[int, ...] | None:
    """Return the places where the lines of a heading end: as few as can be, of even length.

    Nothing is stretched. None where a word is longer than a line.
    """
    chosen = _fill(places, measure.other)
    if chosen is None:
        return None
    narrow, wide = 0.0, measure.other
    while wide - narrow > measure.other / 200:
        middle = (narrow + wide) / 2
        narrower = _fill(places, middle)
        if narrower is not None and len(narrower) == len(chosen):
            wide, chosen = middle, narrower
        else:
            narrow = middle
    return chosen


def _fill(places: Sequence[Opportunity], length: float) -> tuple[int, ...] | None:
    """Return the places where lines end that are filled one after the other."""
    chosen: list[int] = []
    start, last = 0, len(places) - 1
    while start < last:
        fits = [
            n for n in range(start + 1, last + 1) if places[n].end - places[start].start <= length
        ]
        if not fits:
            return None
        start = fits[-1]
        chosen.append(start)
    return tuple(chosen)
