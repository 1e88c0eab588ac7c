"""An edition is rendered: the list of the steps."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace

from markupsafe import Markup

from publisher.model.edition import Edition
from publisher.model.findings import Finding, Severity
from publisher.model.formats import Format
from publisher.model.house import NotePlace
from publisher.model.places import Place
from publisher.model.rendering import (
    NAVIGATION,
    BookPicture,
    CoverRendering,
    Document,
    DocumentKind,
    EbookRendering,
    Landmark,
    NavPoint,
    PageRendering,
    PrintedPage,
    PrintRendering,
    Resource,
)
from publisher.rendering.bodies import set_bodies
from publisher.rendering.compositor import compositor_context
from publisher.rendering.contents import make_contents, make_landmarks
from publisher.rendering.context import RenderContext, render_context
from publisher.rendering.design import Design
from publisher.rendering.document_plans import DocumentPlan, plan_documents
from publisher.rendering.house_faces import (
    HouseFaces,
    house_faces,
    told_of_faces,
    with_sheets,
)
from publisher.rendering.margin_pages import with_figures
from publisher.rendering.note_targets import find_note_targets
from publisher.rendering.page_lists import NumberedPages, number_pages
from publisher.rendering.pictures import seen_in, summary_of
from publisher.rendering.print_document import PrintLeaf, in_one_document, make_leaf
from publisher.rendering.print_pages import NamedBody
from publisher.rendering.source_pages import SourcePageMarks
from publisher.rendering.style_sheets import (
    EPUB_STYLES,
    WEB_STYLES,
    cover_styles,
    faces_for,
    print_styles,
    screen_styles,
)
from publisher.rendering.web_document import WebParts, web_markup
from publisher.rendering.well_formed import well_formed
from publisher.rendering.xml_safe import xml_safe_record
from publisher.structs import frozen

# Documents that the print edition leaves out: its cover is drawn apart, and the frame of the print
# document sets a half title of its own in long books.
_NO_LEAF = (DocumentKind.COVER, DocumentKind.HALFTITLE)
_MATTER = {
    DocumentKind.PART: "bodymatter",
    DocumentKind.CHAPTER: "bodymatter",
    DocumentKind.ENDNOTES: "backmatter",
    DocumentKind.EMENDATIONS: "backmatter",
    DocumentKind.COLOPHON: "backmatter",
}


def render_ebook(
    edition: Edition,
    design: Design,
    printed: tuple[PrintedPage, ...] = (),
    pictures: tuple[BookPicture, ...] = (),
) -> EbookRendering:
    """Return a book as the documents of an e-book.

    ``printed`` are the pages of the print edition, for a house whose page lists follow it.
    ``pictures`` are those that its figures show; where one is missing, its words stand.
    Raises DesignError for a template or style sheet that is missing or wrong.
    """
    faces = _faces(design, screen_styles(EPUB_STYLES, edition, design), edition, Format.EPUB)
    design = with_sheets(design, faces, Format.EPUB)
    context = _context_of(edition, design, pictures, Format.EPUB)
    book = _set_for_screens(context, printed)
    contents = _contents(context, book.book)
    landmarks = make_landmarks(book.book.plans, context.label)
    return EbookRendering(
        facts=context.edition.facts,
        documents=_documents(context, book.book.plans, book.numbered.bodies),
        contents=contents,
        landmarks=landmarks,
        page_list=book.numbered.targets,
        navigation=_navigation(context, contents, landmarks, book.numbered),
        styles=_styles(design, screen_styles(EPUB_STYLES, edition, design)),
        cover=_cover(context, design),
        page_sources=book.numbered.sources,
        resources=(*faces.files(), *_files(context)),
        accessibility=_summary(context, book.numbered),
        direction=context.direction,
        seen=seen_in(context),
        findings=(
            *told_of_faces(faces, f"{edition.facts.name}.{Format.EPUB}"),
            *_misspelt(design, screen_styles(EPUB_STYLES, edition, design)),
        ),
    )


def render_print(
    edition: Edition, design: Design, pictures: tuple[BookPicture, ...] = ()
) -> PrintRendering:
    """Return a book as one document for the typesetter; ``pictures`` as for an e-book.

    Raises DesignError for a template or style sheet that is missing or wrong.
    """
    faces = _faces(design, print_styles(edition, design), edition, Format.PDF)
    design = with_sheets(design, faces, Format.PDF)
    context = _context_of(edition, design, pictures, Format.PDF)
    settings = context.edition.facts.settings
    # The source's pages stand in the margin or nowhere: a printed book has pages of its own.
    pages = SourcePageMarks(context.edition, wanted=settings.margin_pages)
    book = _set(context, pages, settings.print_notes)
    markup = _print_markup(context, book)
    styles = (*_styles(design, print_styles(edition, design)), faces_for(markup, design))
    facts = context.edition.facts
    found = told_of_faces(faces, f"{facts.name}.{Format.PDF}")
    return PrintRendering(facts, markup, styles, _files(context), context.direction, found)


def _faces(design: Design, sheets: tuple[str, ...], edition: Edition, form: Format) -> HouseFaces:
    return house_faces(design, sheets, edition.facts.settings.typeface or "", form)


def render_page(
    edition: Edition,
    design: Design,
    printed: tuple[PrintedPage, ...] = (),
    pictures: tuple[BookPicture, ...] = (),
) -> PageRendering:
    """Return a book as one document for browsers; the rest and errors as for an e-book."""
    context = _context_of(edition, design, pictures, Format.HTML)
    book = _set_for_screens(context, printed)
    contents = _contents(context, book.book)
    styles = screen_styles(WEB_STYLES, edition, design)
    parts = WebParts(book.book.plans, book.numbered, contents, _names(styles))
    markup = web_markup(context, parts)
    facts = context.edition.facts
    found = tuple(_misspelt(design, styles))
    return PageRendering(facts, markup, _styles(design, styles), _files(context), found)


def _misspelt(design: Design, names: tuple[str, ...]) -> Iterator[Finding]:
    """Yield a finding on what is nearly a property; in print the typesetter refuses it."""
    for sheet, line, wrong, right in design.misspelt(names):
        yield Finding(
            "design/property-unknown",
            Severity.WARNING,
            f"“{wrong}” is not a property that these styles use, and does nothing",
            f"did you mean “{right}”?",
            Place(sheet, line, line),
        )


def _context_of(
    edition: Edition, design: Design, pictures: tuple[BookPicture, ...], form: Format
) -> RenderContext:
    """Return the context for an edition whose facts hold nothing that XML cannot carry."""
    safe = replace(edition, facts=xml_safe_record(edition.facts))
    return render_context(safe, design, pictures, form)


def _files(context: RenderContext) -> tuple[Resource, ...]:
    return tuple(picture.resource for picture in context.pictures)


def _styles(design: Design, names: Iterable[str]) -> tuple[Resource, ...]:
    return tuple(design.style(name) for name in names)


def _cover(context: RenderContext, design: Design) -> CoverRendering:
    facts, page = context.edition.facts, context.cover_page()
    styles = cover_styles(page, design, facts.settings.typeface)
    return CoverRendering(facts, page, context.cover_alt, styles)


@frozen
class _SetBook:
    """The documents of a book as planned, and the body of each."""

    plans: tuple[DocumentPlan, ...]
    bodies: tuple[Markup, ...]


def _set(context: RenderContext, pages: SourcePageMarks, notes: NotePlace) -> _SetBook:
    plans = plan_documents(context.edition, context.label, notes)
    shared = compositor_context(context, pages, find_note_targets(plans))
    return _SetBook(plans, set_bodies(context, plans, shared))


@frozen
class _NumberedBook:
    """A book as e-book and web page have it, and its bodies with the pages of its page list."""

    book: _SetBook
    numbered: NumberedPages


def _set_for_screens(context: RenderContext, printed: tuple[PrintedPage, ...]) -> _NumberedBook:
    source_pages = SourcePageMarks(context.edition)
    book = _set(context, source_pages, context.edition.facts.settings.notes)
    numbered = number_pages(context, _with_contents(book), source_pages, printed)
    return _NumberedBook(book, numbered)


def _contents(context: RenderContext, book: _SetBook) -> tuple[NavPoint, ...]:
    edition = context.edition
    quotes = edition.facts.settings.quotation_marks
    return make_contents(book.plans, quotes, collection=edition.collection)


def _names(styles: tuple[str, ...]) -> tuple[str, ...]:
    return tuple(f"styles/{name}" for name in styles)


def _with_contents(book: _SetBook) -> tuple[NamedBody, ...]:
    """Return files and bodies in reading order, a place for the contents after the imprint."""
    names = (plan.name for plan in book.plans)
    bodies = list(map(NamedBody, names, book.bodies))
    # Its body is empty: the marks of pages that begin in the contents are put there.
    bodies.insert(_imprint(book.plans) + 1, NamedBody(NAVIGATION, Markup("")))
    return tuple(bodies)


def _navigation(
    context: RenderContext,
    contents: tuple[NavPoint, ...],
    landmarks: tuple[Landmark, ...],
    numbered: NumberedPages,
) -> str:
    markup = context.fill(
        "book/nav.html",
        styles=_names(screen_styles(EPUB_STYLES, context.edition, context.design)),
        contents=contents,
        landmarks=landmarks,
        page_list=numbered.targets,
        page_list_title=context.label(numbered.title),
        page_marks=numbered.bodies[NAVIGATION],
    )
    return well_formed(markup, NAVIGATION)


def _summary(context: RenderContext, numbered: NumberedPages) -> str:
    """Return in the book's language how it can be read, and no more than is true of it."""
    keys = [summary_of(seen_in(context)), "accessibility_summary"]
    keys += ["accessibility_notes"] * any(part.notes for part in context.edition.parts)
    keys += [numbered.summary] * bool(numbered.targets)
    return " ".join(context.label(key) for key in keys)


def _documents(
    context: RenderContext, plans: tuple[DocumentPlan, ...], bodies: Mapping[str, Markup]
) -> tuple[Document, ...]:
    return tuple(_document(context, plan, bodies[plan.name]) for plan in plans)


def _document(context: RenderContext, plan: DocumentPlan, body: Markup) -> Document:
    markup = context.fill(
        "book/document.html",
        document=plan,
        sheet=plan,  # its earlier name, which templates of houses may still use
        matter=_MATTER.get(plan.kind, "frontmatter"),
        styles=_names(screen_styles(EPUB_STYLES, context.edition, context.design)),
        body=body,
    )
    return Document(plan.name, plan.kind, plan.title, well_formed(markup, plan.name))


def _print_markup(context: RenderContext, book: _SetBook) -> str:
    collection, title = context.edition.collection, context.edition.facts.title
    bodies: Iterable[Markup] = book.bodies
    if context.edition.facts.settings.margin_pages:
        kinds = (plan.kind for plan in book.plans)
        bodies = with_figures(zip(kinds, bodies, strict=True), context.label("page"))
    leaves = [
        make_leaf(plan, body, title, collection=collection)
        for plan, body in zip(book.plans, bodies, strict=True)
        if plan.kind not in _NO_LEAF
    ]
    imprint = next(i for i, leaf in enumerate(leaves) if leaf.kind == DocumentKind.IMPRINT)
    leaves.insert(imprint + 1, _contents_leaf(context, _contents(context, book)))
    return str(
        context.fill(
            "print/book.html",
            leaves=leaves,
            styles=_names(print_styles(context.edition, context.design)),
        )
    )


def _imprint(plans: tuple[DocumentPlan, ...]) -> int:
    """Return the place of the imprint among the documents; the contents follow it."""
    return next(i for i, s in enumerate(plans) if s.kind is DocumentKind.IMPRINT)


def _contents_leaf(context: RenderContext, contents: tuple[NavPoint, ...]) -> PrintLeaf:
    title = context.label("contents")
    markup = context.fill("book/contents.html", contents=in_one_document(contents))
    return PrintLeaf("contents", markup, context.edition.facts.title, title)
