"""Printed rules: lines of dashes, underscores or nothing but drawn blanks."""

from __future__ import annotations

from publisher.expressions import compiled
from publisher.model.furniture import FurnitureKind
from publisher.model.transcript import Page
from publisher.restoring.roles.furniture.removed import Removed

# ``________``, ``--------``, ``——————``; never ``* * *``, which parts sections.
DRAWN = compiled(r"\s*[_\-\u2010-\u2015\u2500\u2501=~]{5,}\s*")
# A rule exported as blanks: 49 spaces where other blank lines have one or none.
BLANKS = compiled(r"[ \u00a0]{20,}")


def is_drawn(text: str) -> bool:
    """Tell whether a line is a row of dashes or the like and nothing else."""
    return DRAWN.fullmatch(text) is not None


def find_rules(pages: tuple[Page, ...], _language: str) -> tuple[Removed, ...]:
    """Take lines that only draw: they part notes from text and say nothing themselves."""
    return tuple(
        Removed(line, page.index, FurnitureKind.RULE, "nothing but a rule")
        for page in pages
        for line in page.lines
        if line.text and (is_drawn(line.text) or BLANKS.fullmatch(line.text))
    )
