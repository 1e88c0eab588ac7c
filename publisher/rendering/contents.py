"""The ways into a book: contents and landmarks."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from publisher.model.house import QuotationMarks
from publisher.model.rendering import NAVIGATION, DocumentKind, Landmark, NavPoint
from publisher.rendering.document_plans import Label, Sheet
from publisher.rendering.headings import subheadings
from publisher.rendering.typography import line_of
from publisher.rendering.xml_safe import legible

_HEADINGS_SHOWN = 3  # level of the headings that stand in the contents below their chapter


@dataclass(frozen=True, slots=True)
class Entry:
    """A line of the contents before it is put under others: how deep it stands, label, target."""

    depth: int
    label: str
    href: str


def make_contents(
    sheets: Iterable[Sheet], quotes: QuotationMarks, *, collection: bool
) -> tuple[NavPoint, ...]:
    """Return the contents; a pamphlet's shows the headings inside chapters as well."""
    entries: list[Entry] = []
    for sheet in sheets:
        if sheet.depth:
            entries.append(Entry(sheet.depth, sheet.title, sheet.href))
        if not collection:
            entries.extend(_below(sheet, quotes))
    return nest(entries)


def _below(sheet: Sheet, quotes: QuotationMarks) -> Iterator[Entry]:
    if sheet.chapter is None or sheet.part is None:
        return
    tag = sheet.part.text.language
    for below in subheadings(sheet.chapter, sheet.rank):
        label = legible(line_of(below.heading.content, tag, quotes))
        if below.heading.level <= _HEADINGS_SHOWN and label:
            yield Entry(sheet.depth + 1, label, f"{sheet.name}#{below.id}")


def nest(entries: list[Entry]) -> tuple[NavPoint, ...]:
    """Return a list of entries with their depths as a tree."""
    points: list[NavPoint] = []
    while entries:
        first, *rest = entries
        below = next((i for i, e in enumerate(rest) if e.depth <= first.depth), len(rest))
        points.append(NavPoint(first.label, first.href, nest(rest[:below])))
        entries = rest[below:]
    return tuple(points)


def make_landmarks(sheets: tuple[Sheet, ...], label: Label) -> tuple[Landmark, ...]:
    """Return the landmarks that the book has, in reading order."""
    kinds = DocumentKind
    text = next((s for s in sheets if s.kind in (kinds.PART, kinds.CHAPTER)), None)
    notes = [s for s in sheets if s.kind is kinds.ENDNOTES]
    found = (
        _landmark(sheets, kinds.COVER, "cover"),
        _landmark(sheets, kinds.TITLEPAGE, "titlepage"),
        Landmark("toc", label("contents"), f"{NAVIGATION}#contents"),
        text and Landmark("bodymatter", label("start_of_text"), text.href),
        # Several lists of notes, one for each text, are no landmark of the book.
        notes[0:1] and len(notes) == 1 and Landmark("endnotes", label("endnotes"), notes[0].href),
        _landmark(sheets, kinds.COLOPHON, "colophon"),
    )
    return tuple(landmark for landmark in found if isinstance(landmark, Landmark))


def _landmark(sheets: Iterable[Sheet], kind: DocumentKind, type_: str) -> Landmark | None:
    return next((Landmark(type_, s.title, s.href) for s in sheets if s.kind is kind), None)
