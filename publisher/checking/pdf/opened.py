"""A PDF file opened for checking: its elements of structure, what is drawn on its pages, its XMP."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import field
from typing import Any
from xml.etree.ElementTree import Element as Xml

import pikepdf

from publisher.structs import frozen

Mark = tuple[int, int]  # page from 0, number of the marked content
Reference = tuple[int, int]  # number and generation of an object


@frozen
class Element:
    """An element of the structure: its type by the standard, what it holds, what it stands in.

    ``above`` are the types it stands in, from the top. ``page`` counts from 1; 0 where the
    element says none. ``objects`` are annotations that belong to it.
    """

    type: str
    entry: pikepdf.Object
    above: tuple[str, ...]
    below: tuple[str, ...]
    page: int
    marks: tuple[Mark, ...]
    objects: tuple[Reference, ...]


@frozen
class Drawn:
    """What the content of a page draws.

    ``marks`` are the numbers of its tagged pieces, ``loose`` counts what is drawn outside of
    tagged pieces and artifacts, ``mixed`` tagged pieces in artifacts and artifacts in tagged
    pieces, ``colours`` the device colours by their first letters (``rgb``, ``cmyk``, ``gray``).
    """

    marks: tuple[int, ...]
    loose: int
    mixed: int
    colours: frozenset[str]


@frozen
class OpenedPdf:
    """Everything that checks look at; ``xmp`` is the file's account of itself, if it can be read."""

    shown: str
    pdf: pikepdf.Pdf = field(repr=False)
    xmp: Xml | None
    elements: tuple[Element, ...]
    drawn: tuple[Drawn, ...]
    destinations: frozenset[str]

    @property
    def root(self) -> Any:
        """Return the catalogue."""
        return self.pdf.Root

    def of_type(self, *types: str) -> tuple[Element, ...]:
        """Return the elements of some types, in reading order."""
        return tuple(element for element in self.elements if element.type in types)

    def annotations(self) -> Iterator[tuple[int, Any]]:
        """Yield the annotations with their pages, counted from 1."""
        for number, page in enumerate(self.pdf.pages, start=1):
            for annotation in page.obj.get("/Annots", ()):
                yield number, annotation
