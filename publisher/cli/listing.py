"""``publisher list``."""

from __future__ import annotations

from publisher.cli.places import House, Language, Machine, Names, find_house
from publisher.cli.telling import finding_as_json, tell_columns, tell_findings, tell_json
from publisher.model.findings import Severity

EXAMPLES = (
    "publisher list",
    "publisher list --language nl",
)


def list_books(
    names: Names = None, language: Language = None, house: House = None, machine: Machine = False
) -> None:
    """List works and editions, and what of them is built.

    Each book stands with its language and says of each format whether it is built, stale (what it
    is made from has changed) or not built.
    """
    from publisher.pipeline.listing import list_house

    entries, findings = list_house(find_house(house), tuple(names or ()), language)
    if machine:
        books = [
            {
                "kind": entry.kind.value,
                "name": entry.name,
                "language": entry.language,
                "title": entry.title,
                "formats": dict(entry.states),
            }
            for entry in entries
        ]
        tell_json({"books": books, "findings": [finding_as_json(f) for f in findings]})
        return
    tell_findings(findings, Severity.NOTE)
    states = (tuple(f"{form} {state}" for form, state in entry.states) for entry in entries)
    tell_columns(
        [
            (entry.kind.value, entry.name, entry.language, *state, entry.title)
            for entry, state in zip(entries, states, strict=True)
        ]
    )
