"""HTML in, PDF bytes out: the typesetter behind one typed door.

Here WeasyPrint is used through its public interface alone; whatever needs more is asked of
``weasyprint_70``.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from typing import TYPE_CHECKING

from weasyprint import HTML
from weasyprint.urls import FatalURLFetchingError

from publisher.errors import DesignError
from publisher.model.rendering import PrintedPage
from publisher.printing import weasyprint_70
from publisher.printing.characters import ADDED_HYPHEN, TEXT_HYPHEN
from publisher.printing.faces import UsedFace
from publisher.printing.fetching import BASE, BookFetcher
from publisher.printing.floats import mark_floats
from publisher.printing.footnotes import MovedNotes, move_notes_to_feet
from publisher.printing.formats import Page
from publisher.printing.logs import no_complaints
from publisher.printing.metadata import BookMetadata, DocumentInfo
from publisher.printing.missing_signs import with_stand_ins
from publisher.printing.mixed_lines import MixedLine
from publisher.printing.roles import SOURCE_FIGURE
from publisher.printing.search_path import SearchPath
from publisher.printing.titling import fit_title_page
from publisher.printing.wide_tables import SetTables, WideTable, fit_tables
from publisher.structs import frozen

if TYPE_CHECKING:
    from publisher.printing.weasyprint_70 import LaidOutBook, LayOut

_OWN_FILES = "put the file into the house's folder and name it from there"


@frozen
class HtmlJob:
    """One HTML document to be set: its markup, the files it may load, what people call the product.

    ``notes_at_foot`` says that its notes go to the page foot. ``page`` is the page that its title
    page must fit, None for a document without one.
    """

    markup: str
    files: SearchPath
    shown: str
    notes_at_foot: bool = False
    page: Page | None = None


@frozen
class Pages:
    """Finished pages: the PDF, and how many pages it has.

    ``long_notes`` are the numbers of notes that would not fit a page foot, ``faces`` the font
    families that were used. ``beginnings`` say where in the text each page begins.
    ``missing`` are signs that no typeface has, so that others stand in for them, ``mixed`` lines
    that mix directions and could not be put in order, ``wide`` tables that run out of the page.
    """

    pdf: bytes
    count: int
    long_notes: tuple[str, ...] = ()
    faces: tuple[UsedFace, ...] = ()
    beginnings: tuple[PrintedPage, ...] = ()
    missing: str = ""
    mixed: tuple[MixedLine, ...] = ()
    wide: tuple[WideTable, ...] = ()


def set_pages(job: HtmlJob, info: DocumentInfo) -> Pages:
    """Set a document as pages and write them as a tagged PDF, which says ``info`` of itself.

    Raises DesignError for a file that may not be loaded and for anything the typesetter complains
    of but signs that no typeface has, InstallationError for a version of the typesetter that is
    not known.
    """
    pages, missing = with_stand_ins(
        job.markup, lambda markup: _set(replace(job, markup=markup), info)
    )
    return replace(pages, missing=missing)


def set_picture(job: HtmlJob) -> tuple[bytes, str]:
    """Set a page that will only be looked at (a cover) as a PDF without tags.

    Returned with it are the signs that no typeface has. Raises the same errors as ``set_pages``.
    """
    return with_stand_ins(job.markup, lambda markup: _set_picture(replace(job, markup=markup)))


def _set(job: HtmlJob, info: DocumentInfo) -> Pages:
    # Both are needed to the end: boxes are also measured and tagged while the file is written.
    with _faults_told(job), weasyprint_70.patched() as lay_out:
        book, kept = _laid_out(job, lay_out)
        if SOURCE_FIGURE in job.markup:
            book.set_source_figures_out()
        pdf = book.write(BookMetadata(info))
        return Pages(
            pdf,
            book.page_count(),
            kept,
            book.faces(),
            book.beginnings(),
            mixed=book.out_of_order(),
            wide=tuple(book.wide_tables().values()),
        )


def _set_picture(job: HtmlJob) -> bytes:
    with _faults_told(job), weasyprint_70.patched():
        return bytes(_parsed(job).write_pdf())


def _laid_out(job: HtmlJob, lay_out: LayOut) -> tuple[LaidOutBook, tuple[str, ...]]:
    """Return the pages of a document, and the numbers of notes that were to be at their feet and are not.

    A note that comes out misplaced is put at the end, a table that runs out of its column is set in
    another way, and all pages are laid out again. Each round leaves fewer notes at the feet, or
    tables with fewer settings to try, so that there is a last one.
    """
    misplaced: frozenset[str] = frozenset()
    steps: dict[int, int] = {}
    while True:
        # Parsed again each time, because notes are moved in place.
        html = _parsed(job)
        tables = _fitted(job, html, steps)
        notes = _at_feet(job, html, misplaced)
        mark_floats(html.etree_element)
        book = lay_out(html)
        found = book.misplaced_notes(notes.calls)
        steps = tables.further(book.wide_tables())
        if not found and not steps:
            return book, notes.kept
        misplaced |= found
        steps = steps or tables.steps


def _fitted(job: HtmlJob, html: HTML, steps: dict[int, int]) -> SetTables:
    return SetTables({}) if job.page is None else fit_tables(html.etree_element, job.page, steps)


def _at_feet(job: HtmlJob, html: HTML, misplaced: frozenset[str]) -> MovedNotes:
    if not job.notes_at_foot:
        return MovedNotes({}, ())
    return move_notes_to_feet(html.etree_element, misplaced)


def _parsed(job: HtmlJob) -> HTML:
    """Return the parsed document, which can load from its own files alone.

    The hyphens of its text become those of the keyboard, which look the same, so that the
    typesetter's can be told from them.
    """
    markup = job.markup.replace(ADDED_HYPHEN, TEXT_HYPHEN)
    html = HTML(string=markup, base_url=BASE, url_fetcher=BookFetcher(job.files))
    if job.page is not None:
        fit_title_page(html.etree_element, job.page)
    return html


@contextmanager
def _faults_told(job: HtmlJob) -> Iterator[None]:
    """Run the body; raise DesignError for a complaint, and for a file that may not be loaded."""
    try:
        with no_complaints(job.shown, job.files.styles):
            yield
    except FatalURLFetchingError as error:
        raise DesignError(str(error), hint=_OWN_FILES, place=job.shown) from error
