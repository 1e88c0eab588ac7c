"""Steps are reported while work goes on, and its results when it is done."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import field
from typing import TypeAlias

from publisher.errors import PublisherError
from publisher.model.findings import Finding, Severity
from publisher.outputs import Product
from publisher.structs import frozen


@frozen
class Step:
    """A step that has just been done: the path it was about, its number, how many there are."""

    what: str
    done: int
    of: int


Watch: TypeAlias = Callable[[Step], None]  # is told of each step when it is done


@frozen
class Failure:
    """Something that could not be made, by its path, and why."""

    name: str
    error: PublisherError


@frozen
class Report:
    """The results of a command: its products in order, what failed, what was found.

    ``made`` are the paths of those products that were made now; the others were fresh.
    ``findings`` are those of manifests and of making, ``in_texts`` those of the texts, which
    stand in their findings.txt too. ``removed`` are paths of products of books that are no more.
    ``reasons`` say why products and texts were made, by their paths, where that was asked for.
    """

    products: tuple[Product, ...] = ()
    made: frozenset[str] = frozenset()
    failures: tuple[Failure, ...] = ()
    findings: tuple[Finding, ...] = ()
    in_texts: tuple[Finding, ...] = ()
    removed: tuple[str, ...] = ()
    reasons: Mapping[str, tuple[str, ...]] = field(default_factory=dict)

    @property
    def unfit(self) -> tuple[str, ...]:
        """Return the sources in which errors stand: their books are not for publication."""
        return sources_with_errors(self.in_texts)

    @property
    def exit_code(self) -> int:
        """Return 0, 1 for errors among the findings, or the code of the first failure."""
        if self.failures:
            return self.failures[0].error.exit_code
        found = (*self.findings, *self.in_texts)
        return int(any(finding.severity is Severity.ERROR for finding in found))


def sources_with_errors(in_texts: Iterable[Finding]) -> tuple[str, ...]:
    """Return the sources, in order, in which at least one finding is an error."""
    errors = (finding for finding in in_texts if finding.severity is Severity.ERROR)
    return tuple(sorted({finding.place.source for finding in errors}))
