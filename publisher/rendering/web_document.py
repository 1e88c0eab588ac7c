"""The book as one HTML document for browsers: the same bodies under one frame."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass

from markupsafe import Markup

from publisher.model.rendering import NAVIGATION, DocumentKind, NavPoint, PageTarget
from publisher.rendering.context import Desk
from publisher.rendering.document_plans import Sheet
from publisher.rendering.page_lists import NumberedPages
from publisher.rendering.print_document import in_one_document, link_inside
from publisher.rendering.well_formed import well_formed

TEMPLATE = "web/page.html"
# What only XML knows: ' epub:type="chapter"', ' xml:lang="nl"'. Quotation marks in text are
# escaped, so this can only be markup.
_FOR_XML = re.compile(r' (?:epub:type|xml:lang)="[^"]*"')
_LEFT_OUT = (DocumentKind.COVER, DocumentKind.HALFTITLE)
_TEXT = (DocumentKind.PART, DocumentKind.CHAPTER)


@dataclass(frozen=True, slots=True)
class WebParts:
    """What the page is made of: documents as planned, their bodies and pages, contents, styles."""

    sheets: tuple[Sheet, ...]
    numbered: NumberedPages
    contents: tuple[NavPoint, ...]
    styles: tuple[str, ...]


def web_markup(desk: Desk, parts: WebParts) -> str:
    """Return the page; cover and half title are left out, for the title page says the same."""
    sheets = [sheet for sheet in parts.sheets if sheet.kind not in _LEFT_OUT]
    first = 1 + next(i for i, s in enumerate(sheets) if s.kind is DocumentKind.IMPRINT)
    leaves = [_leaf(parts.numbered.bodies[sheet.name]) for sheet in sheets]
    start = next((sheet.id for sheet in sheets if sheet.kind in _TEXT), "contents")
    markup = desk.fill(
        TEMPLATE,
        styles=parts.styles,
        start=f"#{start}",
        before=leaves[:first],
        after=leaves[first:],
        contents=in_one_document(parts.contents),
        page_list=tuple(_inside(parts.numbered.targets)),
        page_list_title=desk.label(parts.numbered.title),
        page_marks=_leaf(parts.numbered.bodies[NAVIGATION]),
    )
    return well_formed(markup, TEMPLATE)


def _leaf(body: Markup) -> Markup:
    """Return a body as HTML: its links inside one document, without what only XML knows."""
    return Markup(_FOR_XML.sub("", link_inside(body)).strip())  # noqa: S704


def _inside(targets: Iterable[PageTarget]) -> Iterable[PageTarget]:
    return (PageTarget(page.label, f"#{page.href.partition('#')[2]}") for page in targets)
