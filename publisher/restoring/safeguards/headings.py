"""Headings that are a large share of the lines, or none at all in a long text."""

from __future__ import annotations

from collections.abc import Iterator

from publisher.model.findings import Finding, Severity
from publisher.model.roles import BlockRole
from publisher.restoring.safeguards.made import Made, words_in

# Of the lines of the running text, and headings at least. Of the known texts that came out well
# a constitution has most: 0.26, a heading for each of its short articles.
SHARE, SEVERAL = 0.3, 10
# Words without any heading: some 40 printed pages. Essays of 11,700 words have none.
LONG = 15_000


def headings(made: Made) -> Iterator[Finding]:
    """Yield an error where more than 30 % of the lines are headings, or 15,000 words have none."""
    found = [block for block in made.blocks if block[0].role is BlockRole.HEADING]
    if any(level for _, level in made.verdicts.headings):
        return
    lines = sum(map(len, found))
    share = lines / max(1, len(made.told.running))
    if len(found) >= SEVERAL and share > SHARE:
        yield Finding(
            "restoring/many-headings",
            Severity.ERROR,
            f"{share:.0%} of the lines of this text were taken for headings ({len(found)} of them)",
            "write “no-heading” rulings on lines that are not headings, or “heading” on one that is right",
            made.place(min(found, key=lambda block: abs(block[0].weight))),
        )
    if found:
        return
    words = sum(map(words_in, made.blocks))
    if words > LONG:
        weighed = [block for block in made.blocks if block[0].weight]
        yield Finding(
            "restoring/no-headings",
            Severity.ERROR,
            f"no heading was found in {words} words; this line is the one most like a heading",
            "write a “heading” ruling on it, or on another one; if there are no headings, “no-heading”"
            " on this line",
            made.place(max(weighed or made.blocks, key=lambda block: block[0].weight)[:1]),
        )
