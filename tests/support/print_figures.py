"""The faults of layout in a finished book, counted: loose lines, widows, stacks of hyphens and more.

Used by tests of printed books and by ``bench/layout_figures.py``.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import pairwise
from statistics import median
from typing import NamedTuple

from tests.support.print_lines import Block, Line, read_blocks

SOFT_HYPHEN = "\N{SOFT HYPHEN}"
# Times the word space of the typeface itself; the spaces of a line at its loosest (see
# weasyprint_70/lines/plans.py, WIDER).
LOOSE = 1.6
STACK = 3  # hyphens in a row that are not yet a fault
# Points that a baseline may stand off the grid, because where a baseline lies in its line depends
# on the size of the letters.
TOLERANCE = 0.5
PARTS = 5  # five lines of notes are as high as four of text, so that both stand on fifths of a line
TITLES = ("/H1", "/H2", "/H3", "/H4", "/H5", "/H6")


@dataclass(frozen=True, slots=True)
class Figures:
    """The counts of a book; each fault is given as the number of its page, from 1.

    ``measure`` is the number of letters in a full line of the text (median), without those of notes,
    which are set smaller; ``loosest`` the widest word space in units of the typeface's own.
    ``stacks`` are runs of more than three hyphens, ``turns`` words broken over a page, ``stranded``
    headings at a page foot, ``outside`` lines that run out of the column.
    """

    pages: int
    lines: int
    measure: int
    hyphenated: int
    longest_stack: int
    stacks: tuple[int, ...]
    loose: tuple[int, ...]
    loosest: float
    widows: tuple[int, ...]
    orphans: tuple[int, ...]
    stranded: tuple[int, ...]
    turns: tuple[int, ...]
    off_grid: tuple[int, ...]
    outside: tuple[int, ...]

    @property
    def share(self) -> float:
        """Return the share of hyphenated lines."""
        return self.hyphenated / self.lines if self.lines else 0.0


def measure_pages(pdf: bytes) -> Figures:
    """Count the faults on the pages of a PDF from the printing room."""
    blocks = read_blocks(pdf)
    title = {line.page for block in blocks if block.path[-1] == "/H1" for line in block.lines}
    text = [block for block in blocks if _is_text(block) and block.lines[0].page not in title]
    lines = [line for block in text for line in block.lines]
    full = [line for block in text for line in _full(block)]
    loose = [(line.page + 1, max(line.spaces)) for line in full if line.spaces]
    stacks = [(page, count) for block in text for page, count in _stacks(block)]
    turns = list(_turns(text))
    return Figures(
        pages=1 + max((line.page for block in blocks for line in block.lines), default=-1),
        lines=len(lines),
        measure=_measure(text),
        hyphenated=sum(line.text.endswith(SOFT_HYPHEN) for line in lines),
        longest_stack=max((count for _, count in stacks), default=0),
        stacks=tuple(page for page, count in stacks if count > STACK),
        loose=tuple(page for page, space in loose if space > LOOSE),
        loosest=round(max((space for _, space in loose), default=0.0), 2),
        widows=tuple(turn.after.page + 1 for turn in turns if turn.lines_after == 1),
        orphans=tuple(turn.before.page + 1 for turn in turns if turn.lines_before == 1),
        stranded=tuple(_stranded(blocks)),
        turns=tuple(t.before.page + 1 for t in turns if t.before.text.endswith(SOFT_HYPHEN)),
        off_grid=tuple(_off_grid(lines)),
        outside=tuple(_outside(lines)),
    )


def _is_text(block: Block) -> bool:
    """Tell whether a block is running text: paragraphs, items and notes of the text."""
    return block.path[-1] in ("/P", "/LBody") and len(block.lines) > 0


def _measure(text: Iterable[Block]) -> int:
    full = [line for block in text if "/Note" not in block.path for line in _full(block)]
    return round(median(len(line.text) for line in full)) if full else 0


def _full(block: Block) -> list[Line]:
    """Return the justified lines of a block, which are all but the last; none of a ragged one."""
    side = max(line.end for line in block.lines)
    ragged = [line for line in block.lines[:-1] if line.end < side - 1]
    return [] if ragged else block.lines[:-1]


def _stacks(block: Block) -> Iterator[tuple[int, int]]:
    """Yield the runs of hyphenated lines: the page after which each ends, and its length."""
    count = 0
    for line in block.lines:
        if line.text.endswith(SOFT_HYPHEN):
            count += 1
        elif count:
            yield line.page + 1, count
            count = 0


class _Turn(NamedTuple):
    """A page end inside a block: the lines before and after it, and how many each page has."""

    before: Line
    after: Line
    lines_before: int
    lines_after: int


def _turns(blocks: Iterable[Block]) -> Iterator[_Turn]:
    """Yield the page ends inside blocks."""
    for block in blocks:
        pages = Counter(line.page for line in block.lines)
        for before, after in pairwise(block.lines):
            if before.page != after.page:
                yield _Turn(before, after, pages[before.page], pages[after.page])


def _stranded(blocks: list[Block]) -> Iterator[int]:
    """Yield the pages of headings whose text begins on the next page; the title may stand alone."""
    for block, following in pairwise(block for block in blocks if block.lines):
        parted = block.lines[-1].page != following.lines[0].page
        if block.path[-1] in TITLES[1:] and parted and following.path[-1] not in TITLES:
            yield block.lines[-1].page + 1


def _off_grid(lines: list[Line]) -> Iterator[int]:
    """Yield the pages of lines that stand off the grid of the text.

    Letters of one size stand on the lines of the grid, or, where their lines are closer, on
    its fifths; where in the line depends on the size.
    """
    step = _step(lines)
    for size in sorted({round(line.size, 1) for line in lines}):
        same = [line for line in lines if round(line.size, 1) == size]
        part = step if abs(_step(same) - step) < TOLERANCE else step / PARTS
        heights = Counter(round(line.y % part, 1) for line in same) if part else Counter[float]()
        for line in same if part else ():
            away = (line.y - heights.most_common(1)[0][0]) % part
            if min(away, part - away) > TOLERANCE:
                yield line.page + 1


def _outside(lines: list[Line]) -> Iterator[int]:
    """Yield the pages of lines that end beyond the right side of the column of their pages.

    Left pages have one column, right pages another.
    """
    for odd in (0, 1):
        same = [line for line in lines if line.page % 2 == odd]
        met = Counter(round(line.end) for line in same)
        sides = [end for end, count in met.items() if count > 2]
        yield from (line.page + 1 for line in same if sides and line.end > max(sides) + 2)


def _step(lines: list[Line]) -> float:
    """Return the distance from line to line that is met most often, 0 without two lines."""
    near = [a.y - b.y for a, b in pairwise(lines) if a.page == b.page and a.y - b.y > 1]
    common = Counter(round(step, 1) for step in near).most_common(1)
    return median(step for step in near if round(step, 1) == common[0][0]) if common else 0.0
