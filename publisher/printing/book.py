"""A book on paper: from the rendering to the finished PDF."""

from __future__ import annotations

from dataclasses import dataclass

from publisher.checking.pdf import check_pdf
from publisher.model.findings import Finding, Severity
from publisher.model.house import BookFacts, NotePlace
from publisher.model.places import Place
from publisher.model.rendering import PrintedPage, PrintRendering, Resource
from publisher.printing.engine import Sheet, set_pages
from publisher.printing.faces import declared_families, drop_missing_faces, missing_face, other_face
from publisher.printing.fetching import Shelf
from publisher.printing.formats import Page, design_page, style_of
from publisher.printing.metadata import Particulars, withdraw_claims

LETTERS_A_PAGE = 2_200  # with the markup


@dataclass(frozen=True, slots=True)
class PrintedBook:
    """The PDF of a book, the number of its pages, and what was noticed when it was set.

    ``beginnings`` say where in the text each page begins, for page lists of e-books.
    """

    pdf: bytes
    pages: int
    findings: tuple[Finding, ...] = ()
    beginnings: tuple[PrintedPage, ...] = ()


def print_book(rendering: PrintRendering, shelf: Shelf) -> PrintedBook:
    """Set a rendering as pages: tagged, with outline, particulars and embedded faces.

    ``shelf`` names the folders a style may load from (the house's, the package's, those of the
    typefaces). The same rendering gives the same bytes. The file claims to keep PDF/UA-1 and
    PDF/A-2a only when the checks of this very file found nothing. Raises DesignError where a
    file is missing or forbidden, or the typesetter complains.
    """
    shown = f"{rendering.facts.name}.pdf"
    styles, findings = fit_faces(rendering.styles, shelf, shown)
    page = _page_of(rendering)
    files = shelf.holding((*styles, _page_style(page), *rendering.resources))
    feet = rendering.facts.settings.print_notes is NotePlace.FOOT
    pages = set_pages(
        Sheet(rendering.markup, files, shown, feet, page), particulars(rendering.facts)
    )
    chosen = declared_families(styles)
    strange = (face for face in pages.faces if face[0] not in chosen and not findings)
    pdf, faults = _checked(pages.pdf, shown)
    findings = (
        *findings,
        *(other_face(shown, *face) for face in strange),
        *(_long_note(shown, number) for number in pages.long_notes),
        *faults,
    )
    return PrintedBook(pdf, pages.count, findings, pages.beginnings)


def _checked(pdf: bytes, shown: str) -> tuple[bytes, tuple[Finding, ...]]:
    """Return a file that claims no more than it keeps, and what is wrong with it."""
    if not check_pdf(pdf, shown):
        return pdf, ()
    pdf = withdraw_claims(pdf)
    return pdf, check_pdf(pdf, shown)


def _page_of(rendering: PrintRendering) -> Page:
    """Return the page, for the format and the thickness of the book.

    The thickness is guessed from the letters, not from the finished pages, so that books are
    set once.
    """
    pages = len(rendering.markup) // LETTERS_A_PAGE
    return design_page(rendering.facts.settings.page, pages)


def _page_style(page: Page) -> Resource:
    """Return the style sheet with the page."""
    return Resource("styles/page.css", "text/css", style_of(page).encode())


def _long_note(shown: str, number: str) -> Finding:
    """Return the finding that a note stands at the end because it would not fit a page foot."""
    return Finding(
        "printing/note-too-long",
        Severity.NOTE,
        f"note {number} is too long for the foot of a page and stands at the end of the text",
        "nothing need be done; a shorter note, or all notes at the end, would look better",
        Place(shown, 1, 1),
    )


def particulars(facts: BookFacts) -> Particulars:
    """Return what the PDF says of itself, from the facts of the book."""
    authors = tuple(p.name for p in facts.contributors if p.role == "aut")
    return Particulars(
        title=facts.title,
        language=facts.language,
        modified=facts.modified,
        authors=authors,
        contributors=tuple(p.name for p in facts.contributors if p.role != "aut"),
        description=facts.description or "",
        keywords=facts.subjects,
        publisher=facts.publisher,
        rights=facts.rights or "",
        identifier=facts.identifier,
    )


def fit_faces(
    styles: tuple[Resource, ...], shelf: Shelf, shown: str
) -> tuple[tuple[Resource, ...], tuple[Finding, ...]]:
    """Return the styles with only those faces that can be loaded, and a finding if one is missing."""
    fitted = tuple(drop_missing_faces(style, shelf) for style in styles)
    missing = tuple(name for _, names in fitted for name in names)
    findings = (missing_face(shown, missing),) if missing else ()
    return tuple(style for style, _ in fitted), findings
