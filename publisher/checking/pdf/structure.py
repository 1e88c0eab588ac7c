"""Checks of the structure: everything drawn has its place, and each type what it must have."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from itertools import pairwise

import pikepdf

from publisher.checking.pdf.opened import Element, Mark, OpenedPdf, Reference
from publisher.checking.rule import Rule
from publisher.model.findings import Finding

UNTAGGED = Rule("printing/content-untagged")
MISMATCH = Rule("printing/structure-mismatch")
UNKNOWN = Rule("printing/type-unknown")
NESTING = Rule("printing/type-misplaced")
HEADINGS = Rule("printing/heading-order")
FIGURE = Rule("printing/alt-missing")
NOTE = Rule("printing/note-identity")

# Headings with a rank; H, whose rank follows from where it stands, is in TYPES alone.
HEADING = ("H1", "H2", "H3", "H4", "H5", "H6")
TYPES = {
    *HEADING,
    *("Document", "Part", "Art", "Sect", "Div", "BlockQuote", "Caption", "TOC", "TOCI", "Index"),
    *("NonStruct", "Private", "P", "H", "L", "LI", "Lbl", "LBody", "Table", "TR", "TH", "TD"),
    *("THead", "TBody", "TFoot", "Span", "Quote", "Note", "Reference", "BibEntry", "Code", "Link"),
    *("Annot", "Ruby", "RB", "RT", "RP", "Warichu", "WT", "WP", "Figure", "Formula", "Form"),
}
# What an element may stand in, and what it may hold (ISO 32000-1, 14.8.4.3).
INSIDE = {
    "LI": {"L"},
    "LBody": {"LI"},
    "TOCI": {"TOC"},
    "TR": {"Table", "THead", "TBody", "TFoot"},
    "TH": {"TR"},
    "TD": {"TR"},
    "THead": {"Table"},
    "TBody": {"Table"},
    "TFoot": {"Table"},
}
HOLDS = {
    "L": {"L", "LI", "Caption"},
    "LI": {"Lbl", "LBody"},
    "TOC": {"TOC", "TOCI", "Caption"},
    "TOCI": {"Lbl", "Reference", "NonStruct", "P", "TOC"},
    "Table": {"TR", "THead", "TBody", "TFoot", "Caption"},
    "TR": {"TH", "TD"},
}


def check_contents(book: OpenedPdf) -> Iterator[Finding]:
    """Check that all that is drawn is tagged or an artifact, and not both (ISO 14289-1, 7.1)."""
    owned = {mark for element in book.elements for mark in element.marks}
    for number, drawn in enumerate(book.drawn):
        lost = sum((number, mark) not in owned for mark in drawn.marks)
        if drawn.loose or lost:
            message = f"pieces outside the structure: {drawn.loose + lost}"
            yield UNTAGGED.on_page(book, number + 1, message)
        if drawn.mixed:
            message = f"pieces both in the structure and out of it: {drawn.mixed}"
            yield UNTAGGED.on_page(book, number + 1, message)


def check_tree(book: OpenedPdf) -> Iterator[Finding]:
    """Check that elements lead to what is on the pages, once, and the pages lead back to them."""
    there = {(page, mark) for page, drawn in enumerate(book.drawn) for mark in drawn.marks}
    owners = {mark: e.entry.objgen for e in book.elements for mark in e.marks}
    counted = Counter(mark for element in book.elements for mark in element.marks)
    twice = Counter((n, mark) for n, drawn in enumerate(book.drawn) for mark in drawn.marks)
    back = _ways_back(book)
    for kind, marks in (
        ("pieces that do not exist", sorted(owners.keys() - there)),
        ("pieces that occur twice", sorted(m for m, n in (counted | twice).items() if n > 1)),
        (
            "back references that lead elsewhere",
            sorted(m for m, o in owners.items() if back.get(m) != o),
        ),
    ):
        if marks:
            yield MISMATCH.on_page(book, marks[0][0] + 1, f"{kind}: {len(marks)}")


def _ways_back(book: OpenedPdf) -> dict[Mark, Reference]:
    """Return the elements that pages name as the owners of what they draw (the parent tree)."""
    tree = book.root.get("/StructTreeRoot", pikepdf.Dictionary()).get("/ParentTree")
    if tree is None:
        return {}
    numbers = dict(pikepdf.NumberTree(tree).items())
    return {
        (number, mark): owner.objgen
        for number, page in enumerate(book.pdf.pages)
        for mark, owner in enumerate(numbers.get(int(page.get("/StructParents", -1)), ()))
        if isinstance(owner, pikepdf.Dictionary)
    }


def check_types(book: OpenedPdf) -> Iterator[Finding]:
    """Check that the types are known and stand where they may."""
    for element in book.elements:
        around = element.above[-1] if element.above else ""
        if element.type not in TYPES:
            yield UNKNOWN.on_page(book, element.page, f"there is no type {element.type}")
        if around not in INSIDE.get(element.type, {around}):
            message = f"{element.type} stands in {around or 'nothing'}"
            yield NESTING.on_page(book, element.page, message)
        for inner in sorted(set(element.below) - HOLDS.get(element.type, set(element.below))):
            yield NESTING.on_page(book, element.page, f"{element.type} holds {inner}")


def check_headings(book: OpenedPdf) -> Iterator[Finding]:
    """Check that headings begin with the first rank, skip none (ISO 14289-1, 7.4.2) and have words."""
    headings = book.of_type(*HEADING)
    ranks = [(0, 0), *((int(heading.type[1]), heading.page) for heading in headings)]
    for (before, _), (rank, page) in pairwise(ranks):
        if rank > before + 1:
            yield HEADINGS.on_page(book, page, f"H{rank} follows {f'H{before}'}")
    for heading in headings:
        if not heading.marks and not heading.below:
            yield HEADINGS.on_page(book, heading.page, f"{heading.type} is empty")


def check_figures(book: OpenedPdf) -> Iterator[Finding]:
    """Check that pictures are described (ISO 14289-1, 7.3 and 7.7)."""
    for figure in book.of_type("Figure", "Formula"):
        words = (str(figure.entry.get(key, "")).strip() for key in ("/Alt", "/ActualText"))
        if not any(words):
            yield FIGURE.on_page(book, figure.page, f"a {figure.type} has no description")


def check_notes(book: OpenedPdf) -> Iterator[Finding]:
    """Check that each note has an ID that no other has (ISO 14289-1, 7.9)."""
    notes = book.of_type("Note")
    counted = Counter(_identity(note) for note in notes)
    for note in notes:
        identity = _identity(note)
        if not identity or counted[identity] > 1:
            message = f"the ID “{identity}” occurs twice" if identity else "a note has no ID"
            yield NOTE.on_page(book, note.page, message)


def _identity(note: Element) -> str:
    """Return the ID of a note, empty where it has none."""
    return str(note.entry.get("/ID", ""))
