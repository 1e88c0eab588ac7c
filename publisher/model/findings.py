"""Findings: what a person should know about a text or a product. The run goes on."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum
from typing import Generic, TypeVar

from publisher.model.places import Place

T = TypeVar("T")


class Severity(StrEnum):
    """How much a finding matters; what has an ``error`` should not be published before it is settled."""

    NOTE = "note"
    WARNING = "warning"
    ERROR = "error"


@dataclass(frozen=True, slots=True)
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


@dataclass(frozen=True, slots=True)
class Outcome(Generic[T]):
    """The result of a stage together with the findings made on the way."""

    value: T
    findings: tuple[Finding, ...] = ()


def in_order(findings: Iterable[Finding]) -> tuple[Finding, ...]:
    """Return the findings by file, line and code, the same whatever order they were made in."""
    return tuple(sorted(findings, key=lambda f: (f.place, f.code, f.message)))
