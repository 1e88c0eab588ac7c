"""The body of each document, set by the template of its kind."""

from __future__ import annotations

from collections.abc import Iterable

from markupsafe import Markup

import publisher
from publisher.model.edition import Chapter
from publisher.model.rendering import COVER_IMAGE, DocumentKind
from publisher.model.text import Inlines, Words
from publisher.rendering.compositor import Compositor, Workshop
from publisher.rendering.context import Desk
from publisher.rendering.document_plans import Sheet
from publisher.rendering.headings import chapter_body, chapter_heading, subheadings
from publisher.rendering.imprint import colophon_lines, imprint_lines
from publisher.rendering.title_pages import book_opening, part_opening

MADE_WITH = f"publisher {publisher.__version__}"


def set_bodies(desk: Desk, sheets: Iterable[Sheet], workshop: Workshop) -> tuple[Markup, ...]:
    """Return the body of each document, in their order."""
    compositors: dict[str, Compositor] = {}
    bodies: list[Markup] = []
    for sheet in sheets:
        compositor = None
        if sheet.part is not None:
            new = Compositor(sheet.part, workshop)
            compositor = compositors.setdefault(sheet.part.prefix, new)
            compositor.open(sheet.name)
        bodies.append(_body(desk, sheet, compositor))
    return tuple(bodies)


def _body(desk: Desk, sheet: Sheet, compositor: Compositor | None) -> Markup:
    values = _values(desk, sheet, compositor)
    return desk.fill(f"book/{sheet.kind}.html", sheet=sheet, **values)


def _values(desk: Desk, sheet: Sheet, compositor: Compositor | None) -> dict[str, object]:
    """Return what the template of a document needs to know besides what all know."""
    edition, label = desk.edition, desk.label
    match sheet.kind:
        case DocumentKind.COVER:
            return {"image": COVER_IMAGE, "alt": desk.cover_alt}
        case DocumentKind.HALFTITLE:
            return {}
        case DocumentKind.TITLEPAGE:
            return {"opening": book_opening(edition, label)} | _setting(compositor)
        case DocumentKind.IMPRINT:
            return {"lines": imprint_lines(edition, label)}
        case DocumentKind.PART:
            return {"opening": part_opening(sheet, label)} | _setting(compositor)
        case DocumentKind.CHAPTER:
            return _chapter(sheet, compositor)
        case DocumentKind.ENDNOTES:
            return _notes(sheet, compositor)
        case DocumentKind.COLOPHON:
            return {"lines": colophon_lines(edition, MADE_WITH, label)}


def _setting(compositor: Compositor | None) -> dict[str, object]:
    """Return what sets the front matter of a text; a page without a text has none to set."""
    if compositor is None:
        return {}
    return {"inlines": compositor.inlines, "first_page": compositor.first_page}


def _chapter(sheet: Sheet, compositor: Compositor | None) -> dict[str, object]:
    if sheet.chapter is None or compositor is None:
        return {}
    body, below = chapter_body(sheet.chapter), subheadings(sheet.chapter, sheet.rank)
    return {
        "heading": _heading(sheet, sheet.chapter),
        "inlines": compositor.inlines,
        "blocks": lambda: compositor.blocks(body, below),
    } | _notes(sheet, compositor)


def _notes(sheet: Sheet, compositor: Compositor | None) -> dict[str, object]:
    return {} if compositor is None else {"notes": lambda: compositor.notes(sheet.notes)}


def _heading(sheet: Sheet, chapter: Chapter) -> Inlines | None:
    """Return the heading of a chapter; one without takes the title of its text.

    In a collection the half-title page has said it just before.
    """
    own = chapter_heading(chapter)
    return (Words(sheet.title),) if own is None and sheet.depth else own
