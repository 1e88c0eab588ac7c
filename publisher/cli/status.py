"""``publisher status``."""

from __future__ import annotations

from dataclasses import asdict
from typing import TYPE_CHECKING

from publisher.cli.arguments import AsJson, House, Language, Names, find_house
from publisher.cli.output import (
    counted,
    finding_as_json,
    print_columns,
    print_findings,
    print_json,
    print_words,
)
from publisher.model.findings import Severity

if TYPE_CHECKING:
    from publisher.pipeline.status import TextStatus

EXAMPLES = (
    "publisher status",
    "publisher status tarov",
    "publisher status --json",
)


def status(
    names: Names = None, language: Language = None, house: House = None, as_json: AsJson = False
) -> None:
    """Say how things stand with the texts: what is open, what is missing, what is not built.

    A line for each text: why its source cannot be read, if it cannot; errors, warnings and doubts
    of its last build, its suspicion from 0 to 1, rights that forbid it to be published, formats of
    its pamphlet that “publisher build” would make, keys that its manifest lacks. The last line
    says what to do next.
    """
    from publisher.pipeline.status import status_of_house

    found = status_of_house(find_house(house), tuple(names or ()), language)
    if as_json:
        texts = [asdict(one) for one in found.value]
        print_json({"texts": texts, "findings": [finding_as_json(f) for f in found.findings]})
        return
    print_findings(found.findings, Severity.NOTE)
    print_columns([_row(one) for one in found.value])
    print_words(_next(found.value), err=True)


def _row(one: TextStatus) -> tuple[str, ...]:
    suspicion = f"suspicion {one.suspicion:.2f}" if one.suspicion >= 0 else ""
    return (
        one.text,
        f"cannot be read: {one.fault}" if one.fault else "",
        counted(one.errors, "error") if one.errors else "",
        counted(one.warnings, "warning") if one.warnings else "",
        counted(one.doubts, "doubt") if one.doubts else "",
        suspicion,
        one.not_free,
        f"to build: {', '.join(one.stale)}" if one.stale else "",
        f"lacks {', '.join(one.missing)}" if one.missing else "",
    )


def _next(texts: tuple[TextStatus, ...]) -> str:
    """Return what is open in all, and the command that comes next."""
    stale = sum(1 for one in texts if one.stale and not one.fault)
    unread = [one for one in texts if one.fault]
    wrong = [one for one in texts if one.errors]
    asked = sorted((one for one in texts if one.doubts), key=lambda one: -one.doubts)
    said = [counted(len(texts), "text")]
    said += [f"{len(unread)} that cannot be read"] * bool(unread)
    said += [f"{len(wrong)} with errors"] * bool(wrong)
    said += [counted(sum(one.doubts for one in texts), "doubt")] * bool(asked)
    said += [f"{stale} to build"] * bool(stale)
    if stale:
        command = "publisher build"
    elif asked:
        command = f"publisher doubts {asked[0].text} --ask"
    elif unread:
        command = f"publisher build {unread[0].text}"
    else:
        command = "publisher check"
    return f"{', '.join(said)}; next: {command}"
