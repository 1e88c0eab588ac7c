"""WeasyPrint behind one typed door: HTML in, PDF bytes out. Nothing else here knows its classes."""

from __future__ import annotations

from dataclasses import dataclass
from importlib.resources import files

from weasyprint import HTML, Document
from weasyprint.css import ColorProfile
from weasyprint.urls import FatalURLFetchingError

from publisher.errors import DesignError
from publisher.model.rendering import PrintedPage
from publisher.printing.fetching import BASE, BookFetcher, Shelf
from publisher.printing.footnotes import find_astray, move_notes_to_feet
from publisher.printing.formats import Page
from publisher.printing.logs import no_complaints
from publisher.printing.metadata import BookMetadata, Particulars
from publisher.printing.titling import fit_title_page
from publisher.printing.weasyprint_70.pages.beginnings import find_beginnings
from publisher.printing.weasyprint_70.pages.labels import add_labels
from publisher.printing.weasyprint_70.pages.marginals import FIGURE, set_figures_out
from publisher.printing.weasyprint_70.patches.tags import exchange_parts
from publisher.printing.weasyprint_70.tagging.whole_words import HYPHEN

# Archive and access in one file: WeasyPrint writes PDF/A-2a, metadata.py adds PDF/UA-1.
OPTIONS = {"pdf_variant": "pdf/a-2a", "output_intent": "sRGB"}
_OWN_FILES = "put the file into the house's folder and name it from there"

exchange_parts()


@dataclass(frozen=True, slots=True)
class Sheet:
    """One HTML document to be set: its markup, what it may load, how people call the product.

    ``feet`` says that its notes go to the page foot; ``page`` is the one its title page must fit.
    """

    markup: str
    shelf: Shelf
    shown: str
    feet: bool = False
    page: Page | None = None


@dataclass(frozen=True, slots=True)
class Pages:
    """Finished pages: the file, their number, and the notes that are too long for a page foot.

    ``faces`` are the families that were used, each with the letters it was used for;
    ``beginnings`` say where in the text each page begins.
    """

    pdf: bytes
    count: int
    long_notes: tuple[str, ...] = ()
    faces: tuple[tuple[str, str], ...] = ()
    beginnings: tuple[PrintedPage, ...] = ()


def set_pages(sheet: Sheet, particulars: Particulars) -> Pages:
    """Lay out a tagged document and write it; raise DesignError for anything the engine complains of."""
    try:
        with no_complaints(sheet.shown):
            document, left = _with_feet(sheet) if sheet.feet else (_laid_out(_html(sheet)), ())
            document.metadata = BookMetadata(particulars)
            if FIGURE in sheet.markup:
                set_figures_out(document)
            pdf = document.write_pdf(finisher=add_labels, **OPTIONS)
            beginnings = find_beginnings(document)
            return Pages(pdf, len(document.pages), left, _faces(document), beginnings)
    except FatalURLFetchingError as error:
        raise _forbidden(sheet, error) from error


def set_picture(sheet: Sheet) -> bytes:
    """Lay out a page that will only be looked at (a cover), as a PDF without tags."""
    try:
        with no_complaints(sheet.shown):
            return bytes(_html(sheet).write_pdf())
    except FatalURLFetchingError as error:
        raise _forbidden(sheet, error) from error


def _laid_out(html: HTML) -> Document:
    """Return a document as pages of boxes."""
    return html.render(color_profiles=_colours(), **OPTIONS)


def _with_feet(sheet: Sheet) -> tuple[Document, tuple[str, ...]]:
    """Return a document with its notes at the page feet, and the numbers of those that are not.

    A note that went astray is put at the end and the pages are laid out again. There are fewer
    at each turn, so it comes to an end.
    """
    astray: frozenset[str] = frozenset()
    while True:
        html = _html(sheet)
        feet = move_notes_to_feet(html.etree_element, astray)
        document = _laid_out(html)
        found = find_astray(document, feet)
        if not found:
            return document, feet.left
        astray |= found


def _html(sheet: Sheet) -> HTML:
    """Return the parsed document, which can load from its shelf alone.

    Hyphens of the text become those of the keyboard, which look the same, so that they can be
    told from the ones that the typesetter adds.
    """
    markup = sheet.markup.replace(HYPHEN, "-")
    html = HTML(string=markup, base_url=BASE, url_fetcher=BookFetcher(sheet.shelf))
    if sheet.page is not None:
        fit_title_page(html.etree_element, sheet.page)
    return html


def _faces(document: Document) -> tuple[tuple[str, str], ...]:
    """Return the families of a drawn document with the letters set in each, in order."""
    used: dict[str, set[str]] = {}
    for font in document.fonts.values():
        used.setdefault(font.family, set()).update("".join(font.to_unicode.values()))
    return tuple((family, "".join(sorted(letters))) for family, letters in sorted(used.items()))


def _colours() -> dict[str, ColorProfile]:
    """Return the colour space of the screen; WeasyPrint would leave its file open."""
    with (files("weasyprint.pdf") / "sRGB2014.icc").open("rb") as file:
        channels = (["r"], ["g"], ["b"])
        return {"sRGB": ColorProfile(file, "sRGB2014.icc", "relative-colorimetric", channels)}


def _forbidden(sheet: Sheet, error: FatalURLFetchingError) -> DesignError:
    """Return the error for a file that may not be loaded or is not there."""
    return DesignError(str(error), hint=_OWN_FILES, place=sheet.shown)
