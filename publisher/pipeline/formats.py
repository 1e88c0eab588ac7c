"""A book is made in one of its formats: one function, and one row of a table, for each.

Another format is a member of ``Format``, a function here that brings the edition through the
rooms it needs, and its row in ``FORMATS``. Rooms are loaded when a book is made, so that a
command waits only for the libraries that it uses.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import replace
from pathlib import Path
from types import MappingProxyType
from typing import TYPE_CHECKING, TypeAlias

from publisher.errors import DesignError
from publisher.model.edition import Edition
from publisher.model.findings import Finding, Outcome
from publisher.model.formats import Format
from publisher.model.house import PageOrigin
from publisher.model.media import SVG
from publisher.model.rendering import BookPicture, CoverRendering, PrintedPage
from publisher.outputs import Extent
from publisher.structs import frozen

if TYPE_CHECKING:
    from publisher.printing import PrintedBook


@frozen
class BookFile:
    """A book in one format: its bytes, how long it is, what was noticed when it was made."""

    content: bytes
    extent: Extent
    findings: tuple[Finding, ...]


# A document of a house whose styles its DOCX files take.
REFERENCE = Path("styles", "reference.docx")
# Takes an edition and the folder of its house (None: the package's own design).
Maker: TypeAlias = Callable[[Edition, Path | None], BookFile]


def make_epub(edition: Edition, house: Path | None) -> BookFile:
    """Return a book as an EPUB, its cover drawn by the typesetter."""
    from publisher import epub, pictures
    from publisher.rendering import find_design, render_ebook

    shown = pictures.pictures_for_screens(edition)
    printed = _printed_pages(edition, house)
    rendering = render_ebook(edition, find_design(house), printed, shown.value)
    cover = _draw_cover(rendering.cover, house)
    made = epub.make_epub(rendering, cover.value)
    weight = pictures.weight(shown.value, f"{edition.facts.name}.epub")
    found = (*rendering.findings, *cover.findings, *made.findings)
    findings = (*shown.findings, *weight, *found)
    return BookFile(made.value, _extent(edition), findings)


def make_pdf(edition: Edition, house: Path | None) -> BookFile:
    """Return a book as a tagged PDF, the print edition."""
    from publisher.pictures import pictures_for_print

    shown = pictures_for_print(edition)
    book = _print(edition, house, shown.value)
    findings = (*shown.findings, *book.findings)
    return BookFile(book.pdf, _extent(edition, book.pages), findings)


def make_page(edition: Edition, house: Path | None) -> BookFile:
    """Return a book as one HTML page that needs no other file."""
    from publisher import webpage
    from publisher.pictures import pictures_for_screens
    from publisher.rendering import find_design, render_page

    shown = pictures_for_screens(edition)
    printed = _printed_pages(edition, house)
    rendering = render_page(edition, find_design(house), printed, shown.value)
    made = webpage.make_page(rendering)
    findings = (*shown.findings, *rendering.findings, *made.findings)
    return BookFile(made.value, _extent(edition), findings)


def make_text(edition: Edition, house: Path | None) -> BookFile:
    """Return a book as plain text; a house has no say in its look but for the width of lines."""
    del house
    from publisher import plaintext
    from publisher.rendering import render_text

    made = plaintext.make_text(render_text(edition), edition.facts.settings.text_width)
    return BookFile(made.value, _extent(edition), made.findings)


def make_docx(edition: Edition, house: Path | None) -> BookFile:
    """Return a book as a DOCX, in the styles of the house's reference document if it has one."""
    from publisher import docx
    from publisher.pictures import pictures_for_print
    from publisher.rendering import render_structure

    reference = house / REFERENCE if house is not None else None
    own = reference if reference is not None and reference.is_file() else None
    shown = pictures_for_print(edition)
    pictures = tuple(_as_pixels(one, house) for one in shown.value)
    made = docx.make_docx(render_structure(edition, pictures), own)
    return BookFile(made.value, _extent(edition), (*shown.findings, *made.findings))


def _as_pixels(picture: BookPicture, house: Path | None) -> BookPicture:
    """Return a picture for word processors: a drawing as pixels, if it can be drawn at all."""
    if picture.resource.media_type != SVG:
        return picture
    from publisher.pictures import drawing_size
    from publisher.printing import draw_drawing, search_path_of

    content = picture.resource.content
    try:
        drawn = draw_drawing(content, drawing_size(content), search_path_of(house), picture.name)
    except DesignError:
        return picture
    resource = replace(picture.resource, media_type="image/png", content=drawn)
    return replace(picture, resource=resource)


def make_tei(edition: Edition, house: Path | None) -> BookFile:
    """Return a book as a TEI document; a house has no say in its look, for it has none."""
    del house
    from publisher import tei
    from publisher.pictures import pictures_for_print
    from publisher.rendering import render_structure

    shown = pictures_for_print(edition)
    made = tei.make_tei(render_structure(edition, shown.value))
    return BookFile(made.value, _extent(edition), (*shown.findings, *made.findings))


FORMATS: Mapping[Format, Maker] = MappingProxyType(
    {
        Format.EPUB: make_epub,
        Format.PDF: make_pdf,
        Format.HTML: make_page,
        Format.TXT: make_text,
        Format.DOCX: make_docx,
        Format.TEI: make_tei,
    }
)


def load_rooms(formats: Iterable[Format]) -> None:
    """Load what books of some formats need before any is made."""
    from publisher.rendering import find_design, render_ebook, render_page, render_print

    loaded: list[object] = [find_design]
    for form in formats:
        match form:
            case Format.EPUB:
                from publisher import epub, pictures

                loaded += (epub.make_epub, pictures.pictures_for_screens, render_ebook)
            case Format.HTML:
                from publisher import webpage

                loaded += (webpage.make_page, render_page)
            case Format.PDF:
                loaded += (render_print,)  # the typesetter is begun by whoever sets a book


def _extent(edition: Edition, pages: int | None = None) -> Extent:
    chapters = sum(len(part.chapters) for part in edition.parts)
    notes = sum(len(part.notes) for part in edition.parts)
    return Extent(pages, chapters, notes)


def _printed_pages(edition: Edition, house: Path | None) -> tuple[PrintedPage, ...]:
    """Return where the printed pages begin, for a house whose page lists follow them.

    The book is set for this alone, and gives the same pages as its PDF.
    """
    if edition.facts.settings.page_list is not PageOrigin.PRINT:
        return ()
    from publisher.pictures import pictures_for_print

    return _print(edition, house, pictures_for_print(edition).value).beginnings


def _print(edition: Edition, house: Path | None, shown: tuple[BookPicture, ...]) -> PrintedBook:
    from publisher import printing
    from publisher.rendering import find_design, render_print

    rendering = render_print(edition, find_design(house), shown)
    return printing.print_book(rendering, printing.search_path_of(house))


def _draw_cover(cover: CoverRendering, house: Path | None) -> Outcome[bytes]:
    """Return the cover of an e-book: the picture that its settings name, or its design."""
    from publisher import pictures, printing

    files = printing.search_path_of(house)
    if name := cover.facts.settings.cover_picture:
        return Outcome(pictures.draw_cover_picture(files.file(name), name, cover.facts.colour))
    return printing.draw_cover(cover, files)
