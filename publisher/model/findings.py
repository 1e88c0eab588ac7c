"""Findings: what a person should know about a text or a product. The run goes on."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from enum import StrEnum
from typing import Generic, TypeVar

from publisher.model.places import Place
from publisher.structs import frozen

T = TypeVar("T")

# Findings of one code in one file from which on one stands for all, and how many other lines it
# names. A page of a terminal holds twenty.
SEVERAL, NAMED = 20, 5


class Severity(StrEnum):
    """How much a finding matters; what has an ``error`` should not be published before it is settled."""

    NOTE = "note"
    WARNING = "warning"
    ERROR = "error"


@frozen
class Finding:
    """One thing found; ``code`` is ``room/what-is-wrong`` and never changes its meaning.

    ``message`` says what was found there, ``hint`` what to do.
    """

    code: str
    severity: Severity
    message: str
    hint: str
    place: Place

    def __str__(self) -> str:
        """Return the two lines that findings.txt and the terminal show."""
        return f"{self.place}: {self.severity}[{self.code}]: {self.message}\n    hint: {self.hint}"


@frozen
class Outcome(Generic[T]):
    """The result of a stage together with the findings made on the way."""

    value: T
    findings: tuple[Finding, ...] = ()


def in_order(findings: Iterable[Finding]) -> tuple[Finding, ...]:
    """Return the findings by file, line and code, the same whatever order they were made in."""
    return tuple(sorted(findings, key=_order))


def _order(one: Finding) -> tuple[str, int, int, str, str]:
    # The parts of a place, not the place: that is ordered in twice the time.
    return one.place.source, one.place.first, one.place.last, one.code, one.message


def gathered(findings: Iterable[Finding]) -> tuple[Finding, ...]:
    """Return the findings in order; more than 20 of one code in a file are one.

    That has the words and the place of the first, says how many there are, and names the lines of
    some others. When a ruling has settled the first, the next one takes its place.
    """
    groups: dict[tuple[str, str, Severity], list[Finding]] = defaultdict(list)
    for finding in in_order(findings):
        groups[finding.place.source, finding.code, finding.severity].append(finding)
    return in_order(one for group in groups.values() for one in _gathered(group))


def _gathered(group: Sequence[Finding]) -> Iterator[Finding]:
    if len(group) <= SEVERAL:
        yield from group
        return
    first, *others = group
    lines = ", ".join(str(one.place.first) for one in others[:NAMED])
    message = f"{first.message} (the first of {len(group)} such findings; others: line {lines}, …)"
    yield replace(first, message=message)
