"""Findings on the headings of a restored text."""

from __future__ import annotations

from collections.abc import Iterator

from publisher.languages import odd_capitals
from publisher.model.findings import Finding, Severity
from publisher.model.inlines import plain_line
from publisher.model.places import Place
from publisher.model.text import FrontLine, Heading, Text


def capitals_in_headings(text: Text) -> Iterator[Finding]:
    """Yield a warning for each title, heading and front line with capitals amid its words."""
    for block in text.blocks:
        if not isinstance(block, Heading | FrontLine):
            continue
        if words := odd_capitals(plain_line(block.content)):
            place = block.place or Place(text.source, 1, 1)
            yield Finding(
                "restoring/odd-capitals",
                Severity.WARNING,
                f"capitals amid the words of a heading: {', '.join(words)}",
                "if the page has them otherwise, correct the line: publisher rule … emendation "
                f"--line {place.first} --text {words[0]} --value … --reason …",
                place,
            )
