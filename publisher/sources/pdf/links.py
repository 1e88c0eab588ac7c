"""Links: which letters of a row lead elsewhere."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from publisher.sources.pdf.chunks import Inked
from publisher.sources.pdf.letters import letters_of
from publisher.sources.pdf.painted import Box, LinkArea
from publisher.sources.pdf.rows import Row

# Ems above the baseline: the middle of small letters.
MIDDLE = 0.25


class Linked(NamedTuple):
    """Letters of a line that lead elsewhere: places of the first and behind the last, no blanks counted."""

    first: int
    end: int
    area: LinkArea


def linked_in(row: Row, areas: Sequence[LinkArea]) -> tuple[Linked, ...]:
    """Return which letters of a row the ``areas`` of its page cover."""
    near = [one for one in areas if one.box.top <= row.y and one.box.bottom > row.y - 2 * row.size]
    return tuple(found for area in near for found in _covered(row, area))


def _covered(row: Row, area: LinkArea) -> Iterator[Linked]:
    at, first, end = 0, None, 0
    for one, letters in _letters(row):
        behind = at + len("".join(letters.split()))
        if behind > at and _is_in(one, area.box):
            first, end = at if first is None else first, behind
        at = behind
    if first is not None:
        yield Linked(first, end, area)


def _letters(row: Row) -> Iterator[tuple[Inked, str]]:
    for inked in (row.initial, row.inked):
        yield from zip(inked, letters_of(inked), strict=True)


def _is_in(one: Inked, box: Box) -> bool:
    across = (one.glyph.start + one.glyph.end) / 2
    down = one.strip.y - MIDDLE * one.strip.size
    return box.left <= across <= box.right and box.top <= down <= box.bottom
