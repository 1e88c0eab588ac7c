"""Contents pages: entries whose figures rise, and whose words stand again further on in the text.

Both together are certain, however the extractor wrote them: with leaders, with the figure behind
the title, below it on a line of its own, or all figures in a column below all titles; before the
title page or behind it. Below a heading of the contents the words alone may be enough.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import field
from itertools import pairwise

import numpy as np

from publisher.expressions import compiled
from publisher.restoring.roles.features import Sheet
from publisher.restoring.roles.furniture.edge_lines import value_of
from publisher.restoring.roles.knowledge.bare_contents import Endings, bare_entries
from publisher.restoring.roles.knowledge.facts import Flags
from publisher.restoring.roles.knowledge.paged_contents import paged_entries
from publisher.structs import mutable

# A figure alone (with leaders before it), and one behind a title, leaders or blanks between; a Roman
# one looks like a word, and stands behind leaders or several blanks.
ALONE = compiled(r"[\s.·…_]{0,200}+(\d{1,4}|[ivxlc]{1,7})\.?")
BEHIND = compiled(r"\S[^\n]{0,200}?(?:[\s.·…_](\d{1,4})|(?:\s{3}|[.·…_]\s?)([ivxlc]{1,7}))\.?")
# Characters; a title is no longer, and takes so many lines at most.
LONGEST, LINES = 100, 3
# Entries, at least: below a heading of the contents, and without one; the share of them whose words
# are a line of the text further on; letters of such a line.
HEADED, BARE, FOUND, FEW = 2, 4, 0.6, 4
# Lines of the longest contents, and places of a text that are tried: to bound the time.
MOST, TRIES = 500, 60


@mutable
class _Block:
    """Lines that may be entries: their places, the titles of each, and the figures in their order."""

    places: list[int] = field(default_factory=list)
    titles: list[list[int]] = field(default_factory=list)
    figures: list[int] = field(default_factory=list)
    # The place of the last line of each.
    ends: list[int] = field(default_factory=list)
    # Titles that wait for their figures: in a column of their own, these stand below all.
    open: list[int] = field(default_factory=list)


def contents_pages(sheet: Sheet) -> Flags:
    """Return which lines are entries of contents pages, or head them."""
    made = np.zeros(len(sheet), dtype=np.bool_)
    headed = sheet.names["contents heading"] > 0
    again, endings = _Again(sheet), Endings(sheet.worded if headed.any() else ())
    starts = [at + 1 for at in np.flatnonzero(headed).tolist()]
    # Without a heading, figures on lines of their own begin to tell at the first of them.
    last = -1
    for start in (*starts, *_alone(sheet))[:TRIES]:
        if start <= last or start >= len(sheet):
            continue
        own = headed[start - 1] if start else False
        block = _block(sheet, start, again)
        places: Sequence[int] = block.places
        if not _is_certain(block, again, HEADED if own else BARE):
            places = (
                (paged_entries(sheet, start) or bare_entries(sheet, start, endings)) if own else ()
            )
        if places:
            made[list(places)] = True
            made[start - 1] |= own
            last = places[-1]
    return made


class _Again:
    """Where the words of lines stand for the last time."""

    def __init__(self, sheet: Sheet) -> None:
        self._keys = [one.key for one in sheet.worded]
        self._last = {key: at for at, key in enumerate(self._keys) if len(key) >= FEW}

    def stands(self, lines: Sequence[int], behind: int) -> bool:
        """Tell whether the words of some lines are together a line further on, or several ones."""
        key = "".join(self._keys[at] for at in lines)
        if self._last.get(key, -1) > behind:
            return True
        return len(lines) > 1 and all(self._last.get(self._keys[at], -1) > behind for at in lines)


def _alone(sheet: Sheet) -> Iterator[int]:
    """Yield the lines above figures that stand alone, the first of two such pairs."""
    figures = sheet.names["number alone"] > 0
    for at in np.flatnonzero(figures[1:-2]).tolist():
        if figures[at + 3] and not figures[at] and not figures[at + 2]:
            yield at


def _block(sheet: Sheet, start: int, again: _Again) -> _Block:
    """Gather the lines that read as entries whose figures do not fall.

    It ends with the last one whose words stand again further on.
    """
    block = _Block()
    for at in range(start, min(start + MOST, len(sheet))):
        text = sheet.worded[at].text
        figure, titled = _read(text)
        fallen = figure is not None and FEW < figure < max(block.figures, default=0)
        fallen |= bool(sheet.names["page word"][at] > 0)
        if fallen or (figure is None and not _may_be_title(block, text, at, again)):
            break
        _add(block, at, figure, titled=titled)
    last = max(block.places, default=start)
    while block.titles and not again.stands(block.titles[-1], last):
        block.titles.pop()
    ends = block.ends[: len(block.titles)]
    block.places = [at for at in block.places if ends and at <= ends[-1]]
    return block


def _read(text: str) -> tuple[int | None, bool]:
    """Return the figure of an entry's line, None where it has none, and whether a title is on it."""
    if alone := ALONE.fullmatch(text):
        return value_of(alone[1]), False
    behind = (
        BEHIND.fullmatch(text) if len(text) <= LONGEST and any(map(str.isalpha, text)) else None
    )
    return (value_of(behind[1] or behind[2]) if behind else None), True


def _may_be_title(block: _Block, text: str, at: int, again: _Again) -> bool:
    """Tell whether a line without a figure may be the title of an entry, or begin one."""
    if not any(map(str.isalpha, text)) or len(text) > LONGEST:
        return False
    return len(block.open) < LINES or (
        not block.figures and all(again.stands([one], at) for one in (*block.open, at))
    )


def _add(block: _Block, at: int, figure: int | None, *, titled: bool) -> None:
    block.places.append(at)
    if titled:
        block.open.append(at)
    if figure is None:
        return
    block.figures.append(figure)
    if block.open:
        column = len(block.open) > LINES
        titles = [[one] for one in block.open] if column else [list(block.open)]
        block.titles += titles
        block.ends += [at] * len(titles)
        block.open.clear()
    elif block.ends:
        # Figures in a column of their own belong to the titles above.
        block.ends[-1] = at


def _is_certain(block: _Block, again: _Again, enough: int) -> bool:
    """Tell whether the titles stand again behind the block, and there is a figure for most of them."""
    if len(block.titles) < enough or len(block.figures) < FOUND * len(block.titles):
        return False
    rising = sum(b >= a for a, b in pairwise(block.figures))
    found = sum(again.stands(lines, block.places[-1]) for lines in block.titles)
    return found >= max(2, FOUND * len(block.titles)) and rising >= FOUND * (len(block.figures) - 1)
