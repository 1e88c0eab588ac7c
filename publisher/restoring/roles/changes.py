"""What a person has changed on the lines of a source."""

from __future__ import annotations

from publisher.model.verdicts import Verdicts


def changes_of(verdicts: Verdicts) -> dict[int, list[tuple[str, str]]]:
    """Return what a person has changed: line (from 1) → what to replace by what, one by one."""
    changes: dict[int, list[tuple[str, str]]] = {}
    for emendation in verdicts.emendations:
        changes.setdefault(emendation.place.first, []).append((emendation.old, emendation.new))
    return changes
