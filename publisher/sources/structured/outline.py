"""The levels of headings: a file may have nine and no title, a manuscript has three below a title."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from publisher.model.findings import Finding, Severity
from publisher.model.places import Place
from publisher.model.text import Block, Heading

# Levels of headings in a manuscript: that of the title, and the deepest.
TITLE, DEEPEST = 1, 4


@dataclass(frozen=True, slots=True)
class Outlined:
    """Blocks whose headings have the levels of a manuscript, with a finding where levels are lost."""

    blocks: tuple[Block, ...]
    findings: tuple[Finding, ...] = ()


def outlined(blocks: Sequence[Block], shown: str, *, titled: bool = False) -> Outlined:
    """Return blocks with headings of levels 1 to 4; those that come in have the file's own, from 1.

    ``titled``: the first heading is the title, whatever its level. Otherwise it is one if it is
    alone on the highest level. The other levels follow each other without gaps.
    """
    title = _title(blocks, titled)
    levels = sorted({b.level for b in _headings(blocks, title)})
    ranks = {level: min(TITLE + rank, DEEPEST) for rank, level in enumerate(levels, start=1)}
    made = tuple(_levelled(blocks, title, ranks))
    deeper = levels[DEEPEST - TITLE :]
    return Outlined(made, tuple(_collapsed(blocks, title, deeper, shown)) if deeper else ())


def _title(blocks: Sequence[Block], titled: bool) -> int | None:
    found = [(at, block) for at, block in enumerate(blocks) if isinstance(block, Heading)]
    if not found:
        return None
    at, first = found[0]
    alone = all(block.level > first.level for _, block in found[1:])
    return at if titled or (alone and first.level == TITLE) else None


def _headings(blocks: Iterable[Block], title: int | None) -> Iterator[Heading]:
    for at, block in enumerate(blocks):
        if isinstance(block, Heading) and at != title:
            yield block


def _levelled(blocks: Iterable[Block], title: int | None, ranks: dict[int, int]) -> Iterator[Block]:
    for at, block in enumerate(blocks):
        if isinstance(block, Heading):
            yield replace(block, level=TITLE if at == title else ranks[block.level])
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
        f"headings stand on more than {DEEPEST - TITLE} levels; {len(lost)} of the deepest are on"
        " the third now",
        "nothing to do, unless the deepest levels matter",
        Place(shown, lost[0], lost[-1]),
    )
