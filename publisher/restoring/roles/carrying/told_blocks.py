"""Rows put together to blocks as they were told: what begins, what goes on, what floats."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from itertools import pairwise
from math import log
from types import MappingProxyType
from typing import TypeAlias

from publisher.model.roles import BlockRole
from publisher.restoring.drafts import Draft
from publisher.restoring.evidence import STEEPEST
from publisher.restoring.measuring.rows import Row
from publisher.restoring.roles.line_roles import LineRole, LineTold
from publisher.restoring.wording import ending

# Row (by its order) → what it was told to be.
RowsTold: TypeAlias = Mapping[int, LineTold]

ROLES: Mapping[LineRole, BlockRole] = MappingProxyType(
    {
        LineRole.TITLE: BlockRole.TITLE,
        LineRole.FRONT: BlockRole.FRONT,
        LineRole.HEADING: BlockRole.HEADING,
        LineRole.PARAGRAPH: BlockRole.PARAGRAPH,
        LineRole.ITEM: BlockRole.ITEM,
        LineRole.VERSE: BlockRole.VERSE,
        LineRole.CAPTION: BlockRole.CAPTION,
        # Until front and letters are told, whose lines may look like rows of a table.
        LineRole.ROW: BlockRole.PARAGRAPH,
        LineRole.BREAK: BlockRole.BREAK,
    }
)
# What may stand between two halves of a paragraph that it floats into, and what goes on behind it.
FLOATING = frozenset((LineRole.CAPTION, LineRole.ROW))
CUT = frozenset((LineRole.PARAGRAPH, LineRole.ITEM, LineRole.VERSE))
# The least log odds of a heading, or against one, that a line decided so is given.
LEAST = 0.01


def told_blocks(
    rows: Sequence[Row], told: RowsTold, captions: tuple[str, ...] = ()
) -> tuple[Draft, ...]:
    """Return the blocks of the running text in their order.

    ``captions`` are the words with which captions begin.

    A row that goes on belongs to the last block of its role, over captions and tables that
    float into it; where there is none it begins a block all the same.
    """
    groups: list[tuple[LineRole, list[Row]]] = []
    above: Row | None = None
    usual = _gap_in_verse(rows, told)
    for row in rows:
        said = told[row.order]
        if said.role is LineRole.VERSE:
            begins = said.first and (above is None or row.gap > usual)
        else:
            begins = _begins(row, above, said, captions)
        going_on = None if begins else _goes_on(groups, said.role)
        if going_on is None:
            groups.append((said.role, [row]))
        else:
            going_on.append(row)
        above = row
    return tuple(_one_title([_draft(role, tuple(own), told) for role, own in groups]))


def with_table_rows(blocks: Iterable[Draft], told: RowsTold) -> tuple[Draft, ...]:
    """Return the blocks, the paragraphs whose lines were told to be rows of a table as that."""
    return tuple(
        replace(block, role=BlockRole.ROW)
        if block.role is BlockRole.PARAGRAPH
        and all(told[row.order].role is LineRole.ROW for row in block.rows)
        else block
        for block in blocks
    )


def _gap_in_verse(rows: Sequence[Row], told: RowsTold) -> int:
    """Return the blank lines that stand between most lines of verse of a text, as a rule none."""
    gaps = Counter(
        row.gap
        for above, row in pairwise(rows)
        if told[above.order].role is told[row.order].role is LineRole.VERSE and not row.first
    )
    return max(0, min(gaps, key=lambda gap: (-gaps[gap], gap), default=0))


def _begins(row: Row, above: Row | None, said: LineTold, captions: tuple[str, ...]) -> bool:
    """Tell whether a row that is no verse begins a block.

    The lines of a caption are one, if no word for one and no end of a sentence parts them, and so
    are the two lines of a byline with a name that is broken between them.
    """
    if said.role is LineRole.CAPTION and said.first and above is not None:
        apart = row.gap > 0 or row.first or row.text.startswith(captions)
        return apart or ending(above.text) == "end"
    if said.role is LineRole.FRONT and above is not None and ending(above.text) == "broken":
        return row.gap > 0
    if said.role is LineRole.BREAK:
        return row.gap > 0 or row.first
    return said.first or said.role is LineRole.ROW


def _goes_on(groups: Sequence[tuple[LineRole, list[Row]]], role: LineRole) -> list[Row] | None:
    """Return the rows of the block that a row of some role goes on, None if there is none."""
    for before, rows in reversed(groups):
        # The lines of an item but the first are told like those of a paragraph.
        if before is role or (before is LineRole.ITEM and role is LineRole.PARAGRAPH):
            return rows
        if before not in FLOATING or role not in CUT:
            return None
    return None


def _draft(role: LineRole, rows: tuple[Row, ...], told: RowsTold) -> Draft:
    first = told[rows[0].order]
    turned = frozenset(
        row.order for row in rows if role is LineRole.VERSE and not told[row.order].first
    )
    return Draft(ROLES[role], rows, first.begins, weight=_weight(role, first), turned=turned)


def _weight(role: LineRole, said: LineTold) -> float:
    """Return the log odds that a block is a heading, 0 where that is not in question."""
    if role not in (LineRole.HEADING, LineRole.PARAGRAPH):
        return 0.0
    odds = _log_odds(said.heading)
    return max(LEAST, odds) if role is LineRole.HEADING else min(-LEAST, odds)


def _log_odds(probability: float) -> float:
    if probability <= 0 or probability >= 1:
        return STEEPEST if probability >= 1 else -STEEPEST
    return max(-STEEPEST, min(STEEPEST, log(probability / (1 - probability))))


def _one_title(blocks: Sequence[Draft]) -> Iterable[Draft]:
    """Yield the blocks with one title: the first lines told so; what repeats it stands in front.

    So does what was told to be another one below a gap or on another page: the first may be the
    author's name.
    """
    title: Draft | None = None
    made: list[Draft] = []
    for block in blocks:
        if block.role is BlockRole.TITLE and title is not None:
            above, below = title.rows[-1], block.rows[0]
            if made[-1] is title and below.gap <= 0 and below.page == above.page:
                made[-1] = title = replace(title, rows=(*title.rows, *block.rows))
                continue
            block = replace(block, role=BlockRole.FRONT)
        made.append(block)
        title = block if block.role is BlockRole.TITLE else title
    return made
