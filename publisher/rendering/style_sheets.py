"""The style sheets of a book: those of its kind of product, and what its scripts need besides."""

from __future__ import annotations

from publisher.languages import direction_of
from publisher.languages.scripts import scripts_in
from publisher.model.direction import Direction
from publisher.model.edition import Edition
from publisher.model.formats import Format
from publisher.model.rendering import Resource
from publisher.rendering.design import Design
from publisher.rendering.house_faces import CHOSEN, LOADED, cover_rules, house_faces

EPUB_STYLES = ("book.css", "epub.css")
PRINT_STYLES = ("book.css", "print.css")
COVER_STYLES = ("cover.css",)
WEB_STYLES = ("book.css", "epub.css", "web.css")
# What a house wants to look otherwise in e-books, on web pages and in print, on top of all others.
OF_THE_HOUSE = "house.css"
# What text from right to left needs besides, on screens and in print.
TURNED_SCREEN, TURNED_PRINT = "rtl.css", "print-rtl.css"
# The sheet that print.css and cover.css import for the typefaces of other scripts.
FACES = "styles/faces.css"


def screen_styles(styles: tuple[str, ...], edition: Edition, design: Design) -> tuple[str, ...]:
    """Return the names of the sheets of an e-book or a page for browsers."""
    own = _of_the_house(design)
    return (*_loaded(design), *styles, *_turned(TURNED_SCREEN, edition), *own)


def print_styles(edition: Edition, design: Design) -> tuple[str, ...]:
    """Return the names of the sheets of a print edition."""
    own = _of_the_house(design)
    return (*_loaded(design), *PRINT_STYLES, *_turned(TURNED_PRINT, edition), *own)


def faces_for(markup: str, design: Design, more: str = "") -> Resource:
    """Return the sheet that loads typefaces for those scripts of a markup that need their own.

    ``more`` goes behind it.
    """
    wanted = (script.faces for script in scripts_in(markup) if script.faces)
    sheets = (design.style(name).content for name in dict.fromkeys(wanted))
    return Resource(FACES, "text/css", b"\n".join((*sheets, more.encode())))


def cover_styles(markup: str, design: Design, typeface: str | None) -> tuple[Resource, ...]:
    """Return the sheets of a cover, with the typefaces that its markup and the house ask for.

    A cover is a picture, or is printed, and carries no typeface that could be taken out of it.
    """
    faces = house_faces(design, COVER_STYLES, typeface or "", Format.PDF)
    sheets = (design.style(name) for name in COVER_STYLES)
    return (*sheets, faces_for(markup, design, cover_rules(faces)))


def _loaded(design: Design) -> tuple[str, ...]:
    return (LOADED,) if design.has_style(LOADED) else ()


def _of_the_house(design: Design) -> tuple[str, ...]:
    return tuple(name for name in (CHOSEN, OF_THE_HOUSE) if design.has_style(name))


def _turned(sheet: str, edition: Edition) -> tuple[str, ...]:
    """Return a sheet if the book, or one of its texts, runs from right to left."""
    tags = {edition.facts.language, *(part.text.language for part in edition.parts)}
    turned = any(direction_of(tag) is Direction.RIGHT_TO_LEFT for tag in tags)
    return (sheet,) if turned else ()
