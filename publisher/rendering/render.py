"""An edition is rendered: the list of the steps."""

from __future__ import annotations

from dataclasses import dataclass, replace

from markupsafe import Markup

from publisher.model.edition import Edition
from publisher.model.house import NotePlace
from publisher.model.rendering import NAVIGATION, Cover, Document, DocumentKind, NavPoint, Rendering
from publisher.rendering.bodies import set_bodies
from publisher.rendering.compositor import open_workshop
from publisher.rendering.contents import make_contents, make_landmarks
from publisher.rendering.design import Design
from publisher.rendering.desk import Desk, set_up
from publisher.rendering.legible import legible_facts
from publisher.rendering.pagemarks import PageMarks
from publisher.rendering.press import Leaf, in_one_document, make_leaf
from publisher.rendering.sheets import Sheet, plan_sheets
from publisher.rendering.wellformed import well_formed
from publisher.rendering.whereabouts import find_whereabouts

EPUB_STYLES = ("book.css", "epub.css")
PRINT_STYLES = ("book.css", "print.css")
COVER_STYLES = ("cover.css",)
_MATTER = {
    DocumentKind.PART: "bodymatter",
    DocumentKind.CHAPTER: "bodymatter",
    DocumentKind.ENDNOTES: "backmatter",
    DocumentKind.COLOPHON: "backmatter",
}


def render(edition: Edition, design: Design) -> Rendering:
    """Return a book as documents for the EPUB and one document for print.

    Raises DesignError for a template or style sheet that is missing or wrong.
    """
    edition = replace(edition, facts=legible_facts(edition.facts))
    desk = set_up(edition, design)
    pages = PageMarks(edition)
    settings = edition.facts.settings
    book = _set(desk, pages, settings.notes)
    contents = _contents(desk, book)
    landmarks = make_landmarks(book.sheets, desk.label)
    ways = {"contents": contents, "landmarks": landmarks, "page_list": pages.targets}
    return Rendering(
        facts=edition.facts,
        documents=_documents(desk, book),
        contents=contents,
        landmarks=landmarks,
        page_list=pages.targets,
        navigation=well_formed(
            desk.fill("book/nav.html", styles=_names(EPUB_STYLES), **ways), NAVIGATION
        ),
        styles=tuple(design.style(name) for name in EPUB_STYLES),
        cover=Cover(desk.cover_page(), desk.cover_alt),
        print_markup=_print_markup(desk, _for_print(desk, book)),
        print_styles=tuple(design.style(name) for name in (*PRINT_STYLES, *COVER_STYLES)),
        page_sources=pages.sources,
        accessibility=desk.label("accessibility_summary"),
    )


@dataclass(frozen=True, slots=True)
class _SetBook:
    """The documents of a book as planned, and the body of each; where its notes stand."""

    sheets: tuple[Sheet, ...]
    bodies: tuple[Markup, ...]
    notes: NotePlace


def _set(desk: Desk, pages: PageMarks, notes: NotePlace) -> _SetBook:
    sheets = plan_sheets(desk.edition, desk.label, notes)
    workshop = open_workshop(desk, pages, find_whereabouts(sheets))
    return _SetBook(sheets, set_bodies(desk, sheets, workshop), notes)


def _for_print(desk: Desk, book: _SetBook) -> _SetBook:
    """Return the book with its notes where the printed edition has them."""
    notes = desk.edition.facts.settings.print_notes
    return book if notes is book.notes else _set(desk, PageMarks(desk.edition), notes)


def _contents(desk: Desk, book: _SetBook) -> tuple[NavPoint, ...]:
    edition = desk.edition
    quotes = edition.facts.settings.quotation_marks
    return make_contents(book.sheets, quotes, collection=edition.collection)


def _names(styles: tuple[str, ...]) -> tuple[str, ...]:
    return tuple(f"styles/{name}" for name in styles)


def _documents(desk: Desk, book: _SetBook) -> tuple[Document, ...]:
    pairs = zip(book.sheets, book.bodies, strict=True)
    return tuple(_document(desk, sheet, body) for sheet, body in pairs)


def _document(desk: Desk, sheet: Sheet, body: Markup) -> Document:
    markup = desk.fill(
        "book/document.html",
        sheet=sheet,
        matter=_MATTER.get(sheet.kind, "frontmatter"),
        styles=_names(EPUB_STYLES),
        body=body,
    )
    return Document(sheet.name, sheet.kind, sheet.title, well_formed(markup, sheet.name))


def _print_markup(desk: Desk, book: _SetBook) -> str:
    collection, title = desk.edition.collection, desk.edition.facts.title
    leaves = [
        make_leaf(sheet, body, title, collection=collection)
        for sheet, body in zip(book.sheets, book.bodies, strict=True)
        if sheet.kind is not DocumentKind.COVER
    ]
    leaves.insert(_contents_position(book.sheets), _contents_leaf(desk, _contents(desk, book)))
    return str(desk.fill("print/book.html", leaves=leaves, styles=_names(PRINT_STYLES)))


def _contents_position(sheets: tuple[Sheet, ...]) -> int:
    """Return where the contents page goes: after the imprint. The cover is no leaf."""
    return next(i for i, s in enumerate(sheets) if s.kind is DocumentKind.IMPRINT)


def _contents_leaf(desk: Desk, contents: tuple[NavPoint, ...]) -> Leaf:
    title = desk.label("contents")
    markup = desk.fill("book/contents.html", contents=in_one_document(contents))
    return Leaf("contents", markup, desk.edition.facts.title, title)
