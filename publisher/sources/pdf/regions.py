"""Regions: the parts of a page that are read one after the other."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import replace

from publisher.sources.pdf.chunks import Chunk
from publisher.structs import mutable


@mutable
class Region:
    """A part of the page that is read from the top down.

    ``column`` counts from 1 among ``columns`` that stand side by side.
    """

    chunks: list[Chunk]
    column: int = 1
    columns: int = 1


def with_tables_apart(region: Region) -> Iterator[Region]:
    """Yield the parts of a region, ruled tables by themselves that something else stands beside.

    What stands above such a table is read before it, and what stands beside or below it behind.
    """
    tables: dict[int, list[Chunk]] = defaultdict(list)
    for chunk in region.chunks:
        if (cell := chunk.inked[0].strip.cell) is not None and cell.drawn:
            tables[cell.table].append(chunk)
    left = list(region.chunks)
    for own in sorted(tables.values(), key=_top):
        within = set(map(id, own))
        others = [chunk for chunk in left if id(chunk) not in within]
        if not any(_top(own) < chunk.y and chunk.top < _bottom(own) for chunk in others):
            continue
        above = [chunk for chunk in others if chunk.y <= _top(own)]
        yield from (replace(region, chunks=part) for part in (above, own) if part)
        left = [chunk for chunk in others if chunk.y > _top(own)]
    if left:
        yield replace(region, chunks=left)


def _top(chunks: Sequence[Chunk]) -> float:
    return min(chunk.top for chunk in chunks)


def _bottom(chunks: Sequence[Chunk]) -> float:
    return max(chunk.y for chunk in chunks)
