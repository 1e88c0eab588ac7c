"""Headings and titles end where clearly smaller type follows: a subtitle, or the first section."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from publisher.languages import Language
from publisher.model.roles import BlockRole
from publisher.restoring.drafts import Draft
from publisher.restoring.measuring.rows import Row, are_smaller
from publisher.restoring.roles.blocks.cutting import is_hanging
from publisher.restoring.roles.carrying.headings_of_two_lines import only_counts
from publisher.restoring.roles.carrying.levels import way_of_counting
from publisher.restoring.wording import begins_small, ending

# What a title goes on with in smaller type is no more of it; a heading goes on with another one.
BELOW = {BlockRole.TITLE: BlockRole.FRONT, BlockRole.HEADING: BlockRole.HEADING}


def with_sizes_apart(blocks: Sequence[Draft], language: Language) -> tuple[Draft, ...]:
    """Return the blocks, titles and headings parted above rows that are all clearly smaller.

    A heading that only counts (``CHAPTER IV.``) keeps its title, and what breaks off or goes on in
    small letters is not parted. Where no sizes are seen nothing is.
    """
    return tuple(part for block in blocks for part in _parted(block, language))


def _parted(block: Draft, language: Language) -> Iterator[Draft]:
    at = _end(block, language) if block.role in BELOW else len(block.rows)
    yield replace(block, rows=block.rows[:at])
    if at < len(block.rows):
        below = replace(block, role=BELOW[block.role], rows=block.rows[at:])
        yield from _parted(below, language)


def _end(block: Draft, language: Language) -> int:
    """Return how many rows a block has down to the first from which on all are smaller."""
    rows = block.rows
    for at in range(1, len(rows)):
        if are_smaller(rows[at:], rows[:at]) and _ends(rows[:at], rows[at], language):
            return at
    return len(rows)


def _ends(above: Sequence[Row], below: Row, language: Language) -> bool:
    """Tell whether a heading may end above a row."""
    last = above[-1].text
    small = begins_small(below.text) and not way_of_counting(below.text, language)
    goes_on = small or is_hanging(last, language) or ending(last) == "broken"
    return not goes_on and not only_counts(above, language)
