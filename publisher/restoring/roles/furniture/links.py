"""Link targets that were printed under the notes of a page."""

from __future__ import annotations

from publisher.expressions import compiled
from publisher.model.furniture import FurnitureKind
from publisher.model.transcript import Line, Page
from publisher.restoring.roles.furniture.removed import Removed

# ``https://example.org/a.pdf`` alone on its line.
TARGET = compiled(r"\s*(?:https?://|www\.)\S+\s*")
# ``… in the archive at`` or ``(see``: the line before hands over to the address.
HANDS_OVER = compiled(r"[\w,;:(\[<«“\"-]\s*$")


def find_printed_links(pages: tuple[Page, ...], _language: str) -> tuple[Removed, ...]:
    """Take an address alone on the last line of a page when no sentence leads up to it.

    A program that prints a web page puts the targets of its links there. An address that
    ends a sentence of the text or of a note (``Read more at`` / ``https://…``) stays.
    """
    taken = []
    for page in pages[:-1]:
        taken += [_take(line, page.index) for line in _trailing_targets(page)]
    return tuple(taken)


def _trailing_targets(page: Page) -> list[Line]:
    targets: list[Line] = []
    for line in reversed(page.lines):
        if TARGET.fullmatch(line.text):
            targets.append(line)
        elif not line.blank:
            return [] if targets and HANDS_OVER.search(line.text) else targets
    return targets


def _take(line: Line, page: int) -> Removed:
    reason = "an address alone at the page foot, no sentence leads up to it"
    return Removed(line, page, FurnitureKind.OTHER, reason, doubt=reason)
