"""Errors that a person has looked into: a “stet” ruling on the first of their lines settles them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from publisher.model.findings import Finding, Severity
from publisher.model.transcript import Transcript
from publisher.model.verdicts import Verdicts


def without_settled(
    findings: Iterable[Finding], transcript: Transcript, verdicts: Verdicts
) -> Iterator[Finding]:
    """Yield the findings without the errors of which a person has said that all may stand.

    The ruling is on the first line with something on it of those that the finding names, so that
    what is said of one error says nothing of another that begins elsewhere.
    """
    stet = frozenset(verdicts.stet)
    filled = [line.number for line in transcript.lines() if not line.blank] if stet else []
    for finding in findings:
        first = next((number for number in filled if number >= finding.place.first), 0)
        here = finding.place.source == transcript.source and first in stet
        if finding.severity is not Severity.ERROR or not here:
            yield finding
