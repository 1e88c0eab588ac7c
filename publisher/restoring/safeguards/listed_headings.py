"""Entries of the contents page that no heading of the text has."""

from __future__ import annotations

from collections.abc import Iterator

from publisher.model.findings import Finding, Severity
from publisher.model.furniture import FurnitureKind
from publisher.model.letters import letters_alone
from publisher.model.places import Place
from publisher.model.roles import BlockRole
from publisher.model.transcript import Line
from publisher.restoring.roles.contents import FEWEST, Listed, listed
from publisher.restoring.safeguards.made import Made

# Entries that a finding quotes.
QUOTED = 3


def listed_headings(made: Made) -> Iterator[Finding]:
    """Yield a warning that names the entries of a contents page without a heading in the text."""
    entries = _entries(made)
    words = [
        letters_alone("".join(told.row.text for told in block))
        for block in made.blocks
        if block[0].role in (BlockRole.HEADING, BlockRole.TITLE)
    ]
    headings = " ".join(words)
    missing = [one for one in entries if one.whole and letters_alone(one.text) not in headings]
    if len(entries) < FEWEST or not missing:
        return
    quoted = ", ".join(f"“{one.text}”" for one in missing[:QUOTED])
    yield Finding(
        "restoring/contents-without-heading",
        Severity.WARNING,
        f"{len(missing)} of {len(entries)} entries of the contents page are not headings in the"
        f" text: {quoted}",
        "look for them in the text, and write “heading” rulings on their lines",
        Place(made.told.source, missing[0].at, missing[-1].at),
    )


def _entries(made: Made) -> list[Listed]:
    """Return the entries of the lines set aside as contents, by the numbers of their lines."""
    lines = {
        one.place.first: Line(one.place.first, one.text)
        for one in made.told.furniture
        if one.kind is FurnitureKind.CONTENTS
    }
    if not lines:
        return []
    last = max(lines)
    every = [lines.get(number, Line(number, "")) for number in range(last + 1)]
    return listed(every, sorted(lines))
