"""The blocks of the running text as they were told, in their order."""

from __future__ import annotations

from collections import defaultdict

from publisher.model.roles import BlockRole
from publisher.restoring.drafts import Draft
from publisher.restoring.roles.told import Told, ToldRow


def gather_blocks(told: Told) -> tuple[Draft, ...]:
    """Return the blocks of the running text in their order.

    A paragraph that a caption has cut is whole again: its rows share a number.
    """
    groups: dict[int, list[ToldRow]] = defaultdict(list)
    for row in told.running:
        groups[row.number].append(row)
    return tuple(_draft(groups[number]) for number in sorted(groups))


def _draft(rows: list[ToldRow]) -> Draft:
    first = rows[0]
    assert isinstance(first.role, BlockRole), "the running text has roles of blocks"
    own = tuple(told.row for told in rows)
    turned = frozenset(told.row.order for told in rows if told.turned)
    return Draft(first.role, own, first.begins, first.level, first.weight, turned)
