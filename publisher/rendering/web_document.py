"""The book as one HTML document for browsers: the same bodies under one frame."""

from __future__ import annotations

from collections.abc import Iterable

from markupsafe import Markup

from publisher.expressions import compiled
from publisher.model.rendering import NAVIGATION, DocumentKind, NavPoint, PageTarget
from publisher.rendering.context import RenderContext
from publisher.rendering.document_plans import DocumentPlan
from publisher.rendering.page_lists import NumberedPages
from publisher.rendering.print_document import in_one_document, link_inside
from publisher.rendering.well_formed import well_formed
from publisher.structs import frozen

TEMPLATE = "web/page.html"
# Attributes that HTML does not have: ' epub:type="chapter"', ' xml:lang="nl"'. Quotation marks are
# escaped, so this can only be markup.
_FOR_XML = compiled(r' (?:epub:type|xml:lang)="[^"]*"')
# Documents that the page does without: its title page says the same.
_LEFT_OUT = (DocumentKind.COVER, DocumentKind.HALFTITLE)
_TEXT = (DocumentKind.PART, DocumentKind.CHAPTER)


@frozen
class WebParts:
    """The parts of the page: planned documents, their bodies and pages, contents, names of styles."""

    plans: tuple[DocumentPlan, ...]
    numbered: NumberedPages
    contents: tuple[NavPoint, ...]
    styles: tuple[str, ...]


def web_markup(context: RenderContext, parts: WebParts) -> str:
    """Return the page; cover and half title are left out, for the title page says the same."""
    plans = [plan for plan in parts.plans if plan.kind not in _LEFT_OUT]
    first = 1 + next(i for i, s in enumerate(plans) if s.kind is DocumentKind.IMPRINT)
    leaves = [_leaf(parts.numbered.bodies[plan.name]) for plan in plans]
    start = next((plan.id for plan in plans if plan.kind in _TEXT), "contents")
    markup = context.fill(
        TEMPLATE,
        styles=parts.styles,
        start=f"#{start}",
        before=leaves[:first],
        after=leaves[first:],
        contents=in_one_document(parts.contents),
        page_list=tuple(_inside(parts.numbered.targets)),
        page_list_title=context.label(parts.numbered.title),
        page_marks=_leaf(parts.numbered.bodies[NAVIGATION]),
    )
    return well_formed(markup, TEMPLATE)


def _leaf(body: Markup) -> Markup:
    """Return a body as HTML: its links inside one document, without what only XML knows."""
    return Markup(_FOR_XML.sub("", link_inside(body)).strip())  # noqa: S704


def _inside(targets: Iterable[PageTarget]) -> Iterable[PageTarget]:
    return (PageTarget(page.label, f"#{page.href.partition('#')[2]}") for page in targets)
