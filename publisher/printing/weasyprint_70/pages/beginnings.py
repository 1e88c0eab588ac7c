"""Where in the text each printed page begins, so that the e-book can have the same pages.

A place is told by the last element with an id and the letters and digits since then. Spaces and
hyphens are not counted, for those at line ends are the typesetter's own; nor are notes at the
page foot, running heads and folios. A figure that was moved to the head of the next page counts
where the text has it, and a page of such figures alone begins with the first of them.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, NamedTuple

from weasyprint.formatting_structure import boxes

from publisher.model.rendering import PrintedPage
from publisher.printing.weasyprint_70.boxes import (
    LEFT,
    Box,
    children,
    is_generated,
    page_box,
    real_box,
)
from publisher.printing.weasyprint_70.pages.labels import folios


class _Place(NamedTuple):
    """A place in the text: the last id before it, and the letters since then."""

    anchor: str
    letters: int


def find_beginnings(document: Any) -> tuple[PrintedPage, ...]:
    """Return where each page of a laid-out document begins, in order.

    Pages without text are left out, and so is what stands before the first id: an e-book has no
    half title.
    """
    reader = _Reader()
    places = [reader.read(page_box(page)) for page in document.pages]
    return tuple(
        PrintedPage(folio, place.anchor, place.letters)
        for folio, place in zip(folios(document.pages), places, strict=True)
        if place and place.anchor
    )


class _Reader:
    """Reads pages one after the other and counts the letters since the last id."""

    def __init__(self) -> None:
        # An element that goes on over a page has a box on each; its id counts at the first.
        self._place = _Place("", 0)
        self._known: set[str] = set()
        # Where the text has the figures that were moved, by their elements.
        self._figures: dict[int, _Place] = {}

    def read(self, page: Box) -> _Place | None:
        """Return the place of the first letter in the text of a page; None where it has none."""
        text, *areas = page.children
        first: _Place | None = None
        for letters in self._letters(text):
            if letters and first is None:
                first = self._place
            self._place = _Place(self._place.anchor, self._place.letters + letters)
        moved = (self._figures.get(id(box.element)) for area in areas for box in children(area))
        return first or next(filter(None, moved), None)

    def _letters(self, box: Box) -> Iterator[int]:
        """Yield the number of letters of each text, having noticed the ids before it."""
        box = real_box(box)
        if box.footnote or is_generated(box):
            return
        self._notice_id(box.element)
        if figure := getattr(box, LEFT, None):
            self._figures[id(box.element)] = self._place
            # They are passed over here, and do not begin this page.
            passed = sum(letters for child in children(figure) for letters in self._letters(child))
            self._place = _Place(self._place.anchor, self._place.letters + passed)
        if isinstance(box, boxes.TextBox):
            yield sum(character.isalnum() for character in box.text)
        for child in children(box):
            yield from self._letters(child)

    def _notice_id(self, element: Any) -> None:
        """Count from an element with an id, at the first of the boxes it is set in."""
        identity = None if element is None else element.get("id")
        if identity and identity not in self._known:
            self._known.add(identity)
            self._place = _Place(identity, 0)
