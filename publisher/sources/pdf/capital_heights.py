"""Small capitals of a typeface, told by the height of their ink: their size is that of the text.

A typeface that has small capitals draws them as letters of their own. Some programs say that they
stand for capitals, others that they stand for small letters. The first are lower than the capitals
of their size; of the second no letter rises above the others or goes below the line.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from statistics import median
from typing import NamedTuple

from publisher.expressions import compiled

# A word in capitals; how a word with a capital opens; one in small letters, with or without one.
CAPITALS = compiled(r"[A-Z]{2,40}")
OPENING = compiled(r"(?<![A-Za-z])[A-Z][A-Za-z]")
SMALL = compiled(r"[A-Z]?[a-z]{2,40}")
# Letters that rise or go down where they are small; letters that do neither. In some faces the t
# rises so little that it tells nothing.
TELLING, PLAIN = frozenset("bdfhiklgjpqy"), frozenset("acemnorsuvwxz")
# Of the height of the capitals beside them; faces draw small capitals from .65 to .85 of these.
LOWEST, HIGHEST = 0.55, 0.9
# Shares of the height of a plain letter: how far others differ that are small capitals.
LEVEL, BELOW = 0.12, 0.15
# The share by which the height of small capitals differs from that of small letters, to tell them.
UNLIKE = 0.08
# Capitals that open a word from which on their height is known.
ENOUGH = 3


class Ink(NamedTuple):
    """A letter: its origin as it is seen, the size of its type, where its ink begins above the line.

    ``rise`` is below 0 where ink goes below the line; ``height`` is that of the ink. In points.
    """

    x: float
    y: float
    size: float
    rise: float
    height: float


class SmallCapital(NamedTuple):
    """A letter drawn as a small capital: its origin, and its share of the height of capitals.

    The ``share`` is 1 where the letter stands for a small one, and not for a capital.
    """

    x: float
    y: float
    share: float


def small_capitals(letters: str, ink: Callable[[int], Ink | None]) -> tuple[SmallCapital, ...]:
    """Return the small capitals among the letters of a page; ``ink`` tells that of each by place."""
    heights = _heights(letters, ink)
    found = [one for match in CAPITALS.finditer(letters) for one in _lower(match, ink, heights)]
    found += _Level(letters, ink).found()
    return tuple(found)


def _heights(letters: str, ink: Callable[[int], Ink | None]) -> Mapping[int, float]:
    """Return the height of the capitals that open words, by the size of their type in points.

    What follows them is a small letter, or lower than they are.
    """
    known: defaultdict[int, list[float]] = defaultdict(list)
    if CAPITALS.search(letters):
        for match in OPENING.finditer(letters):
            first, second = (ink(at) for at in (match.start(), match.start() + 1))
            if first is None or second is None:
                continue
            small = match[0][1].islower() or second.height <= HIGHEST * first.height
            if small:
                known[round(first.size)].append(first.height)
    return {size: median(own) for size, own in known.items() if len(own) >= ENOUGH}


def _lower(
    match: re.Match[str], ink: Callable[[int], Ink | None], heights: Mapping[int, float]
) -> Iterator[SmallCapital]:
    """Yield the capitals of a word that are lower than its first one, or than those of the page."""
    own = [one for at in range(*match.span()) if (one := ink(at)) is not None]
    if len(own) < len(match[0]) or len({round(one.size, 1) for one in own}) > 1:
        return
    tallest = max([one.height for one in own[:1]] + [heights.get(round(own[0].size), 0.0)])
    low = [one for one in own if LOWEST <= one.height / (tallest or 1.0) <= HIGHEST]
    # Either all are, or all behind the first.
    if len(low) >= len(own) - 1 and low[-1:] == own[-1:]:
        share = median(one.height for one in low) / tallest
        yield from (SmallCapital(one.x, one.y, share) for one in low)


class _Level:
    """Looks for words in small letters that are all of one height."""

    def __init__(self, letters: str, ink: Callable[[int], Ink | None]) -> None:
        self._letters, self._ink = letters, ink
        # Heights of plain letters by the size of their type: small capitals, and others.
        self._small: defaultdict[int, list[float]] = defaultdict(list)
        self._usual: defaultdict[int, list[float]] = defaultdict(list)

    def found(self) -> Iterator[SmallCapital]:
        """Yield the small capitals.

        Words whose letters neither rise nor go down anywhere are told by their height, if that of
        the other small capitals of the page is not that of its small letters.
        """
        unsure = []
        for match in SMALL.finditer(self._letters):
            places = range(match.start() + match[0][0].isupper(), match.end())
            told = self._tells(places)
            if told:
                yield from self._of(places)
            elif told is None:
                unsure.append(places)
        for places in unsure if self._small else ():
            if self._has_their_height(places):
                yield from self._of(places)

    def _of(self, places: Sequence[int]) -> Iterator[SmallCapital]:
        own = (self._ink(at) for at in places)
        return (SmallCapital(one.x, one.y, 1.0) for one in own if one is not None)

    def _tells(self, places: Sequence[int]) -> bool | None:
        """Tell whether a word is set in small capitals; None where its letters cannot tell."""
        plain = next((at for at in places if self._letters[at] in PLAIN), None)
        telling = next((at for at in places if self._letters[at] in TELLING), None)
        model = None if plain is None else self._ink(plain)
        if telling is None or model is None:
            return None if telling is None else False
        level = _is_like(self._ink(telling), model) and all(
            _is_like(self._ink(at), model) for at in places
        )
        known = self._small if level else self._usual
        known[round(model.size)].append(model.height)
        return level

    def _has_their_height(self, places: Sequence[int]) -> bool:
        own = [one for at in places if (one := self._ink(at)) is not None]
        size = round(own[0].size) if own else 0
        small, usual = self._small[size], self._usual[size]
        if not small or len(usual) < ENOUGH:
            return False
        wanted, other = median(small), median(usual)
        apart = abs(wanted / other - 1) >= UNLIKE
        return apart and all(abs(one.height - wanted) < abs(one.height - other) for one in own)


def _is_like(one: Ink | None, model: Ink) -> bool:
    if one is None or model.height <= 0:
        return False
    level = abs(one.height / model.height - 1) <= LEVEL
    return level and one.rise >= model.rise - BELOW * model.height


def places(found: Iterable[SmallCapital], grid: float) -> dict[tuple[int, int], SmallCapital]:
    """Return the letters by the squares of a grid (of so many points) in which they may stand."""
    made: dict[tuple[int, int], SmallCapital] = {}
    for one in found:
        x, y = round(one.x / grid), round(one.y / grid)
        made |= {(x + dx, y + dy): one for dx in (-1, 0, 1) for dy in (-1, 0, 1)}
    return made
