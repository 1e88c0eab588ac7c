"""The contents and landmarks of a book, by which readers find their way."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from publisher.model.house import QuotationMarks
from publisher.model.rendering import NAVIGATION, DocumentKind, Landmark, NavPoint
from publisher.rendering.document_plans import DocumentPlan, Label
from publisher.rendering.headings import subheadings
from publisher.rendering.typography import line_of
from publisher.rendering.xml_safe import xml_safe
from publisher.structs import frozen

# The deepest level of headings that the contents show below a chapter.
_HEADINGS_SHOWN = 3


@frozen
class ContentsLine:
    """A line of the contents before it is put under others: its depth from 1, label, target."""

    depth: int
    label: str
    href: str


def make_contents(
    plans: Iterable[DocumentPlan], quotes: QuotationMarks, *, collection: bool
) -> tuple[NavPoint, ...]:
    """Return the contents; a pamphlet's shows the headings inside chapters as well.

    A book without any text has its title page in them, as contents must not be empty.
    """
    lines: list[ContentsLine] = []
    known = tuple(plans)
    for plan in known:
        if plan.depth:
            lines.append(ContentsLine(plan.depth, plan.title, plan.href))
        if not collection:
            lines.extend(_below(plan, quotes))
    title = (p for p in known if not lines and p.kind is DocumentKind.TITLEPAGE)
    return nest(lines or [ContentsLine(1, plan.title, plan.href) for plan in title])


def _below(plan: DocumentPlan, quotes: QuotationMarks) -> Iterator[ContentsLine]:
    if plan.chapter is None or plan.part is None:
        return
    tag = plan.part.text.language
    for below in subheadings(plan.chapter, plan.rank):
        label = xml_safe(line_of(below.heading.content, tag, quotes))
        if below.heading.level <= _HEADINGS_SHOWN and label:
            yield ContentsLine(plan.depth + 1, label, f"{plan.name}#{below.id}")


def nest(lines: list[ContentsLine]) -> tuple[NavPoint, ...]:
    """Return the lines of the contents, each put below the last line of less depth."""
    points: list[NavPoint] = []
    while lines:
        first, *rest = lines
        below = next((i for i, e in enumerate(rest) if e.depth <= first.depth), len(rest))
        points.append(NavPoint(first.label, first.href, nest(rest[:below])))
        lines = rest[below:]
    return tuple(points)


def make_landmarks(plans: tuple[DocumentPlan, ...], label: Label) -> tuple[Landmark, ...]:
    """Return the landmarks that the book has, in reading order."""
    kinds = DocumentKind
    text = next((s for s in plans if s.kind in (kinds.PART, kinds.CHAPTER)), None)
    notes = [s for s in plans if s.kind is kinds.ENDNOTES]
    found = (
        _landmark(plans, kinds.COVER, "cover"),
        _landmark(plans, kinds.TITLEPAGE, "titlepage"),
        Landmark("toc", label("contents"), f"{NAVIGATION}#contents"),
        text and Landmark("bodymatter", label("start_of_text"), text.href),
        # Several lists of notes, one for each text, are no landmark of the book.
        notes[0:1] and len(notes) == 1 and Landmark("endnotes", label("endnotes"), notes[0].href),
        _landmark(plans, kinds.COLOPHON, "colophon"),
    )
    return tuple(landmark for landmark in found if isinstance(landmark, Landmark))


def _landmark(plans: Iterable[DocumentPlan], kind: DocumentKind, type_: str) -> Landmark | None:
    return next((Landmark(type_, s.title, s.href) for s in plans if s.kind is kind), None)
