"""Blocks know their numbers while some of them become one, so that findings find them again."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Sequence
from dataclasses import replace

from publisher.model.findings import Finding
from publisher.model.places import Place
from publisher.model.text import Block


def numbered(blocks: Iterable[Block], shown: str) -> tuple[Block, ...]:
    """Return blocks whose place is their number, from 1; one that is made of several has all of theirs."""
    return tuple(replace(b, place=Place(shown, n, n)) for n, b in enumerate(blocks, start=1))


def renumbered(findings: Iterable[Finding], blocks: Sequence[Block]) -> tuple[Finding, ...]:
    """Return findings by the numbers that blocks have now; their places are the earlier ones."""
    firsts = [block.place.first if block.place else 0 for block in blocks]

    def now(number: int) -> int:
        return max(1, bisect_right(firsts, number))

    return tuple(
        replace(f, place=Place(f.place.source, now(f.place.first), now(f.place.last)))
        for f in findings
    )
