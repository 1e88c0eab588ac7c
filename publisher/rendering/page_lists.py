"""The page list of an e-book leads to the pages of its source, or of the print edition."""

from __future__ import annotations

from collections.abc import Mapping

from markupsafe import Markup

from publisher.model.house import PageOrigin
from publisher.model.rendering import PageTarget, PrintedPage
from publisher.rendering.context import RenderContext
from publisher.rendering.print_pages import NamedBody, mark_pages
from publisher.rendering.source_pages import SourcePageMarks
from publisher.structs import frozen


@frozen
class NumberedPages:
    """Bodies by file with marks where pages begin, the list that leads to them, what they are of.

    ``title`` and ``summary`` are the labels of the list and of what is said of it.
    """

    bodies: Mapping[str, Markup]
    targets: tuple[PageTarget, ...]
    sources: tuple[str, ...]
    title: str
    summary: str


def number_pages(
    context: RenderContext,
    bodies: tuple[NamedBody, ...],
    source_pages: SourcePageMarks,
    printed: tuple[PrintedPage, ...],
) -> NumberedPages:
    """Return the bodies with the pages that the house wants them to have.

    ``printed`` are the pages of the print edition, in order.
    """
    if context.edition.facts.settings.page_list is PageOrigin.SOURCE:
        targets, sources = source_pages.targets, source_pages.sources
        return NumberedPages(_by_name(bodies), targets, sources, "page_list", "accessibility_pages")
    # The source's pages have no marks now; those of the print edition are put into the bodies.
    macro = context.templates.macros("macros/inlines.html")("page_break")
    marked = mark_pages(bodies, printed, lambda id_, n: macro(id_, f"{context.label('page')} {n}"))
    names = (body.name for body in bodies)
    return NumberedPages(
        dict(zip(names, marked.bodies, strict=True)),
        marked.targets,
        (_print_edition(context),) if marked.targets else (),
        "print_page_list",
        "accessibility_print_pages",
    )


def _by_name(bodies: tuple[NamedBody, ...]) -> dict[str, Markup]:
    return {body.name: body.markup for body in bodies}


def _print_edition(context: RenderContext) -> str:
    """Return what names the print edition: its ISBN, else the title with that word."""
    facts = context.edition.facts
    if facts.isbn_print:
        return f"urn:isbn:{facts.isbn_print.replace('-', '')}"
    return f"{facts.title} ({context.label('print_edition')})"
