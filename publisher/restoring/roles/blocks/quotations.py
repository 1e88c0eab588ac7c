"""Block quotations: set apart by an indent of all their lines, or by smaller type."""

from __future__ import annotations

import statistics
from collections.abc import Sequence
from dataclasses import replace

from publisher.model.roles import BlockRole
from publisher.restoring.drafts import Draft
from publisher.restoring.measuring.column import Column
from publisher.restoring.measuring.rows import Row

# Factor by which the full lines of a quotation in smaller type are wider in letters, and the
# blanks by which all lines of an indented one stand in.
SMALLER_TYPE = 1.045
INDENTED = 2
# Factors that are enough beside a flush beginning, behind a colon and elsewhere.
SLIGHTLY_SMALLER, CLEARLY_SMALLER = 1.015, 1.03
# Indented paragraphs that show how long a line of the text is: those of a letter alone do not.
FEWEST = 3


def name_quotations(blocks: Sequence[Draft], column: Column) -> tuple[Draft, ...]:
    """Name the paragraphs that are set apart as quotations.

    Known by an indent of all their lines, or by smaller type: their full lines hold clearly
    more letters than those of the text. Where the text indents its paragraphs, a flush one
    in slightly smaller type is a quotation as well, the more so after a colon.
    """
    usual = _indented_width(blocks, column)
    long = [b for b in blocks if b.role is BlockRole.PARAGRAPH and len(b.rows) > 2]
    if long and all(_is_wide(b, column) for b in long):
        # What all paragraphs have in common sets none of them apart.
        return tuple(blocks)
    return tuple(
        replace(block, role=BlockRole.QUOTATION)
        if _is_quotation(block, column) or _is_flush_quotation(before, block, column, usual)
        else block
        for before, block in zip([None, *blocks], blocks, strict=False)
    )


def _is_quotation(block: Draft, column: Column) -> bool:
    if block.role is not BlockRole.PARAGRAPH or len(block.rows) < 2:
        return False
    depths = [_depth(row, column) for row in block.rows]
    if min(depths[1:]) >= INDENTED and min(depths) >= INDENTED:
        return True
    return _is_wide(block, column)


def _is_wide(block: Draft, column: Column) -> bool:
    """Tell whether the full rows of a paragraph hold clearly more letters than those of the text."""
    full = [row.width for row in block.rows[:-1]]
    return len(full) >= 2 and statistics.median(full) > SMALLER_TYPE * column.width


def _indented_width(blocks: Sequence[Draft], column: Column) -> float:
    """Return the usual width of full lines in indented paragraphs; 0 where they are not indented."""
    long = [b for b in blocks if b.role is BlockRole.PARAGRAPH and len(b.rows) > 2]
    indented = [b for b in long if _depth(b.rows[0], column) >= INDENTED]
    if len(indented) < FEWEST or len(indented) * 2 <= len(long):
        return 0.0
    return statistics.median(row.width for b in indented for row in b.rows[1:-1])


def _is_flush_quotation(before: Draft | None, block: Draft, column: Column, usual: float) -> bool:
    first = block.rows[0]
    if not usual or block.role is not BlockRole.PARAGRAPH or len(block.rows) < 2:
        return False
    if before is None or before.role is BlockRole.HEADING or _depth(first, column) >= INDENTED:
        return False
    wider = statistics.median(row.width for row in block.rows[:-1]) / usual
    announced = before.rows[-1].text.endswith(":")
    return wider > (SLIGHTLY_SMALLER if announced else CLEARLY_SMALLER)


def _depth(row: Row, column: Column) -> int:
    return row.indent - column.indents.get(row.page, 0)
