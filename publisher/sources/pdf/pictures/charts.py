"""Charts: bars, which are upright rectangles in colours on one line, and what two axes span.

Bars are as broad as each other and not as long; they have neither curves nor slanting lines, by
which other drawings are told. The cells of a table
that are filled with a colour have letters in them, and those of a row or a column end together.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import reduce
from itertools import islice

from publisher.sources.pdf.painted import Box, Path, around, near
from publisher.sources.pdf.pictures.words import Words

# Bars of a chart, at least, and how many of them are not as long as another.
FEWEST, UNLIKE = 3, 2
# Points by which bars may begin beside each other, and the share of their breadth that may differ.
BESIDE, ALIKE = 0.7, 0.1
# Points: a bar is as broad, and bars that are as long differ by less.
BREADTH, LENGTH = 2.0, 1.0
# Letters in a bar that are its value.
VALUE = 6
# Points: parts of one chart are no further apart than this.
NEAR = 12.0
# Bars of a page that are looked at, and lines that may be axes.
MOST, MOST_LINES = 2_000, 200
# Points: an axis is as long, and thinner; two of them meet so nearly.
AXIS, THIN, CORNER = 30.0, 1.0, 1.0


def charts_on(paths: Iterable[Path], words: Words) -> list[Box]:
    """Return where bars stand on a page, each chart once."""
    told = (bar for path in paths for bar in path.bars if _is_bar(bar, words))
    bars = list(islice(told, MOST))
    charts: list[Box] = []
    for group in (*_standing(bars), *_lying(bars)):
        box = reduce(around, group)
        while more := [bar for bar in bars if near(box, bar, NEAR) and around(box, bar) != box]:
            box = reduce(around, more, box)
        if box not in charts:
            charts.append(box)
    return charts


def _is_bar(bar: Box, words: Words) -> bool:
    broad = min(bar.right - bar.left, bar.bottom - bar.top) >= BREADTH
    return broad and words.letters_on(bar) <= VALUE


def _standing(bars: Sequence[Box]) -> Iterator[list[Box]]:
    """Yield the bars that stand on one line and are not as high as each other."""
    yield from _groups(bars, lambda bar: (bar.bottom, bar.right - bar.left, bar.bottom - bar.top))


def _lying(bars: Sequence[Box]) -> Iterator[list[Box]]:
    yield from _groups(bars, lambda bar: (bar.left, bar.bottom - bar.top, bar.right - bar.left))


def _groups(
    bars: Sequence[Box], told: Callable[[Box], tuple[float, float, float]]
) -> Iterator[list[Box]]:
    """Yield the bars of one beginning and breadth; ``told`` are these two and the length."""
    left = sorted(bars, key=told)
    while left:
        begin, breadth, _ = told(left[0])
        group = [
            bar
            for bar in left
            if abs(told(bar)[0] - begin) <= BESIDE
            and abs(told(bar)[1] - breadth) <= ALIKE * breadth
        ]
        left = [bar for bar in left if bar not in group]
        lengths = {round(told(bar)[2] / LENGTH) for bar in group}
        if len(set(group)) >= FEWEST and len(lengths) >= UNLIKE:
            yield group


def between_axes(paths: Iterable[Path]) -> list[Box]:
    """Return what a line upwards and a level one span that meet in a corner at their foot."""
    lines = [path.box for path in paths if not path.drawn and path.parts == 1]
    upright = [box for box in lines if box.right - box.left < THIN and _high(box) >= AXIS]
    level = [box for box in lines if _high(box) < THIN and box.right - box.left >= AXIS]
    return [
        around(one, other)
        for one in upright[:MOST_LINES]
        for other in level[:MOST_LINES]
        if abs(one.bottom - other.bottom) <= CORNER and _begins_at(other, one.left)
    ]


def _high(box: Box) -> float:
    return box.bottom - box.top


def _begins_at(level: Box, x: float) -> bool:
    return min(abs(level.left - x), abs(level.right - x)) <= CORNER
