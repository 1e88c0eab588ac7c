"""Captions that are paragraphs of their own come to the picture above or the table beside them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

from publisher.model.places import Place
from publisher.model.text import Block, Caption, Figure, Table


def with_captions(blocks: Sequence[Block]) -> tuple[Block, ...]:
    """Return blocks whose figures and tables have their captions.

    A caption belongs to the figure right above it. Whether those of tables stand above or below
    them, most of them tell.
    """
    beside = [*pairwise(blocks)]
    above = sum(isinstance(a, Caption) and isinstance(b, Table) for a, b in beside)
    below = sum(isinstance(a, Table) and isinstance(b, Caption) for a, b in beside)
    made: list[Block] = []
    for block in blocks:
        last = made[-1] if made else None
        if isinstance(block, Caption) and _takes(last, tables=below > above):
            assert isinstance(last, Figure | Table)
            made[-1] = replace(last, caption=block.content, place=_both(last, block))
        elif isinstance(block, Table) and isinstance(last, Caption) and not block.caption:
            made[-1] = replace(block, caption=last.content, place=_both(last, block))
        else:
            made.append(block)
    return tuple(made)


def _both(first: Block, second: Block) -> Place | None:
    return first.place.until(second.place) if first.place and second.place else first.place


def _takes(block: Block | None, *, tables: bool) -> bool:
    """Tell whether a block takes the caption below it."""
    return (
        isinstance(block, Figure | Table)
        and not block.caption
        and (tables or isinstance(block, Figure))
    )
