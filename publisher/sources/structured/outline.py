"""The levels of headings: a file may have nine and no title, a manuscript has three below a title."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from publisher.model.findings import Finding, Severity
from publisher.model.places import Place
from publisher.model.text import Block, Heading
from publisher.structs import frozen

# The level by which a reader says that a heading is the title, whatever the others are.
TITLE = 0
# Levels of headings in a manuscript: that of the title, and the deepest.
HIGHEST, DEEPEST = 1, 4


@frozen
class Outlined:
    """Blocks whose headings have the levels of a manuscript, with a finding where levels are lost."""

    blocks: tuple[Block, ...]
    findings: tuple[Finding, ...] = ()


def outlined(blocks: Sequence[Block], shown: str) -> Outlined:
    """Return blocks with headings of levels 1 to 4; those that come in have the file's own, from 1.

    A heading of level ``TITLE`` is the title. Where there is none, the first heading is it if it is
    alone on level 1. The other levels follow each other without gaps.
    """
    title = _title(blocks)
    levels = sorted({b.level for b in _headings(blocks, title)})
    ranks = {level: min(HIGHEST + rank, DEEPEST) for rank, level in enumerate(levels, start=1)}
    made = tuple(_levelled(blocks, title, ranks))
    deeper = levels[DEEPEST - HIGHEST :]
    return Outlined(made, tuple(_collapsed(blocks, title, deeper, shown)) if deeper else ())


def _title(blocks: Sequence[Block]) -> int | None:
    found = [(at, block.level) for at, block in enumerate(blocks) if isinstance(block, Heading)]
    stated = next((at for at, level in found if level == TITLE), None)
    if stated is not None or not found:
        return stated
    (at, first), *others = found
    alone = all(level > first for _, level in others)
    return at if alone and first == HIGHEST else None


def _headings(blocks: Iterable[Block], title: int | None) -> Iterator[Heading]:
    for at, block in enumerate(blocks):
        if isinstance(block, Heading) and at != title:
            yield block


def _levelled(blocks: Iterable[Block], title: int | None, ranks: dict[int, int]) -> Iterator[Block]:
    for at, block in enumerate(blocks):
        if isinstance(block, Heading):
            yield replace(block, level=HIGHEST if at == title else ranks[block.level])
        else:
            yield block


def _collapsed(
    blocks: Sequence[Block], title: int | None, deeper: Sequence[int], shown: str
) -> Iterator[Finding]:
    """Yield one finding for the headings whose level a manuscript does not have."""
    lost = [
        at for at, b in enumerate(blocks, start=1) if isinstance(b, Heading) and b.level in deeper
    ]
    lost = [at for at in lost if at - 1 != title]
    yield Finding(
        "sources/heading-levels",
        Severity.NOTE,
        f"headings stand on more than {DEEPEST - HIGHEST} levels; {len(lost)} of the deepest are on"
        " the third now",
        "nothing to do, unless the deepest levels matter",
        Place(shown, lost[0], lost[-1]),
    )
