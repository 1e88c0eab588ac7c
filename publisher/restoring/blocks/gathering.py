"""The blocks of the running text as they were told, in their order."""

from __future__ import annotations

from collections import defaultdict

from publisher.languages import language
from publisher.model.furniture import FurnitureKind
from publisher.model.roles import BlockRole
from publisher.model.verdicts import NO_VERDICTS, Verdicts
from publisher.restoring.blocks.hanging import with_hanging_lines
from publisher.restoring.blocks.listing import with_items
from publisher.restoring.blocks.lists import with_levels
from publisher.restoring.blocks.tables import with_tables
from publisher.restoring.drafts import Draft
from publisher.restoring.roles.told import Told, ToldRow


def gather_blocks(told: Told, verdicts: Verdicts = NO_VERDICTS) -> tuple[Draft, ...]:
    """Return the blocks of the running text in their order.

    A paragraph that a caption has cut is whole again: its rows share a number. Rows of a table
    are one block where their cells can be told, and items of lists have their levels. ``verdicts``
    are a person's decisions.
    """
    groups: dict[int, list[ToldRow]] = defaultdict(list)
    for row in told.running:
        groups[row.number].append(row)
    drafts = [_draft(groups[number]) for number in sorted(groups)]
    below = frozenset(
        one.place.last + 1 for one in told.furniture if one.kind is FurnitureKind.RULE
    )
    pictured = frozenset(line for picture in told.pictures for line in picture.caption)
    tables = with_tables(drafts, language(told.language), below, pictured)
    ruled = dict(verdicts.lists)
    items = with_hanging_lines(with_items(tables, ruled), told.column)
    return with_levels(items, ruled)


def _draft(rows: list[ToldRow]) -> Draft:
    first = rows[0]
    assert isinstance(first.role, BlockRole), "the running text has roles of blocks"
    own = tuple(told.row for told in rows)
    turned = frozenset(told.row.order for told in rows if told.turned)
    return Draft(first.role, own, first.begins, first.level, first.weight, turned)
