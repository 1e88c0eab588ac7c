"""The print edition as one HTML document: the same bodies under one frame."""

from __future__ import annotations

from collections.abc import Iterable

from markupsafe import Markup

from publisher.expressions import compiled
from publisher.model.rendering import NavPoint
from publisher.rendering.document_plans import DocumentPlan
from publisher.rendering.running_heads import LEFT, RIGHT, head_of
from publisher.structs import frozen

# href="chapter-01.xhtml#c1"; quotation marks in text are escaped, so this can only be markup
_LINK = compiled(r'href="[\w.-]+\.xhtml#([^"]+)"')
# <span epub:type="pagebreak" ...></span>: the print edition has pages of its own
_PAGE_BREAK = compiled(r'<span epub:type="pagebreak"[^>]*></span>')


@frozen
class PrintLeaf:
    """A document of the book inside the print frame, with its running heads."""

    kind: str
    markup: Markup
    running_left: str
    running_right: str


def one_document(markup: Markup) -> Markup:
    """Return the markup with links inside one document and without the source's page breaks."""
    return Markup(_PAGE_BREAK.sub("", link_inside(markup)))  # noqa: S704


def link_inside(markup: Markup) -> str:
    """Return the markup with links that stay inside one document."""
    return _LINK.sub(r'href="#\1"', str(markup))  # Markup would escape what is put in


def make_leaf(plan: DocumentPlan, markup: Markup, book: str, *, collection: bool) -> PrintLeaf:
    """Return a leaf: the book's title on the left, the chapter's (or text's) on the right."""
    # The left page names the book; the right one the text of a collection, else the chapter.
    part = plan.part
    right = part.title if collection and part is not None else plan.title
    heads = head_of(book, LEFT), head_of(right, RIGHT)
    return PrintLeaf(plan.kind.value, one_document(markup), *heads)


def in_one_document(contents: Iterable[NavPoint]) -> tuple[NavPoint, ...]:
    """Return the contents with targets inside one document."""
    return tuple(
        NavPoint(p.label, f"#{p.href.partition('#')[2]}", in_one_document(p.children))
        for p in contents
    )
