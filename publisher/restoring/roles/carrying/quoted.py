"""Quotations in smaller type, held against how long the lines of the other paragraphs really are.

Ragged lines end anywhere: in a narrow column a paragraph whose lines happen to be filled well looks
as if it were set in smaller letters.
"""

from __future__ import annotations

import statistics
from collections.abc import Sequence
from dataclasses import replace

from publisher.model.roles import BlockRole
from publisher.restoring.drafts import Draft
from publisher.restoring.measuring.column import Column
from publisher.restoring.roles.blocks.quotations import INDENTED, name_quotations

# Of so many lines of the text one may be as long as the usual line of a quotation in smaller type.
ONE_OF = 20
# Of the width of the column: lines of justified text are hardly longer.
RAGGED = 1.03


def with_quotations(
    blocks: Sequence[Draft], column: Column, quoted: frozenset[int]
) -> tuple[Draft, ...]:
    """Return blocks with the quotations named that stand in, or whose lines are longer than others.

    ``quoted`` are the numbers of lines that proofreaders call a quotation.
    """
    return _with_marked(_with_told(blocks, column), quoted)


def _with_told(blocks: Sequence[Draft], column: Column) -> tuple[Draft, ...]:
    named = name_quotations(blocks, column)
    own = [block for block in named if block.role is BlockRole.PARAGRAPH]
    widths = [row.width for block in own for row in block.rows]
    longest = statistics.quantiles(widths, n=ONE_OF)[-1] if len(widths) > ONE_OF else 0.0
    if longest <= RAGGED * column.width:
        return named
    return tuple(
        replace(block, role=BlockRole.PARAGRAPH) if _is_full(block, column, longest) else block
        for block in named
    )


def _with_marked(blocks: Sequence[Draft], quoted: frozenset[int]) -> tuple[Draft, ...]:
    """Return blocks with the paragraphs as quotations all of whose lines are ``quoted``."""
    return tuple(
        replace(block, role=BlockRole.QUOTATION)
        if block.role is BlockRole.PARAGRAPH and quoted.issuperset(row.number for row in block.rows)
        else block
        for block in blocks
    )


def _is_full(block: Draft, column: Column, longest: float) -> bool:
    """Tell whether only its lines set a quotation apart, and no longer ones than the text has."""
    if block.role is not BlockRole.QUOTATION:
        return False
    margins = (row.indent - column.indents.get(row.page, 0) for row in block.rows)
    apart = min(margins) >= INDENTED
    return not apart and statistics.median(row.width for row in block.rows[:-1]) <= longest
