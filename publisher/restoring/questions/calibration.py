"""How far to trust a decision, by its kind: what was stated, and what that has been worth."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import cache
from pathlib import Path

from publisher.restoring import learned
from publisher.restoring.evidence import Calibration, calibration_of


def worth(topic: str, stated: float) -> float:
    """Return the probability that a decision is right, which states to be so sure.

    ``topic`` names the decision (``begins``, ``runs-on``, ``join``, …). What each is worth was
    measured on reprinted texts (training/confidence.py); one that was not is believed, and so
    is what is certain, for a person has ruled it.
    """
    if stated >= 1.0:
        return stated
    known = _calibrations(learned.folder()).get(topic)
    return round(known.right(stated), 4) if known else stated


def tables(points: Mapping[str, Sequence[Sequence[float]]]) -> dict[str, Calibration]:
    """Return what each topic is worth, from points [stated, found right]."""
    return {topic: calibration_of(pairs) for topic, pairs in points.items()}


@cache
def _calibrations(where: Path) -> dict[str, Calibration]:
    fits = learned.table("confidence.toml", where)
    return tables({topic: fit["points"] for topic, fit in fits.items()})
