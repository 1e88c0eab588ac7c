"""Where in the text each printed page begins, so that the e-book can have the same pages.

Counted in letters from the last element with an id, for spaces and hyphens at line ends are the
typesetter's own. Notes at the page foot, heads and folios do not count.
"""

# ruff: noqa: SLF001 (what is needed stands in private attributes of WeasyPrint's pages)

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from weasyprint.formatting_structure import boxes
from weasyprint.layout.absolute import AbsolutePlaceholder

from publisher.model.rendering import PrintedPage
from publisher.printing.weasyprint_70.pages.labels import _front_pages

_ROMAN = (("x", 10), ("ix", 9), ("v", 5), ("iv", 4), ("i", 1))


def find_beginnings(document: Any) -> tuple[PrintedPage, ...]:
    """Return where each page of a laid-out document begins, in order.

    Blank pages are left out, and what stands before the first id: e-books have no half title.
    """
    folios = _folios([page._page_box.page_type for page in document.pages])
    reader = _Reader()
    found = (reader.read(page._page_box.children[0]) for page in document.pages)
    return tuple(
        PrintedPage(folio, *place)
        for folio, place in zip(folios, found, strict=True)
        if place and place[0]
    )


def _folios(types: list[Any]) -> list[str]:
    """Return what is printed on each page, or would be: roman figures, then arabic from 1."""
    front = _front_pages(types)
    roman = [_roman(number) for number in range(1, front + 1)]
    return [*roman, *(str(number) for number in range(1, len(types) - front + 1))]


def _roman(number: int) -> str:
    """Return roman figures for a number below 90, which no front matter reaches."""
    text = ""
    for sign, value in _ROMAN:
        count, number = divmod(number, value)
        text += sign * count
    return text


class _Reader:
    """Reads pages one after the other and counts the letters since the last id."""

    def __init__(self) -> None:
        self._anchor = ""
        self._letters = 0
        self._known: set[str] = set()

    def read(self, text: Any) -> tuple[str, int] | None:
        """Return anchor and letters at the first letter of a page; None where there is none."""
        place: tuple[str, int] | None = None
        for letters in self._words(text):
            if letters and place is None:
                place = (self._anchor, self._letters)
            self._letters += letters
        return place

    def _words(self, box: Any) -> Iterator[int]:
        """Yield the number of letters of each text, having noticed the ids on the way."""
        if isinstance(box, AbsolutePlaceholder):
            box = box._box
        if box.footnote or "::" in (box.element_tag or ""):
            return
        self._notice(box.element)
        if isinstance(box, boxes.TextBox):
            yield sum(character.isalnum() for character in box.text)
        for child in getattr(box, "children", ()):
            yield from self._words(child)

    def _notice(self, element: Any) -> None:
        identity = None if element is None else element.get("id")
        if identity and identity not in self._known:
            self._known.add(identity)
            self._anchor, self._letters = identity, 0
