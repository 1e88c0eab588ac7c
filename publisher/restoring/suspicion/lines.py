"""All lines: how many were told with little confidence, and otherwise than the rules tell them."""

from __future__ import annotations

from collections.abc import Iterator

from publisher.model.findings import Severity
from publisher.restoring.safeguards import DOUBTFUL
from publisher.restoring.suspicion.figures import NAMED, Figure, Restored, least_sure, share

# Probability; a line told with less is as likely wrong as right.
UNSURE = 0.6


def lines(restored: Restored) -> Iterator[Figure]:
    """Yield the share of lines that were told with little confidence, and of dissent."""
    told = restored.made.told
    unsure = [row for row in told.rows if row.confidence < UNSURE]
    yield Figure(
        "lines-unsure",
        share(len(unsure), len(told.rows)),
        f"{len(unsure)} of {len(told.rows)} lines were told with less than {UNSURE:.0%}",
        least_sure(unsure),
    )
    ruled = restored.made.ruled
    for one in told.dissent:
        disputed = [line for line in one.lines if line not in ruled]
        yield Figure(
            f"{one.about}-disputed",
            share(len(disputed), one.total, 3),
            f"of {one.total} lines that may be {one.about}, rules and network disagree about"
            f" {len(disputed)}",
            tuple(disputed[:NAMED]),
        )
    # What is doubtful is in the other figures already.
    errors = [
        one
        for one in restored.findings
        if one.severity is Severity.ERROR and one.code not in DOUBTFUL
    ]
    yield Figure(
        "errors",
        share(len(errors), 1),
        f"{len(errors)} errors were found in the restored text",
        tuple(sorted({one.place.first for one in errors})[:NAMED]),
    )
