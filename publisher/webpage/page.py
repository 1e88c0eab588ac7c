"""The page is closed: styles and pictures are put into it."""

from __future__ import annotations

from base64 import b64encode
from collections.abc import Iterable

from publisher.checking.page import check_page
from publisher.errors import DesignError
from publisher.expressions import compiled
from publisher.model.findings import Outcome
from publisher.model.rendering import PageRendering, Resource

# <link rel="stylesheet" href="styles/web.css"/>
_STYLE = compiled(r'<link rel="stylesheet" href="([^"]*)"\s*/?>')
# <img class="ornament" src="pictures/leaf.png" alt=""/>; quotation marks in text are escaped
_PICTURE = compiled(r'(<img\b[^>]*?\ssrc=")(?!data:)([^"]*)"')
_HINT = "the page must contain everything it shows: name a file of the book"


def make_page(rendering: PageRendering) -> Outcome[bytes]:
    """Return the page of a book, the same bytes for the same book, and what is wrong with it.

    Raises DesignError where the page shows something that is not in the rendering.
    """
    shown = f"{rendering.facts.name}.html"
    styles, pictures = _by_name(rendering.styles), _by_name(rendering.resources)
    markup = _STYLE.sub(lambda m: _style(_find(styles, m[1], shown)), rendering.markup)
    markup = _PICTURE.sub(lambda m: f'{m[1]}{_data(_find(pictures, m[2], shown))}"', markup)
    content = markup.encode()
    return Outcome(content, check_page(content, shown))


def _by_name(resources: Iterable[Resource]) -> dict[str, Resource]:
    return {resource.name: resource for resource in resources}


def _find(known: dict[str, Resource], name: str, shown: str) -> Resource:
    if name not in known:
        raise DesignError(f"“{name}” is not among the files of the book", hint=_HINT, place=shown)
    return known[name]


def _style(style: Resource) -> str:
    """Return a style sheet as an element; what would end it too early is escaped as CSS does."""
    text = style.content.decode("utf-8").strip().replace("</", "<\\/")
    return f"<style>\n{text}\n</style>"


def _data(picture: Resource) -> str:
    """Return a picture as an address that holds it (RFC 2397)."""
    return f"data:{picture.media_type};base64,{b64encode(picture.content).decode('ascii')}"
