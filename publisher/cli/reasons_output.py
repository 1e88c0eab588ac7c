"""Reasons are printed: what speaks for a decision, and what against it."""

from __future__ import annotations

from typing import Any

from publisher.cli.output import print_words
from publisher.model.reasons import Reasons


def print_reasons(reasons: Reasons) -> None:
    """Print what speaks for and against what a line was told to be, a line for each."""
    for sign, said in (("for", reasons.for_role), ("against", reasons.against)):
        if said:
            print_words(f"    {sign} {reasons.role}: {'; '.join(said)}")


def reasons_as_json(reasons: Reasons) -> dict[str, Any]:
    """Return reasons as values for JSON."""
    return {
        "role": reasons.role,
        "confidence": round(reasons.chance, 4),
        "rival": reasons.rival,
        "rival_confidence": round(reasons.rival_chance, 4),
        "for": list(reasons.for_role),
        "against": list(reasons.against),
    }
