"""What a browser is shown beside the books of a house: the shelf they stand on, and proofs."""

from __future__ import annotations

from markupsafe import Markup

from publisher.languages import language_name
from publisher.model.shelf import ProofPage, Shelf
from publisher.rendering.design import Design
from publisher.rendering.templates import Templates

_STYLE = "shelf.css"


def render_shelf(shelf: Shelf, design: Design) -> bytes:
    """Return the page of a house; raise DesignError for a template or a style that is wrong."""
    books = (book for _, section in shelf.sections for book in section)
    names = {book.language: language_name(book.language, book.language) for book in books}
    return _page("web/shelf.html", design, shelf=shelf, languages=names)


def render_proof(proof: ProofPage, design: Design) -> bytes:
    """Return the page of a PDF's pictures; raise DesignError as ``render_shelf`` does."""
    return _page("web/proof.html", design, proof=proof)


def _page(template: str, design: Design, **values: object) -> bytes:
    # Nothing but a design decides on a style sheet, and what would end its element is escaped.
    css = design.style(_STYLE).content.decode("utf-8").replace("</", "<\\/")
    return Templates(design).fill(template, {"style": Markup(css), **values}).encode()  # noqa: S704
