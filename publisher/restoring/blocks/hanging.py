"""Lines that were parted from their item: they hang where those of its neighbours do."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import groupby

from publisher.model.roles import BlockRole
from publisher.restoring.blocks.signs import sign_of
from publisher.restoring.drafts import Draft
from publisher.restoring.measuring.column import Column, slack
from publisher.restoring.wording import ending

# What the further lines of an item may have been told to be.
PARTED = frozenset((BlockRole.PARAGRAPH, BlockRole.QUOTATION))


def with_hanging_lines(drafts: Sequence[Draft], column: Column) -> tuple[Draft, ...]:
    """Return the blocks, items with the lines that go on with them.

    These stand right below a full line, where the further lines of items at the same place stand, or
    on top of the next page, in the middle of a sentence.
    """
    made: list[Draft] = []
    for _, group in groupby(drafts, key=lambda d: d.role is BlockRole.ITEM or d.role in PARTED):
        together = list(group)
        made += _put_together(together, _places(together), column)
    return tuple(made)


def _places(drafts: Sequence[Draft]) -> dict[int, int]:
    """Return where the further lines of items stand, by where the items themselves do."""
    counts: dict[int, Counter[int]] = {}
    for draft in drafts:
        if draft.role is BlockRole.ITEM:
            own = counts.setdefault(draft.rows[0].indent, Counter())
            own.update(row.indent for row in draft.rows[1:])
    return {at: max(own, key=own.__getitem__) for at, own in counts.items() if own}


def _put_together(
    drafts: Sequence[Draft], places: dict[int, int], column: Column
) -> Iterator[Draft]:
    item: Draft | None = None
    for draft in drafts:
        if item is not None and _goes_on(item, draft, places, column):
            item = replace(item, rows=(*item.rows, *draft.rows))
            continue
        if item is not None:
            yield item
        item = draft if draft.role is BlockRole.ITEM else None
        if item is None:
            yield draft
    if item is not None:
        yield item


def _goes_on(item: Draft, below: Draft, places: dict[int, int], column: Column) -> bool:
    edge = places.get(item.rows[0].indent, 0)
    last, first = item.rows[-1], below.rows[0]
    over = first.first and first.page == last.page + 1 and ending(last.text) in ("open", "broken")
    return (
        below.role in PARTED
        and edge > 0
        and all(row.indent == edge for row in below.rows)
        and (over or (first.page == last.page and first.gap <= 0))
        and not sign_of(first).form
        and slack(last, first, column) <= 0
    )
