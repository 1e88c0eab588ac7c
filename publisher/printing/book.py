"""A book on paper: from the rendering to the finished PDF."""

from __future__ import annotations

from publisher.checking.pdf import check_pdf
from publisher.model.findings import Finding, Severity
from publisher.model.house import BookFacts, NotePlace
from publisher.model.places import Place
from publisher.model.rendering import PrintedPage, PrintRendering, Resource
from publisher.printing.engine import HtmlJob, set_pages
from publisher.printing.faces import declared_families, fit_faces, other_face
from publisher.printing.formats import Page, design_page, style_of
from publisher.printing.metadata import DocumentInfo, withdraw_claims
from publisher.printing.missing_signs import missing_signs
from publisher.printing.mixed_lines import lines_out_of_order
from publisher.printing.search_path import SearchPath
from publisher.printing.wide_tables import tables_outside
from publisher.structs import frozen

# Characters of markup, tags included, that fill about one page of A5.
LETTERS_A_PAGE = 2_200


@frozen
class PrintedBook:
    """The PDF of a book, the number of its pages, and what was found when it was set.

    ``beginnings`` say where in the text each page begins, for the page list of an e-book.
    """

    pdf: bytes
    pages: int
    findings: tuple[Finding, ...] = ()
    beginnings: tuple[PrintedPage, ...] = ()


def print_book(rendering: PrintRendering, files: SearchPath) -> PrintedBook:
    """Set a rendering as pages: tagged, with outline, metadata and embedded typefaces.

    ``files`` names the folders a style may load from (the house's, the package's, those of the
    typefaces). The same rendering gives the same bytes. The file claims to keep PDF/UA-1 and
    PDF/A-2a only where the checks of this very file found nothing. Raises DesignError where a
    file is missing or forbidden or the typesetter complains, InstallationError where the
    installed version of the typesetter is not known.
    """
    shown = f"{rendering.facts.name}.pdf"
    styles, findings = fit_faces(rendering.styles, files, shown)
    page = _page_of(rendering)
    job = HtmlJob(
        rendering.markup,
        files.with_resources((*styles, _page_style(page), *rendering.resources)),
        shown,
        notes_at_foot=rendering.facts.settings.print_notes is NotePlace.FOOT,
        page=page,
    )
    pages = set_pages(job, _info_of(rendering.facts))
    # Where a typeface is missing anyway, another is expected, and one finding is enough.
    chosen = declared_families(styles)
    strange = (face for face in pages.faces if face.family not in chosen and not findings)
    pdf, faults = _checked(pages.pdf, shown)
    findings = (
        *rendering.findings,
        *findings,
        *(other_face(shown, face) for face in strange),
        *missing_signs(shown, pages.missing),
        *lines_out_of_order(shown, pages.mixed),
        *tables_outside(shown, pages.wide),
        *(_long_note(shown, number) for number in pages.long_notes),
        *faults,
    )
    return PrintedBook(pdf, pages.count, findings, pages.beginnings)


def _checked(pdf: bytes, shown: str) -> tuple[bytes, tuple[Finding, ...]]:
    """Return the file and what is wrong with it; one with faults claims no standard any more."""
    if not check_pdf(pdf, shown):
        return pdf, ()
    pdf = withdraw_claims(pdf)
    return pdf, check_pdf(pdf, shown)


def _page_of(rendering: PrintRendering) -> Page:
    """Return the page for the format and the thickness of the book.

    The number of pages is estimated from the length of the markup and not counted, so that a book
    is set only once.
    """
    pages = len(rendering.markup) // LETTERS_A_PAGE
    return design_page(rendering.facts.settings.page, pages)


def _page_style(page: Page) -> Resource:
    """Return the style sheet that gives the page its size and margins."""
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


def _info_of(facts: BookFacts) -> DocumentInfo:
    """Return the properties that the PDF gives of a book."""
    authors = tuple(p.name for p in facts.contributors if p.role == "aut")
    return DocumentInfo(
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
