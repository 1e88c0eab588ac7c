"""The source's pages in the book: a mark where each begins, and the list that leads to them."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TypeGuard

from publisher.model.edition import Edition, Part
from publisher.model.house import PageOrigin
from publisher.model.inlines import note_runs, runs, walk
from publisher.model.rendering import PageTarget
from publisher.model.text import Inline, PageBreak
from publisher.rendering.xml_safe import xml_safe
from publisher.structs import frozen

FIRST = 1  # index of the page that a text begins on; no break stands before it


@frozen
class PageMark:
    """The mark of one page: its id in the book and its label (the folio, ``[12]`` if inferred)."""

    id: str
    label: str


class SourcePageMarks:
    """Gives each page of each text one mark, and remembers where it was set.

    Where the page list follows the print edition, the source's pages have no marks, unless they
    are ``wanted`` all the same.
    """

    def __init__(self, edition: Edition, *, wanted: bool = False) -> None:
        self._wanted = wanted or edition.facts.settings.page_list is PageOrigin.SOURCE
        self._collection = edition.collection
        self._labels = {part.prefix: page_labels(part) for part in edition.parts}
        self._in_text = {
            part.prefix: {mark.page for mark in _breaks_in_text(part)} for part in edition.parts
        }
        self._set: set[str] = set()
        self._targets: list[PageTarget] = []
        self._sources: dict[str, None] = {}

    @property
    def targets(self) -> tuple[PageTarget, ...]:
        """Return the page list so far, in reading order."""
        return tuple(self._targets)

    @property
    def sources(self) -> tuple[str, ...]:
        """Return the publications the pages are of: where it was printed, else the text's title."""
        return tuple(self._sources)

    def in_text(self, part: Part, mark: PageBreak, file: str) -> PageMark | None:
        """Return the mark to set at a page break of the running text; None if it has been set."""
        identity = f"{part.prefix}p{mark.page}"
        if identity in self._set or not self._wanted:
            return None
        label = self._labels[part.prefix][mark.page]
        listed = f"{part.title}: {label}" if self._collection else label
        self._set.add(identity)
        self._sources[xml_safe(part.publication or part.title)] = None
        self._targets.append(PageTarget(xml_safe(listed), f"{file}#{identity}"))
        return PageMark(identity, label)

    def at_opening(self, part: Part, file: str) -> PageMark | None:
        """Return the mark of the page a text begins on; None where the source has no pages."""
        if FIRST in self._in_text[part.prefix] or not self._labels[part.prefix]:
            return None
        return self.in_text(part, PageBreak(FIRST), file)

    def in_note(self, part: Part, mark: PageBreak, file: str) -> PageMark | None:
        """Return the mark to set inside a note: only for a page that holds no running text.

        A note that runs over a page ends on a page that has begun in the text already.
        """
        if mark.page in self._in_text[part.prefix]:
            return None
        return self.in_text(part, mark, file)


def begins_on_first_page(part: Part) -> bool:
    """Tell whether a text begins on a page of its source at whose beginning no break stands."""
    marked = (mark.page for mark in _breaks_in_text(part))
    return bool(page_labels(part)) and FIRST not in marked


def page_labels(part: Part) -> dict[int, str]:
    """Return the label of each page of a text by its index.

    Pages without a folio in a text that has some count on from the nearest folio before (else
    after) and stand in brackets, as cataloguers write what is not printed.
    """
    breaks = {mark.page: mark.folio for mark in _breaks(part)}
    if breaks:
        breaks.setdefault(FIRST, None)
    known = [(page, int(folio)) for page, folio in sorted(breaks.items()) if _arabic(folio)]
    return {page: folio or _inferred(page, known) for page, folio in sorted(breaks.items())}


def _inferred(page: int, known: list[tuple[int, int]]) -> str:
    if not known:
        return str(page)
    # Folios count on: two pages behind folio 7 stands [9]. A number below 1 is no folio, so there
    # the index of the page stands in its place.
    before = [pair for pair in known if pair[0] < page]
    near, folio = before[-1] if before else known[0]
    number = folio + page - near
    return f"[{number}]" if number > 0 else f"[{page}]"


def _arabic(folio: str | None) -> TypeGuard[str]:
    return folio is not None and folio.isascii() and folio.isdigit()


def _breaks(part: Part) -> Iterator[PageBreak]:
    yield from _breaks_in_text(part)
    for note in part.notes:
        for run in note_runs(note.note):
            yield from _page_breaks(run)


def _breaks_in_text(part: Part) -> Iterator[PageBreak]:
    chapters = (block for chapter in part.chapters for block in chapter.blocks)
    for block in (*part.front, *chapters):
        for run in runs(block):
            yield from _page_breaks(run)


def _page_breaks(content: tuple[Inline, ...]) -> Iterator[PageBreak]:
    return (inline for inline in walk(content) if isinstance(inline, PageBreak))
