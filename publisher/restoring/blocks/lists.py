"""Levels of lists: told by how the markers of the items count, by their bullets and indents."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from itertools import groupby

from publisher.model.markers import MARKER, Counting
from publisher.model.roles import BlockRole
from publisher.restoring.blocks.signs import Sign, sign_of
from publisher.restoring.drafts import Draft
from publisher.structs import frozen

# Blanks: what stands further in by fewer stands at the same place, as 9. above 10. does.
FURTHER_IN = 2
# Blanks by which a paragraph of an item may miss the place where its words begin.
BELOW = 1
# What a further paragraph of an item may have been told to be: a quotation is set further in too.
BELOW_ITEMS = frozenset((BlockRole.PARAGRAPH, BlockRole.QUOTATION))
# Levels below the first at most: the markers of a damaged text open no more.
LEVELS = 5


def with_levels(drafts: Sequence[Draft], ruled: Mapping[int, bool]) -> tuple[Draft, ...]:
    """Return the blocks, each item with its level, and what stands below an item with one more.

    An item alone that shows its own number is a paragraph like others, unless a person has
    ``ruled`` that its line (from 1) begins an item.
    """
    own = list(_with_paragraphs_below(drafts))
    made: list[Draft] = []
    for listed, group in groupby(own, key=_is_listed):
        together = list(group)
        if not listed:
            made += together
        elif len(together) == 1 and not _is_item(together[0], ruled):
            made.append(replace(together[0], role=BlockRole.PARAGRAPH))
        else:
            made += _levelled(together)
    return tuple(made)


def _is_listed(draft: Draft) -> bool:
    return draft.role is BlockRole.ITEM or draft.depth > 0


def _is_item(draft: Draft, ruled: Mapping[int, bool]) -> bool:
    return not MARKER.match(draft.rows[0].text) or bool(ruled.get(draft.rows[0].number))


def _with_paragraphs_below(drafts: Sequence[Draft]) -> Iterator[Draft]:
    """Yield the blocks; paragraphs between two items that count on belong to the first of them.

    They stand further in than the text, where the words of the item begin.
    """
    at = 0
    while at < len(drafts):
        item = drafts[at]
        yield item
        at += 1
        if item.role is not BlockRole.ITEM:
            continue
        end = at
        while end < len(drafts) and _stands_below(drafts[end], item):
            end += 1
        after = drafts[end] if end < len(drafts) else None
        if end > at and after is not None and _counts_on(item, after):
            yield from (
                replace(below, role=BlockRole.PARAGRAPH, depth=1) for below in drafts[at:end]
            )
            at = end


def _counts_on(item: Draft, after: Draft) -> bool:
    if after.role is not BlockRole.ITEM:
        return False
    first, second = (sign_of(one.rows[0]) for one in (item, after))
    here = abs(item.rows[0].indent - after.rows[0].indent) < FURTHER_IN
    return bool(second.form) and second.follows(first) and (here or bool(second.marker))


def _stands_below(block: Draft, item: Draft) -> bool:
    """Tell whether a paragraph stands where the words of an item begin."""
    opening = sign_of(item.rows[0])
    if block.role not in BELOW_ITEMS or not opening.form:
        return False
    edge = min(row.indent for row in item.rows[1:]) if len(item.rows) > 1 else 0
    words = edge or item.rows[0].indent + len(opening.marker or opening.form) + 1
    low = min(row.indent for row in block.rows)
    return low > 0 and abs(low - words) <= BELOW


@frozen
class _Level:
    """An open level of a list: the sign of its last item, and where it stands, in blanks.

    ``counting`` is how the level counts, where an item showed it that began.
    """

    sign: Sign
    indent: int
    counting: Counting | None


def _levelled(drafts: Sequence[Draft]) -> Iterator[Draft]:
    """Yield items with their levels, and paragraphs with those of the items that they stand below."""
    levels: list[_Level] = []
    for draft in drafts:
        if draft.role is not BlockRole.ITEM:
            yield replace(draft, depth=len(levels))
            continue
        sign = sign_of(draft.rows[0])
        own = _Level(sign, draft.rows[0].indent, sign.counting)
        at = _level_of(own, levels)
        for level in levels[at : at + 1]:
            if sign.follows(level.sign) or _may_count_anew(own, level):
                own = replace(own, counting=level.counting or own.counting)
        levels[at:] = [own]
        yield replace(draft, depth=at)


def _level_of(own: _Level, levels: Sequence[_Level]) -> int:
    """Return the level of an item: that which it goes on with, or one more where counting begins.

    Bullets of one shape stand at several levels where their indents differ.
    """
    going_on = [at for at, one in enumerate(levels) if own.sign.follows(one.sign)]
    near = [at for at in going_on if abs(levels[at].indent - own.indent) < FURTHER_IN]
    if near or (going_on and own.sign.marker):
        return (near or going_on)[-1]
    further = not levels or own.indent >= levels[-1].indent + FURTHER_IN
    alike = [at for at, one in enumerate(levels) if _may_count_anew(own, one)]
    if alike and not further:
        # It counts anew, or on from a number that was lost.
        return alike[-1] if own.sign.marker else _by_indent(own, levels)
    beside = not levels or own.indent > levels[-1].indent - FURTHER_IN
    return min(len(levels), LEVELS) if own.sign.begins and beside else _by_indent(own, levels)


def _may_count_anew(own: _Level, level: _Level) -> bool:
    """Tell whether an item has the signs of a level, and no other way of counting (``a.``, ``i.``)."""
    other = own.counting is not None and level.counting not in (None, own.counting)
    return own.sign.form == level.sign.form and not other


def _by_indent(own: _Level, levels: Sequence[_Level]) -> int:
    """Return the level at whose place an item stands: one more where it stands further in."""
    outer = [at for at, one in enumerate(levels) if one.indent <= own.indent - FURTHER_IN]
    return min(outer[-1] + 1 if outer else 0, LEVELS)
