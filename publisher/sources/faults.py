"""The kinds of damage that are mended in single lines, and the findings about them."""

from __future__ import annotations

from dataclasses import field

from publisher.model.findings import Finding, Severity
from publisher.model.places import Place
from publisher.structs import frozen, mutable

# Lines; a finding names no more of them.
NAMED = 5


@frozen
class Fault:
    """A kind of damage, as its finding tells it: the code, the severity, the words, the hint."""

    code: str
    severity: Severity
    message: str
    hint: str


@mutable
class Log:
    """The numbers of the lines that show each fault."""

    lines: dict[Fault, list[int]] = field(default_factory=dict)

    def add(self, fault: Fault, number: int) -> None:
        """Note that a line (its number counts from 1) shows a fault."""
        self.lines.setdefault(fault, []).append(number)

    def findings(self, shown: str) -> tuple[Finding, ...]:
        """Return one finding for each kind; ``shown`` is the path of the source."""
        return tuple(_finding(fault, numbers, shown) for fault, numbers in self.lines.items())


def _finding(fault: Fault, numbers: list[int], shown: str) -> Finding:
    named = ", ".join(map(str, numbers[:NAMED])) + (" …" if len(numbers) > NAMED else "")
    where = f"line {named}" if len(numbers) == 1 else f"{len(numbers)} lines: {named}"
    place = Place(shown, numbers[0], numbers[-1])
    return Finding(fault.code, fault.severity, f"{fault.message} ({where})", fault.hint, place)
