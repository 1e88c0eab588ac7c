"""WeasyPrint behind one typed door: HTML in, PDF bytes out. Nothing else here knows its classes."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from weasyprint import HTML, Document
from weasyprint.urls import FatalURLFetchingError

from publisher.errors import DesignError
from publisher.printing.fetching import BASE, BookFetcher, Shelf
from publisher.printing.logs import no_complaints
from publisher.printing.references import cache_page_references

VARIANT = "pdf/ua-1"
_OWN_FILES = "put the file into the house's folder and name it from there"

cache_page_references()


@dataclass(frozen=True, slots=True)
class Particulars:
    """What a PDF says of itself; ``modified`` is UTC and is also the date of creation."""

    title: str
    authors: tuple[str, ...]
    language: str
    modified: datetime
    description: str | None = None
    keywords: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Sheet:
    """One HTML document to be set: its markup, what it may load, how people call the product."""

    markup: str
    shelf: Shelf
    shown: str


@dataclass(frozen=True, slots=True)
class Pages:
    """Finished pages: the file, and their number."""

    pdf: bytes
    count: int


def set_pages(sheet: Sheet, particulars: Particulars) -> Pages:
    """Lay out a tagged document and write it; raise DesignError for anything the engine complains of."""
    try:
        with no_complaints(sheet.shown):
            document = _html(sheet).render(pdf_variant=VARIANT)
            _describe(document, particulars)
            return Pages(document.write_pdf(pdf_variant=VARIANT), len(document.pages))
    except FatalURLFetchingError as error:
        raise _forbidden(sheet, error) from error


def set_picture(sheet: Sheet) -> bytes:
    """Lay out a page that will only be looked at (a cover), as a PDF without tags."""
    try:
        with no_complaints(sheet.shown):
            return bytes(_html(sheet).write_pdf())
    except FatalURLFetchingError as error:
        raise _forbidden(sheet, error) from error


def _html(sheet: Sheet) -> HTML:
    """Return the parsed document, which can load from its shelf alone."""
    return HTML(string=sheet.markup, base_url=BASE, url_fetcher=BookFetcher(sheet.shelf))


def _forbidden(sheet: Sheet, error: FatalURLFetchingError) -> DesignError:
    """Return the error for a file that may not be loaded or is not there."""
    return DesignError(str(error), hint=_OWN_FILES, place=sheet.shown)


def _describe(document: Document, particulars: Particulars) -> None:
    """Write the particulars over whatever the markup's head says."""
    metadata = document.metadata
    stamp = particulars.modified.strftime("%Y-%m-%dT%H:%M:%SZ")
    metadata.title = particulars.title
    metadata.authors = list(particulars.authors)
    metadata.lang = particulars.language
    metadata.description = particulars.description
    metadata.keywords = list(particulars.keywords)
    metadata.generator = "publisher"
    metadata.created = metadata.modified = stamp
