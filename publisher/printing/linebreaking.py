"""Where the lines of a paragraph end: all of them chosen together.

After Donald E. Knuth and Michael F. Plass, "Breaking Paragraphs into Lines" (Software: Practice
and Experience 11, 1981), with the number of hyphens in a row as part of the state. Widths are in
any one unit. A line that needs all the stretch it has is as loose as may be, one that needs all
its shrink as tight.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from math import inf
from typing import NamedTuple

from publisher.structs import frozen

# Lines in a row that may end in a hyphen; more make a ladder that the eye notices at the margin.
MOST_HYPHENS = 3
# Demerits are those of Knuth and Plass, (1 + 100 r**3)**2 for a line that uses the share r of
# its stretch or shrink: 1 for a perfect line, 101**2 = 10,201 for one at its limit. Against that
# scale the costs below say which of two evils is the smaller.
HYPHEN = 15_000.0  # of a line that ends in a hyphen: one at its loosest is preferred to it
DEAR = 60_000.0  # the same where too many lines would: several tight ones are preferred
HYPHENS = 10_000.0  # added for each further hyphen in a row
LAST_HYPHEN = 5_000.0  # added where the last line holds no more than the end of a word
SHORT_END = 2_000.0  # of a last line that is shorter than the indent of the next paragraph
SHORT = 0.07  # of the length of a line: the indent of 1.5 em (see book.css) and a letter more
# A line that needs more than all its stretch is taken only where no other can be; then the one
# that needs least wins, whatever the rest of the paragraph costs.
TOO_LOOSE = 1e6
# Beyond five times its stretch one line looks as bad as another, so that demerits stop growing.
LOOSEST_COUNTED = 5
NO_STRETCH = 10.0  # the share of its stretch that a short line without any spaces is said to use
# Shares of the length of a line. One whose natural width is above FAR cannot be shrunk to it,
# one below NEAR not be stretched well, so that neither is tried. Word spaces are about a tenth
# of a line of text: 45 % of them and 1 % of the letters, all that is ever taken, are less than 8 %.
FAR, NEAR = 1.08, 0.8
SEARCH = 200  # a heading's width is searched to this part of the length of a line


# A named tuple, for one is made for every word of a book, and a frozen dataclass takes twice as long.
class Opportunity(NamedTuple):
    """A place where a line may end, by what the paragraph measures up to there.

    ``end`` and ``start`` are the natural widths of the paragraph up to the end of this line and
    up to the start of the next (the spaces between the two are not set). ``stretch`` and
    ``shrink`` are what may be added to and taken from the width up to the end, ``stretch_after``
    and ``shrink_after`` the same up to the start of the next line. ``added`` is the width of the
    hyphen that is set when a word is broken here, ``hyphen`` says that the line ends with a hyphen,
    added or not. ``last`` and ``next`` are the numbers of letters before the end of this line and
    before the start of the next.
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


@frozen
class LineLengths:
    """The length of the first line, which may be indented, and that of all others."""

    first: float
    other: float


class _Way(NamedTuple):
    """The best way to set the paragraph up to a place, for one number of hyphens in a row there.

    ``place`` is the index of the last line's end, ``before`` the way without that line.
    """

    demerits: float
    place: int
    hyphens: int
    before: _Way | None


def choose_breaks(
    places: Sequence[Opportunity],
    lengths: LineLengths,
    loosest: float = inf,
    hyphen_cost: float = HYPHEN,
) -> tuple[int, ...] | None:
    """Return the indexes of the places where lines end, that of the last line included.

    The first place must be the beginning of the paragraph, the last its end. ``loosest`` is the
    most a line may be stretched, in shares of its stretch (1 is all of it); ``hyphen_cost`` are
    the demerits of a line that ends in a hyphen. Return None where no lines can be found: a word
    is longer than a line, or a line would have to be stretched more.
    """
    ways: list[list[_Way]] = [[] for _ in places]
    ways[0] = [_Way(0.0, 0, 0, None)]
    ends = [place.end for place in places]
    for index, place in enumerate(places[:-1]):
        if not ways[index]:
            continue
        length = lengths.other if index else lengths.first
        for end in _reach(ends, place, length, index):
            demerits = _demerits(place, places[end], length, loosest)
            if end == len(places) - 1:
                demerits = _ending(place, places[end], length, demerits)
            if demerits < inf:
                if places[end].hyphen:
                    demerits += hyphen_cost
                _extend(ways[index], ways[end], places[end], end, demerits)
    return _trace(ways[-1])


def _reach(ends: Sequence[float], place: Opportunity, length: float, index: int) -> range:
    """Return the places where a line that begins at this one may end, from loose to tight.

    The last three before the line is full are among them however loose the line gets, for what
    follows may be a word that is longer than the rest of the line.
    """
    last = bisect_left(ends, place.start + FAR * length, index + 1)
    first = bisect_left(ends, place.start + NEAR * length, index + 1, last)
    full = bisect_left(ends, place.start + length, index + 1, last)
    return range(max(min(first, full - 3), index + 1), max(last, index + 2))


def _demerits(a: Opportunity, b: Opportunity, length: float, loosest: float) -> float:
    """Return the demerits of a line from ``a`` to ``b``, infinite where it cannot be set.

    ``length`` is that of the line, ``loosest`` the most it may be stretched (see choose_breaks).
    """
    room = length - (b.end + b.added - a.start)
    if room < 0:
        shrink = b.shrink - a.shrink_after
        return (1 + 100 * (-room / shrink) ** 3) ** 2 if -room <= shrink else inf
    stretch = b.stretch - a.stretch_after
    ratio = room / stretch if stretch else (room and NO_STRETCH)
    if ratio > loosest:
        return inf
    counted = min(ratio, LOOSEST_COUNTED)
    return (1 + 100 * counted**3) ** 2 + (TOO_LOOSE * ratio if ratio > 1 else 0)


def _ending(a: Opportunity, b: Opportunity, length: float, demerits: float) -> float:
    """Return the demerits of the last line, which need not be full; those given if it is."""
    natural = b.end - a.start
    if natural > length:
        return demerits
    return SHORT_END if natural < SHORT * length else 1.0


def _extend(
    ways: list[_Way], onward: list[_Way], place: Opportunity, end: int, demerits: float
) -> None:
    """Add a line to each of the ways and put the results among those onward from its end.

    ``place`` is the line's end, ``end`` its index. Of the ways onward only the best is kept for
    each number of hyphens in a row.
    """
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
    """Return the places of the best of the ways to the end, None where there is none."""
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


def balance_breaks(places: Sequence[Opportunity], lengths: LineLengths) -> tuple[int, ...] | None:
    """Return the indexes of the places where the lines of a heading end.

    They are as few as they can be and of even length: the narrowest width is searched that needs
    no more lines than the full one. Nothing is stretched. None where a word is longer than a line.
    """
    chosen = _fill(places, lengths.other)
    if chosen is None:
        return None
    narrow, wide = 0.0, lengths.other
    while wide - narrow > lengths.other / SEARCH:
        middle = (narrow + wide) / 2
        narrower = _fill(places, middle)
        if narrower is not None and len(narrower) == len(chosen):
            wide, chosen = middle, narrower
        else:
            narrow = middle
    return chosen


def _fill(places: Sequence[Opportunity], length: float) -> tuple[int, ...] | None:
    """Return the places where lines of a length end when each is filled before the next."""
    chosen: list[int] = []
    start, last = 0, len(places) - 1
    while start < last:
        full = places[start].start + length
        end = bisect_right(places, full, start + 1, key=lambda place: place.end) - 1
        if end == start:
            return None
        start = end
        chosen.append(start)
    return tuple(chosen)
