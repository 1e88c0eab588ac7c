"""Who signs a text: a name below it, which is no heading."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from statistics import quantiles

from publisher.expressions import compiled
from publisher.languages import Language
from publisher.model.roles import BlockRole
from publisher.restoring.drafts import Draft
from publisher.restoring.measuring.rows import Row
from publisher.restoring.roles.carrying.levels import way_of_counting
from publisher.restoring.roles.carrying.likeness import SURELY, likeness_to_a_name

TEXT = frozenset((BlockRole.PARAGRAPH, BlockRole.QUOTATION, BlockRole.ITEM))
# ``J. Stade``: what might be a word as well is a name behind an initial.
INITIAL = compiled(r"[^\W\d_]\. ?(?=[^\W\d_]{2})")
# Blanks to the left of a line that is set to the right, for each to the right of it.
SET_RIGHT = 2


def with_signatures(blocks: Sequence[Draft], language: Language) -> tuple[Draft, ...]:
    """Return the blocks, a name below a text and right above a heading as the text's signature.

    As a heading it would have nothing below it. The headings have their levels: a part that is
    named after a person stands above deeper ones, but not at the right on the page before them.
    What only might be a name is set to the right.
    ``THIRD ACT.`` looks like a name as well, and counts. A name on top of a page, or nearer to the
    heading below, is that of whoever wrote what follows.
    """
    made = list(blocks)
    width = _width(blocks)
    for at, block in enumerate(blocks):
        below = _below_the_names(blocks, at, language)
        ends = below is None or _ends_above(below, block, width)
        if at and block.role is BlockRole.HEADING and ends and len(block.rows) == 1:
            row, text = block.rows[0], blocks[at - 1].role in TEXT
            likeness = likeness_to_a_name(row.text.strip(), language)
            initial = INITIAL.match(row.text.strip()) is not None
            signs = likeness == SURELY or (likeness > 0 and (initial or _is_set_right(row, width)))
            signs = signs and _is_near(blocks[at - 1], row, below)
            # The initial of a name counts nothing.
            way = way_of_counting(row.text.strip(), language)
            signs = signs and (not way or (way == "capital" and initial))
            made[at] = replace(block, role=BlockRole.PARAGRAPH) if text and signs else block
    return tuple(made)


def _ends_above(below: Draft, block: Draft, width: float) -> bool:
    """Tell whether what a heading heads has no place above the next block: nothing is between them."""
    row, next_page = block.rows[0], below.rows[0].page != block.rows[0].page
    apart = below.level <= block.level or (next_page and _is_set_right(row, width))
    return below.role is BlockRole.HEADING and apart


def _below_the_names(blocks: Sequence[Draft], at: int, language: Language) -> Draft | None:
    """Return the block below a line, and below the names that sign with it; None at the end."""
    for block in blocks[at + 1 :]:
        text = block.rows[0].text.strip()
        one = len(block.rows) == 1 and block.role is BlockRole.PARAGRAPH
        if not one or likeness_to_a_name(text, language) != SURELY:
            return block
    return None


def _is_near(text: Draft, row: Row, below: Draft | None) -> bool:
    """Tell whether a row stands on the page of a text, and no nearer to what is below than to it."""
    if below is None:
        return True
    first = below.rows[0]
    near = first.page != row.page or row.gap <= first.gap
    return near and text.rows[-1].page == row.page


def _width(blocks: Sequence[Draft]) -> float:
    """Return the width of the text in characters: nine of ten lines keep to it."""
    ends = [row.indent + len(row.text) for block in blocks for row in block.rows]
    return quantiles(ends, n=10)[-1] if len(ends) > 1 else 0.0


def _is_set_right(row: Row, width: float) -> bool:
    right = width - row.indent - len(row.text)
    return row.indent > SET_RIGHT * max(right, 1)
