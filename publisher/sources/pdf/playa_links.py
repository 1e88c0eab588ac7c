"""Links within a PDF, as playa-pdf tells them: the place on a page, and the place they lead to."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cached_property
from itertools import islice

from playa.document import Document
from playa.outline import Destination
from playa.page import Annotation
from playa.pdftypes import PDFObject, PSLiteral, literal_name, resolve1
from playa.utils import decode_text

from publisher.sources.pdf.painted import Box, LinkArea
from publisher.sources.pdf.playa_pages import TROUBLE

# Links of one page, and named places of one file; more are made to keep a reader busy.
MOST, MOST_NAMES = 2000, 50_000


class Links:
    """The links of an open file; its named places are gone through once for all of them."""

    def __init__(self, document: Document) -> None:
        self._document = document

    def on(self, index: int) -> list[LinkArea]:
        """Return the links of a page, counted from 0, that lead to a place in the same file.

        What is damaged is left out: a link is a clue, and no letter depends on it.
        """
        try:
            found = islice(self._document.pages[index].annotations, MOST)
            return [area for one in found if (area := self._area(one)) is not None]
        except TROUBLE:
            return []

    def _area(self, annotation: Annotation) -> LinkArea | None:
        if annotation.type != "Link":
            return None
        try:
            there = self._destination(annotation)
            if there is None:
                return None
            x, y = (None if place is None else float(place) for place in (there.left, there.top))
            return LinkArea(Box(*annotation.bbox), there.page_idx + 1, x, y)
        except TROUBLE:
            return None

    def _destination(self, annotation: Annotation) -> Destination | None:
        told = resolve1(annotation.props.get("Dest"))
        action = resolve1(annotation.props.get("A"))
        if told is None and isinstance(action, dict) and literal_name(action.get("S")) == "GoTo":
            told = resolve1(action.get("D"))
        if isinstance(told, (bytes, PSLiteral)):
            name = decode_text(told) if isinstance(told, bytes) else literal_name(told)
            told = resolve1(self._named.get(name))
        if isinstance(told, dict):
            told = resolve1(told.get("D"))
        return Destination.from_list(self._document, told) if isinstance(told, list) else None

    @cached_property
    def _named(self) -> dict[str, PDFObject]:
        try:
            return dict(islice(self._names(), MOST_NAMES))
        except TROUBLE:
            return {}

    def _names(self) -> Iterator[tuple[str, PDFObject]]:
        known = self._document.destinations
        if known.dests_dict is not None:
            yield from known.dests_dict.items()
        elif known.dests_tree is not None:
            for name, place in known.dests_tree.items():
                yield decode_text(name), place
