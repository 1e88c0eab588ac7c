"""What the figures look at, and what one of them says."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from heapq import nsmallest
from math import exp

from publisher.model.findings import Finding
from publisher.model.roles import BlockRole
from publisher.model.text import Join
from publisher.restoring.roles.told import ToldRow
from publisher.restoring.safeguards.made import Made
from publisher.structs import frozen

# Lines that a ground names at most: enough to go and look.
NAMED = 5


@frozen
class Figure:
    """A share from 0 (nothing suspicious) to 1, what it says in words, and lines that show it."""

    name: str
    share: float
    words: str
    lines: tuple[int, ...] = ()


@frozen
class Restored:
    """What is known of a text when all is decided.

    ``made`` are its lines as told, ``joins`` the words that were broken, ``findings`` what was
    found in restoring it.
    """

    made: Made
    joins: tuple[Join, ...]
    findings: tuple[Finding, ...]

    def blocks(self, role: BlockRole) -> list[tuple[ToldRow, ...]]:
        """Return the blocks of a role."""
        return [block for block in self.made.blocks if block[0].role is role]


def share(part: float, whole: float, supposed: float = 1.0) -> float:
    """Return a part of a whole, at most 1, as if ``supposed`` more of the whole had been right.

    So one doubtful heading of one is less than ten of ten.
    """
    return min(1.0, part / (whole + supposed))


def chance_of_heading(block: Sequence[ToldRow]) -> float:
    """Return the probability that a block is a heading, from its log odds; 0 if not weighed."""
    weight = block[0].weight
    return 1 / (1 + exp(-weight)) if weight else 0.0


def first_lines(rows: Iterable[ToldRow]) -> tuple[int, ...]:
    """Return the lines of some rows, the first few of them."""
    return tuple(nsmallest(NAMED, {told.row.number for told in rows}))


def least_sure(rows: Iterable[ToldRow]) -> tuple[int, ...]:
    """Return the lines of the rows that were told with the least confidence, in their order."""
    worst = nsmallest(NAMED, rows, key=lambda told: (told.confidence, told.row.order))
    return tuple(sorted({told.row.number for told in worst}))
