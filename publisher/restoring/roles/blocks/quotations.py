"""What stands apart inside the text: block quotations, and captions that cut a paragraph."""

from __future__ import annotations

import statistics
from collections.abc import Sequence, Set
from dataclasses import replace

from publisher.restoring.characters import CALL
from publisher.restoring.measuring.rows import Row
from publisher.restoring.roles.blocks.boundaries import Column, ending
from publisher.restoring.roles.blocks.captions import CAPTION_LINES, NOT_FULL, runs_on
from publisher.restoring.roles.blocks.cutting import BlockDraft, Kind

# Type so much smaller (more letters to the line) or a measure so much narrower is a quotation.
SMALLER_TYPE = 1.045
INDENTED = 2
# Beside a flush beginning, so much smaller a type is enough.
SLIGHTLY_SMALLER, CLEARLY_SMALLER = 1.015, 1.03


def name_quotations(blocks: Sequence[BlockDraft], column: Column) -> tuple[BlockDraft, ...]:
    """Name the paragraphs that are set apart as quotations.

    Known by an indent of all their lines, or by smaller type: their full lines hold clearly
    more letters than those of the text. Where the text indents its paragraphs, a flush one
    in slightly smaller type is a quotation as well, the more so after a colon.
    """
    usual = _indented_width(blocks, column)
    return tuple(
        replace(block, kind=Kind.QUOTATION)
        if _is_quotation(block, column) or _is_flush_quotation(before, block, column, usual)
        else block
        for before, block in zip([None, *blocks], blocks, strict=False)
    )


def _is_quotation(block: BlockDraft, column: Column) -> bool:
    if block.kind is not Kind.PARAGRAPH or len(block.rows) < 2:
        return False
    depths = [_depth(row, column) for row in block.rows]
    if min(depths[1:]) >= INDENTED and min(depths) >= INDENTED:
        return True
    full = [row.width for row in block.rows[:-1]]
    return len(full) >= 2 and statistics.median(full) > SMALLER_TYPE * column.width


def _indented_width(blocks: Sequence[BlockDraft], column: Column) -> float:
    """Return the usual width of full lines in indented paragraphs; 0 where they are not indented."""
    long = [b for b in blocks if b.kind is Kind.PARAGRAPH and len(b.rows) > 2]
    indented = [b for b in long if _depth(b.rows[0], column) >= INDENTED]
    if len(indented) * 2 <= len(long):
        return 0.0
    return statistics.median(row.width for b in indented for row in b.rows[1:-1])


def _is_flush_quotation(
    before: BlockDraft | None, block: BlockDraft, column: Column, usual: float
) -> bool:
    first = block.rows[0]
    if not usual or block.kind is not Kind.PARAGRAPH or len(block.rows) < 2:
        return False
    if before is None or before.kind is Kind.HEADING or _depth(first, column) >= INDENTED:
        return False
    wider = statistics.median(row.width for row in block.rows[:-1]) / usual
    announced = before.rows[-1].text.endswith(":")
    return wider > (SLIGHTLY_SMALLER if announced else CLEARLY_SMALLER)


def _depth(row: Row, column: Column) -> int:
    return row.indent - column.indents.get(row.page, 0)


def set_captions_apart(
    blocks: Sequence[BlockDraft], column: Column, begins: Set[int] = frozenset()
) -> tuple[BlockDraft, ...]:
    """Move captions out of the sentences that they cut, to the end of the paragraph.

    A caption stands between the halves of a sentence: the paragraph before it has not ended,
    the one after it goes on in lower case, and it is short itself. The halves become whole,
    unless the second begins on one of the lines of ``begins``: a person says that it is none.
    """
    made: list[BlockDraft] = []
    at = 0
    while at < len(blocks):
        block = blocks[at]
        after = blocks[at + 1] if at + 1 < len(blocks) else None
        ruled = after is not None and after.rows[0].number in begins
        if made and after and not ruled and _cuts(made[-1], block, after, column):
            whole = replace(made[-1], rows=(*made[-1].rows, *after.rows))
            made[-1:] = [whole, replace(block, kind=Kind.CAPTION)]
            at += 2
            continue
        if made and not ruled and _caption_goes_on(made[-1], block, column):
            made[-1] = replace(made[-1], rows=(*made[-1].rows, *block.rows))
        else:
            made.append(block)
        at += 1
    return tuple(made)


def _caption_goes_on(caption: BlockDraft, block: BlockDraft, column: Column) -> bool:
    """Tell whether a caption that has not ended goes on below a gap, in lower case."""
    if caption.kind is not Kind.CAPTION or block.kind is not Kind.PARAGRAPH:
        return False
    short = len(caption.rows) + len(block.rows) <= CAPTION_LINES + 1
    ragged = all(row.width < NOT_FULL * column.width for row in block.rows)
    opens = ending(caption.rows[-1].text) in ("open", "broken")
    return opens and short and ragged and block.rows[0].text[:1].islower()


def _cuts(before: BlockDraft, block: BlockDraft, after: BlockDraft, column: Column) -> bool:
    if before.kind is not Kind.PARAGRAPH or after.kind is not Kind.PARAGRAPH:
        return False
    if block.kind not in (Kind.PARAGRAPH, Kind.HEADING, Kind.CAPTION):
        return False
    named = block.kind is Kind.CAPTION
    short = len(block.rows) <= CAPTION_LINES and (
        named or all(row.width < NOT_FULL * column.width for row in block.rows)
    )
    text = CALL.sub("", after.rows[0].text)
    goes_on = runs_on(before.rows[-1], column) and text[:1].islower()
    return short and goes_on and not block.rows[0].text[:1].islower()
