"""An edition is rendered: the list of the steps."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace

from markupsafe import Markup

from publisher.model.edition import Edition
from publisher.model.house import NotePlace
from publisher.model.rendering import (
    NAVIGATION,
    Cover,
    Document,
    DocumentKind,
    Landmark,
    NavPoint,
    PrintedPage,
    Rendering,
)
from publisher.rendering.bodies import set_bodies
from publisher.rendering.compositor import open_workshop
from publisher.rendering.contents import make_contents, make_landmarks
from publisher.rendering.context import Desk, set_up
from publisher.rendering.design import Design
from publisher.rendering.document_plans import Sheet, plan_sheets
from publisher.rendering.margin_pages import with_figures
from publisher.rendering.note_targets import find_whereabouts
from publisher.rendering.page_lists import NumberedPages, number_pages
from publisher.rendering.print_document import Leaf, in_one_document, make_leaf
from publisher.rendering.source_pages import PageMarks
from publisher.rendering.web_document import WebParts, web_markup
from publisher.rendering.well_formed import well_formed
from publisher.rendering.xml_safe import legible_facts

EPUB_STYLES = ("book.css", "epub.css")
PRINT_STYLES = ("book.css", "print.css")
COVER_STYLES = ("cover.css",)
WEB_STYLES = ("book.css", "epub.css", "web.css")
# What the printed book has not: its cover is made apart, a pamphlet of paper has no half title.
_NO_LEAF = (DocumentKind.COVER, DocumentKind.HALFTITLE)
_MATTER = {
    DocumentKind.PART: "bodymatter",
    DocumentKind.CHAPTER: "bodymatter",
    DocumentKind.ENDNOTES: "backmatter",
    DocumentKind.COLOPHON: "backmatter",
}


def render(edition: Edition, design: Design, printed: tuple[PrintedPage, ...] = ()) -> Rendering:
    """Return a book as documents for the EPUB, one document for print and one for browsers.

    ``printed`` are the pages of the print edition, for a house whose page lists follow it.
    Raises DesignError for a template or style sheet that is missing or wrong.
    """
    edition = replace(edition, facts=legible_facts(edition.facts))
    desk = set_up(edition, design)
    source_pages = PageMarks(edition)
    book = _set(desk, source_pages, edition.facts.settings.notes)
    numbered = number_pages(desk, _with_contents(book), source_pages, printed)
    contents = _contents(desk, book)
    landmarks = make_landmarks(book.sheets, desk.label)
    return Rendering(
        facts=edition.facts,
        documents=_documents(desk, book.sheets, numbered.bodies),
        contents=contents,
        landmarks=landmarks,
        page_list=numbered.targets,
        navigation=_navigation(desk, contents, landmarks, numbered),
        styles=tuple(design.style(name) for name in EPUB_STYLES),
        cover=Cover(desk.cover_page(), desk.cover_alt),
        print_markup=_print_markup(desk, _for_print(desk, book)),
        print_styles=tuple(design.style(name) for name in (*PRINT_STYLES, *COVER_STYLES)),
        page_sources=numbered.sources,
        accessibility=_summary(desk, numbered),
        web_markup=web_markup(desk, WebParts(book.sheets, numbered, contents, _names(WEB_STYLES))),
        web_styles=tuple(design.style(name) for name in WEB_STYLES),
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
    """Return the book with its notes where the printed edition has them, and its page marks."""
    settings = desk.edition.facts.settings
    if settings.print_notes is book.notes and not settings.margin_pages:
        return book
    pages = PageMarks(desk.edition, wanted=settings.margin_pages)
    return _set(desk, pages, settings.print_notes)


def _contents(desk: Desk, book: _SetBook) -> tuple[NavPoint, ...]:
    edition = desk.edition
    quotes = edition.facts.settings.quotation_marks
    return make_contents(book.sheets, quotes, collection=edition.collection)


def _names(styles: tuple[str, ...]) -> tuple[str, ...]:
    return tuple(f"styles/{name}" for name in styles)


def _with_contents(book: _SetBook) -> tuple[tuple[str, Markup], ...]:
    """Return files and bodies in reading order, a place for the contents after the imprint."""
    names = (sheet.name for sheet in book.sheets)
    bodies = list(zip(names, book.bodies, strict=True))
    bodies.insert(_imprint(book.sheets) + 1, (NAVIGATION, Markup("")))
    return tuple(bodies)


def _navigation(
    desk: Desk,
    contents: tuple[NavPoint, ...],
    landmarks: tuple[Landmark, ...],
    numbered: NumberedPages,
) -> str:
    markup = desk.fill(
        "book/nav.html",
        styles=_names(EPUB_STYLES),
        contents=contents,
        landmarks=landmarks,
        page_list=numbered.targets,
        page_list_title=desk.label(numbered.title),
        page_marks=numbered.bodies[NAVIGATION],
    )
    return well_formed(markup, NAVIGATION)


def _summary(desk: Desk, numbered: NumberedPages) -> str:
    """Return in the book's language how it can be read, and no more than is true of it."""
    keys = ["accessibility_summary"]
    keys += ["accessibility_notes"] * any(part.notes for part in desk.edition.parts)
    keys += [numbered.summary] * bool(numbered.targets)
    return " ".join(desk.label(key) for key in keys)


def _documents(
    desk: Desk, sheets: tuple[Sheet, ...], bodies: Mapping[str, Markup]
) -> tuple[Document, ...]:
    return tuple(_document(desk, sheet, bodies[sheet.name]) for sheet in sheets)


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
    bodies: Iterable[Markup] = book.bodies
    if desk.edition.facts.settings.margin_pages:
        kinds = (sheet.kind for sheet in book.sheets)
        bodies = with_figures(zip(kinds, bodies, strict=True), desk.label("page"))
    leaves = [
        make_leaf(sheet, body, title, collection=collection)
        for sheet, body in zip(book.sheets, bodies, strict=True)
        if sheet.kind not in _NO_LEAF
    ]
    imprint = next(i for i, leaf in enumerate(leaves) if leaf.kind == DocumentKind.IMPRINT)
    leaves.insert(imprint + 1, _contents_leaf(desk, _contents(desk, book)))
    return str(desk.fill("print/book.html", leaves=leaves, styles=_names(PRINT_STYLES)))


def _imprint(sheets: tuple[Sheet, ...]) -> int:
    """Return the place of the imprint among the documents; the contents follow it."""
    return next(i for i, s in enumerate(sheets) if s.kind is DocumentKind.IMPRINT)


def _contents_leaf(desk: Desk, contents: tuple[NavPoint, ...]) -> Leaf:
    title = desk.label("contents")
    markup = desk.fill("book/contents.html", contents=in_one_document(contents))
    return Leaf("contents", markup, desk.edition.facts.title, title)
