"""Title and front: which of the first blocks are what, by names, dates and the words of credits."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from publisher.languages import Language
from publisher.model.roles import BlockRole
from publisher.restoring.drafts import Draft
from publisher.restoring.measuring.column import Column
from publisher.restoring.roles.blocks.front import name_front

# What a title and a front line are while it is asked anew which of them is which.
ASKED = {BlockRole.TITLE: BlockRole.HEADING, BlockRole.FRONT: BlockRole.PARAGRAPH}


def with_front(blocks: Sequence[Draft], column: Column, language: Language) -> tuple[Draft, ...]:
    """Return the blocks with title, byline, date and lead-in named at their head.

    What was told to be title or front and is none of these stays front, for it is no running
    text either.
    """
    told = {block.rows[0].order for block in blocks if block.role in ASKED}
    asked = [replace(block, role=ASKED.get(block.role, block.role)) for block in blocks]
    return tuple(_still_front(name_front(asked, column, language), told))


def _still_front(blocks: Sequence[Draft], told: set[int]) -> Iterator[Draft]:
    for block in blocks:
        if block.rows[0].order in told and block.role in ASKED.values():
            block = replace(block, role=BlockRole.FRONT)
        yield block
