"""WeasyPrint behind one typed door: HTML in, PDF bytes out. Nothing else here knows its classes."""

from __future__ import annotations

from dataclasses import dataclass
from importlib.resources import files

from weasyprint import HTML
from weasyprint.css import ColorProfile
from weasyprint.urls import FatalURLFetchingError

from publisher.errors import DesignError
from publisher.printing.exchange import exchange_parts
from publisher.printing.fetching import BASE, BookFetcher, Shelf
from publisher.printing.labels import add_labels
from publisher.printing.logs import no_complaints
from publisher.printing.metadata import BookMetadata, Particulars
from publisher.printing.words import HYPHEN

# Archive and access in one file: WeasyPrint writes PDF/A-2a, metadata.py adds PDF/UA-1.
OPTIONS = {"pdf_variant": "pdf/a-2a", "output_intent": "sRGB"}
_OWN_FILES = "put the file into the house's folder and name it from there"

exchange_parts()


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
            document = _html(sheet).render(color_profiles=_colours(), **OPTIONS)
            document.metadata = BookMetadata(particulars)
            pdf = document.write_pdf(finisher=add_labels, **OPTIONS)
            return Pages(pdf, len(document.pages))
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
    """Return the parsed document, which can load from its shelf alone.

    Hyphens of the text become those of the keyboard, which look the same, so that they can be
    told from the ones that the typesetter adds.
    """
    markup = sheet.markup.replace(HYPHEN, "-")
    return HTML(string=markup, base_url=BASE, url_fetcher=BookFetcher(sheet.shelf))


def _colours() -> dict[str, ColorProfile]:
    """Return the colour space of the screen; WeasyPrint would leave its file open."""
    with (files("weasyprint.pdf") / "sRGB2014.icc").open("rb") as file:
        channels = (["r"], ["g"], ["b"])
        return {"sRGB": ColorProfile(file, "sRGB2014.icc", "relative-colorimetric", channels)}


def _forbidden(sheet: Sheet, error: FatalURLFetchingError) -> DesignError:
    """Return the error for a file that may not be loaded or is not there."""
    return DesignError(str(error), hint=_OWN_FILES, place=sheet.shown)
