"""Checks of links: they lead somewhere, say where, can be touched, and stand in the structure."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pikepdf

from publisher.checking.pdf.opened import Element, OpenedPdf, Reference
from publisher.checking.rule import Rule
from publisher.model.findings import Finding

DEAD = Rule("printing/dead-link")
SILENT = Rule("printing/link-silent")
SMALL = Rule("printing/link-too-small")
OUTSIDE = Rule("printing/link-outside")
ENTRY = Rule("printing/contents-entry")

# Points, in either direction; what is smaller cannot be touched, on no screen.
SMALLEST = 1.0
# Not for readers, or nothing to read (ISO 14289-1, 7.18.1).
APART = ("/PrinterMark", "/Popup")


def check_links(book: OpenedPdf) -> Iterator[Finding]:
    """Check the annotations of the pages (ISO 14289-1, 7.18)."""
    owners = {obj: e for e in book.elements for obj in e.objects}
    for page, annotation in book.annotations():
        if annotation.get("/Subtype") not in APART:
            yield from _check_link(book, page, annotation, owners)
    for number, drawn in enumerate(book.pdf.pages, start=1):
        if drawn.obj.get("/Annots") and drawn.obj.get("/Tabs") != "/S":
            message = "the links do not follow the order of the structure"
            yield OUTSIDE.on_page(book, number, message)


def _check_link(
    book: OpenedPdf, page: int, annotation: Any, owners: dict[Reference, Element]
) -> Iterator[Finding]:
    """Check one annotation; ``owners`` are the elements by the annotations they hold."""
    if not str(annotation.get("/Contents", "")).strip():
        yield SILENT.on_page(book, page, "a link does not say where it leads")
    left, bottom, right, top = (float(side) for side in annotation.Rect)
    if min(abs(right - left), abs(top - bottom)) < SMALLEST:
        yield SMALL.on_page(book, page, "a link has no area")
    owner = owners.get(annotation.objgen)
    if owner is None or owner.type not in ("Link", "Annot", "Form", "Reference", "Note"):
        yield OUTSIDE.on_page(book, page, "a link stands outside the structure")
    name = _goal(annotation)
    if name is not None and name not in book.destinations:
        yield DEAD.on_page(book, page, f"a link leads to “{name}”, which does not exist")


def _goal(annotation: Any) -> str | None:
    """Return the name of the place that a link leads to, None where it is no name."""
    goal = annotation.get("/Dest", annotation.get("/A", pikepdf.Dictionary()).get("/D"))
    return str(goal) if isinstance(goal, pikepdf.String | pikepdf.Name) else None


def check_entries(book: OpenedPdf) -> Iterator[Finding]:
    """Check that every entry of the contents holds a link."""
    wanted = sum(not {"TOC"} & set(entry.below[:1]) for entry in book.of_type("TOCI"))
    links = sum("TOCI" in element.above for element in book.of_type("Link"))
    if links < wanted:
        yield ENTRY.broken(f"entries without a link: {wanted - links}", book.shown)
