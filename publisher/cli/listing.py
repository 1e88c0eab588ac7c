"""``publisher list``."""

from __future__ import annotations

from typing import TYPE_CHECKING

from publisher.cli.arguments import House, Language, Machine, Names, find_house
from publisher.cli.output import finding_as_json, tell_columns, tell_findings, tell_json
from publisher.model.findings import Severity

if TYPE_CHECKING:
    from publisher.pipeline.listing import Entry

EXAMPLES = (
    "publisher list",
    "publisher list --language nl",
)


def list_books(
    names: Names = None, language: Language = None, house: House = None, machine: Machine = False
) -> None:
    """List works and editions, and what of them is built.

    Each book stands with its language and says of each format whether it is built, stale (what it
    is made from has changed) or not built; of a booklet and of printers' files where there are some.
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
    forms = tuple(dict.fromkeys(form for entry in entries for form, _ in entry.states))
    tell_columns(
        [
            (entry.kind.value, entry.name, entry.language, *_states(entry, forms), entry.title)
            for entry in entries
        ]
    )


def _states(entry: Entry, forms: tuple[str, ...]) -> tuple[str, ...]:
    """Return a cell for each format; empty where an entry has none of it."""
    known = dict(entry.states)
    return tuple(f"{form} {known[form]}" if form in known else "" for form in forms)
