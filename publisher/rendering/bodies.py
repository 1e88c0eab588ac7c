"""The body of each document, set by the template of its kind."""

from __future__ import annotations

from collections.abc import Sequence

from markupsafe import Markup

from publisher.model.edition import Chapter, Edition
from publisher.model.house import ColophonPlace
from publisher.model.rendering import COVER_IMAGE, DocumentKind
from publisher.model.text import Inlines, Words
from publisher.rendering.compositor import Compositor, CompositorContext
from publisher.rendering.context import RenderContext
from publisher.rendering.document_plans import DocumentPlan, Label
from publisher.rendering.emendations import emended_texts
from publisher.rendering.headings import chapter_body, chapter_heading, subheadings
from publisher.rendering.imprint import (
    ImprintLine,
    colophon_lines,
    colophon_words,
    imprint_lines,
    made_with,
)
from publisher.rendering.title_pages import half_title_page, title_page


def set_bodies(
    context: RenderContext, plans: Sequence[DocumentPlan], shared: CompositorContext
) -> tuple[Markup, ...]:
    """Return the body of each document, in their order."""
    # One compositor for each text: it counts the calls of a note from document to document.
    compositors: dict[str, Compositor] = {}
    bodies: list[Markup] = []
    for plan in plans:
        compositor = None
        if plan.part is not None:
            new = Compositor(plan.part, shared)
            compositor = compositors.setdefault(plan.part.prefix, new)
            compositor.open(plan.name)
        values = _values(context, plan, compositor)
        if plan.kind is DocumentKind.EMENDATIONS:
            values = {"texts": emended_texts(plans, context.label)}
        bodies.append(_body(context, plan, values))
    return tuple(bodies)


def _body(context: RenderContext, plan: DocumentPlan, values: dict[str, object]) -> Markup:
    return context.fill(f"book/{plan.kind}.html", document=plan, sheet=plan, **values)


def _values(
    context: RenderContext, plan: DocumentPlan, compositor: Compositor | None
) -> dict[str, object]:
    """Return what the template of a document needs to know besides what all know."""
    edition, label = context.edition, context.label
    match plan.kind:
        case DocumentKind.COVER:
            return {"image": COVER_IMAGE, "alt": context.cover_alt}
        case DocumentKind.HALFTITLE | DocumentKind.EMENDATIONS:
            return {}
        case DocumentKind.TITLEPAGE:
            return {"opening": title_page(edition, label)} | _setting(compositor)
        case DocumentKind.IMPRINT:
            return {
                "lines": imprint_lines(edition, label, context.form),
                "words": colophon_words(edition, label),
                "colophon": _in_imprint(edition, label),
            }
        case DocumentKind.PART:
            return {"opening": half_title_page(plan, label)} | _setting(compositor)
        case DocumentKind.CHAPTER:
            return _chapter(plan, compositor)
        case DocumentKind.ENDNOTES:
            return _notes(plan, compositor)
        case DocumentKind.COLOPHON:
            lines = *colophon_lines(edition, label), made_with(label)
            return {"words": colophon_words(edition, label), "lines": lines}


def _in_imprint(edition: Edition, label: Label) -> tuple[ImprintLine, ...] | None:
    """Return the lines of a colophon that has no page of its own; None of another."""
    if edition.facts.settings.colophon is ColophonPlace.PAGE:
        return None
    return colophon_lines(edition, label)


def _setting(compositor: Compositor | None) -> dict[str, object]:
    """Return what sets the front matter of a text; a page without a text has none to set."""
    if compositor is None:
        return {}
    return {"inlines": compositor.inlines, "first_page": compositor.first_page}


def _chapter(plan: DocumentPlan, compositor: Compositor | None) -> dict[str, object]:
    if plan.chapter is None or compositor is None:
        return {}
    body, below = chapter_body(plan.chapter), subheadings(plan.chapter, plan.rank)
    return {
        "heading": heading_of(plan, plan.chapter),
        "inlines": compositor.inlines,
        "blocks": lambda: compositor.blocks(body, below),
    } | _notes(plan, compositor)


def _notes(plan: DocumentPlan, compositor: Compositor | None) -> dict[str, object]:
    return {} if compositor is None else {"notes": lambda: compositor.notes(plan.notes)}


def heading_of(plan: DocumentPlan, chapter: Chapter) -> Inlines | None:
    """Return the heading of a chapter; one without takes the title of its text.

    In a collection the half-title page has said it just before.
    """
    own = chapter_heading(chapter)
    return (Words(plan.title),) if own is None and plan.depth else own
