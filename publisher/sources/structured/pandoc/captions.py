"""Captions that are paragraphs of their own come to the picture above or the table beside them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from publisher.model.text import Block, Caption, Figure, Table


def with_captions(blocks: Sequence[Block]) -> tuple[Block, ...]:
    """Return blocks whose figures and tables have their captions.

    A caption belongs to the figure or table right above it, or else to the table right below.
    """
    made: list[Block] = []
    for block in blocks:
        above = made[-1] if made else None
        if isinstance(block, Caption) and isinstance(above, Figure | Table) and not above.caption:
            made[-1] = replace(above, caption=block.content)
        elif isinstance(block, Table) and isinstance(above, Caption) and not block.caption:
            made[-1] = replace(block, caption=above.content)
        else:
            made.append(block)
    return tuple(made)
