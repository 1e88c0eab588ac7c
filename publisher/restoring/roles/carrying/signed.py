"""Who signs a text: a name below it, which is no heading."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from publisher.languages import Language
from publisher.model.roles import BlockRole
from publisher.restoring.drafts import Draft
from publisher.restoring.roles.carrying.title_page import likeness_to_a_name

TEXT = frozenset((BlockRole.PARAGRAPH, BlockRole.QUOTATION, BlockRole.ITEM))


def with_signatures(blocks: Sequence[Draft], language: Language) -> tuple[Draft, ...]:
    """Return the blocks, a name below a text and right above a heading as the text's signature.

    As a heading it would have nothing below it. The headings have their levels: a part that is
    named after a person stands above deeper ones.
    """
    made = list(blocks)
    for at, block in enumerate(blocks):
        below = blocks[at + 1] if at + 1 < len(blocks) else None
        ends = below is None or (below.role is BlockRole.HEADING and below.level <= block.level)
        if at and block.role is BlockRole.HEADING and ends and len(block.rows) == 1:
            text = blocks[at - 1].role in TEXT
            named = likeness_to_a_name(block.rows[0].text.strip(), language) > 0
            made[at] = replace(block, role=BlockRole.PARAGRAPH) if text and named else block
    return tuple(made)
