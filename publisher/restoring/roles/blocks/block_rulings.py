"""A person's rulings on blocks, carried out last: nothing that was learned stands against them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace

from publisher.model.roles import BlockRole
from publisher.model.verdicts import Verdicts
from publisher.restoring.drafts import Draft
from publisher.restoring.measuring.rows import Row
from publisher.restoring.roles.blocks.cutting import RULED

# The role of the rest of a block that a person has cut below its first lines.
BELOW = {
    BlockRole.TITLE: BlockRole.FRONT,
    BlockRole.HEADING: BlockRole.PARAGRAPH,
    BlockRole.CAPTION: BlockRole.PARAGRAPH,
}
# The role of a line that a person says is no heading.
INSTEAD = {BlockRole.TITLE: BlockRole.FRONT, BlockRole.HEADING: BlockRole.PARAGRAPH}


def obey(blocks: Sequence[Draft], verdicts: Verdicts) -> tuple[Draft, ...]:
    """Return the blocks cut, joined and named as a person has ruled."""
    if not verdicts.begins and not verdicts.headings:
        return tuple(blocks)
    begins, headings = dict(verdicts.begins), dict(verdicts.headings)
    cut = (piece for block in blocks for piece in _cut(block, begins, headings))
    return tuple(_named(block, headings) for block in _joined(cut, begins))


def _cut(block: Draft, begins: Mapping[int, bool], headings: Mapping[int, int]) -> Iterator[Draft]:
    """Cut a block where a line begins one, or where a heading holds a line that is none."""
    rows, kind = block.rows, block.role
    start = 0
    for at in range(1, len(rows)):
        number = rows[at].number
        no_heading = kind in INSTEAD and headings.get(number) == 0
        if rows[at - 1].number != number and (begins.get(number) or no_heading):
            yield replace(block, rows=rows[start:at], role=kind)
            start, kind = at, BELOW.get(kind, kind)
    yield replace(block, rows=rows[start:], role=kind) if start else block


def _joined(blocks: Iterable[Draft], begins: Mapping[int, bool]) -> Iterator[Draft]:
    """Join a block to the one before where a person says that its first line runs on."""
    held: Draft | None = None
    for block in blocks:
        if held is not None and _runs_on(held.rows, block.rows, begins):
            # A sign after which a sentence runs on parts no sections.
            kind = BlockRole.PARAGRAPH if held.role is BlockRole.BREAK else held.role
            held = replace(held, role=kind, rows=(*held.rows, *block.rows))
            continue
        if held is not None:
            yield held
        held = block
    if held is not None:
        yield held


def _runs_on(above: Sequence[Row], rows: Sequence[Row], begins: Mapping[int, bool]) -> bool:
    first = rows[0]
    return above[-1].number != first.number and begins.get(first.number) is False


def _named(block: Draft, headings: Mapping[int, int]) -> Draft:
    level = headings.get(block.rows[0].number)
    if level is None:
        return block
    kind = BlockRole.HEADING if level else INSTEAD.get(block.role, block.role)
    return replace(block, role=kind, level=level or block.level, weight=RULED)
