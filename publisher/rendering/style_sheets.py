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
# What text from right to left needs besides, on screens and in print.
TURNED_SCREEN, TURNED_PRINT = "rtl.css", "print-rtl.css"
# The sheet that print.css and cover.css import for the typefaces of other scripts.
FACES = "styles/faces.css"


def screen_styles(styles: tuple[str, ...], edition: Edition) -> tuple[str, ...]:
    """Return the names of the sheets of an e-book or a page for browsers."""
    return (*styles, TURNED_SCREEN) if _is_turned(edition) else styles


def print_styles(edition: Edition) -> tuple[str, ...]:
    """Return the names of the sheets of a print edition."""
    return (*PRINT_STYLES, TURNED_PRINT) if _is_turned(edition) else PRINT_STYLES


def faces_for(markup: str, design: Design) -> Resource:
    """Return the sheet that loads typefaces for those scripts of a markup that need their own."""
    wanted = (script.faces for script in scripts_in(markup) if script.faces)
    sheets = (design.style(name).content for name in dict.fromkeys(wanted))
    return Resource(FACES, "text/css", b"\n".join(sheets))


def _is_turned(edition: Edition) -> bool:
    """Tell whether the book, or one of its texts, runs from right to left."""
    tags = {edition.facts.language, *(part.text.language for part in edition.parts)}
    return any(direction_of(tag) is Direction.RIGHT_TO_LEFT for tag in tags)
