"""The result of reading manifests: values, mistakes and findings, one beside the other."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Generic, TypeVar

from publisher.errors import Mistake
from publisher.model.findings import Finding
from publisher.structs import frozen

T = TypeVar("T")


@frozen
class Found(Generic[T]):
    """Values that could be read, with mistakes and findings.

    Mistakes stop the run, but only when all manifests have been read, so that they are told
    together.
    """

    values: tuple[T, ...] = ()
    mistakes: tuple[Mistake, ...] = ()
    findings: tuple[Finding, ...] = ()


def gather(parts: Iterable[Found[T]]) -> Found[T]:
    """Return everything found in several places as one."""
    known = tuple(parts)
    return Found(
        tuple(value for part in known for value in part.values),
        tuple(mistake for part in known for mistake in part.mistakes),
        tuple(finding for part in known for finding in part.findings),
    )
