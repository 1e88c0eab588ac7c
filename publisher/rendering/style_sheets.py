"""The style sheets of a book: those of its kind of product, and what its scripts need besides."""

from __future__ import annotations

from publisher.languages import direction_of
from publisher.languages.scripts import scripts_in
from publisher.model.direction import Direction
from publisher.model.edition import Edition
from publisher.model.rendering import Resource
from publisher.rendering.design import Design

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
    return (*styles, *_turned(TURNED_SCREEN, edition), *_of_the_house(design))


def print_styles(edition: Edition, design: Design) -> tuple[str, ...]:
    """Return the names of the sheets of a print edition."""
    return (*PRINT_STYLES, *_turned(TURNED_PRINT, edition), *_of_the_house(design))


def faces_for(markup: str, design: Design) -> Resource:
    """Return the sheet that loads typefaces for those scripts of a markup that need their own."""
    wanted = (script.faces for script in scripts_in(markup) if script.faces)
    sheets = (design.style(name).content for name in dict.fromkeys(wanted))
    return Resource(FACES, "text/css", b"\n".join(sheets))


def _of_the_house(design: Design) -> tuple[str, ...]:
    return (OF_THE_HOUSE,) if design.has_style(OF_THE_HOUSE) else ()


def _turned(sheet: str, edition: Edition) -> tuple[str, ...]:
    """Return a sheet if the book, or one of its texts, runs from right to left."""
    tags = {edition.facts.language, *(part.text.language for part in edition.parts)}
    turned = any(direction_of(tag) is Direction.RIGHT_TO_LEFT for tag in tags)
    return (sheet,) if turned else ()
