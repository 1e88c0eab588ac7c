"""Lines become pages: at form feeds, else where the pages left traces."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import pairwise

from publisher.model.findings import Outcome
from publisher.model.transcript import Line, Page
from publisher.sources.lines import Piece


def page_lines(pieces: Sequence[Piece], lines: Sequence[Line]) -> Outcome[tuple[Page, ...]]:
    """Return the pages of a source; those parted by form feeds are certain, others are not."""
    return Outcome(_cut(lines, _feeds(pieces), certain=True))


def _feeds(pieces: Sequence[Piece]) -> list[int]:
    """Return the index of the line that begins a page, once for each form feed.

    Some extractors end each page with one, others begin each page with one: a last feed after
    which nothing comes, and a first one in a source of the second kind, make no empty page.
    """
    feeds: list[int] = []
    for index, piece in enumerate(pieces):
        feeds += [index] * piece.before + [index + 1] * piece.after
    if feeds and feeds[-1] == len(pieces):
        return feeds[:-1]
    return feeds[1:] if feeds and feeds[0] == 0 else feeds


def _cut(lines: Sequence[Line], starts: Iterable[int], *, certain: bool) -> tuple[Page, ...]:
    bounds = pairwise((0, *starts, len(lines)))
    return tuple(
        Page(index, tuple(lines[first:last]), certain)
        for index, (first, last) in enumerate(bounds, start=1)
    )
