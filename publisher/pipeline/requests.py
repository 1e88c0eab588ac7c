"""What is to be built, and what came of it."""

from __future__ import annotations

from dataclasses import dataclass

from publisher.errors import PublisherError
from publisher.model.findings import Finding, Severity
from publisher.outputs import Format, Product


@dataclass(frozen=True, slots=True)
class BuildRequest:
    """What is to be built: names (none: all), a language (None: all), formats, and how.

    ``anew`` builds what is fresh too; ``jobs`` is the number of processes, None as many as fit.
    """

    names: tuple[str, ...] = ()
    language: str | None = None
    formats: tuple[Format, ...] = tuple(Format)
    anew: bool = False
    jobs: int | None = None


@dataclass(frozen=True, slots=True)
class PrintRequest:
    """What is asked of a printer: a profile by its name, a paper of it (None: the first)."""

    profile: str
    paper: str | None = None


@dataclass(frozen=True, slots=True)
class Step:
    """How far the work is: what has just been done, how many steps of how many are behind."""

    what: str
    done: int
    of: int


@dataclass(frozen=True, slots=True)
class Failure:
    """Something that could not be made, and why."""

    name: str
    error: PublisherError


@dataclass(frozen=True, slots=True)
class Report:
    """What came of the work: books in order, those made now, what failed, what was found.

    ``findings`` are those of manifests and of making, ``in_texts`` those of the texts, which
    stand in their findings.txt too.
    """

    products: tuple[Product, ...] = ()
    made: frozenset[str] = frozenset()
    failures: tuple[Failure, ...] = ()
    findings: tuple[Finding, ...] = ()
    in_texts: tuple[Finding, ...] = ()

    @property
    def exit_code(self) -> int:
        """Return 0, 1 for errors among the findings, or the code of the first failure."""
        if self.failures:
            return self.failures[0].error.exit_code
        found = (*self.findings, *self.in_texts)
        return int(any(finding.severity is Severity.ERROR for finding in found))
