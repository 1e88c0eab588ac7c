"""A page of a library that shows a scanned page with its text below.

Project Runeberg puts the text of the print, line by line, between two comments; all around it are
the words of the library.
"""

from __future__ import annotations

import re

from publisher.expressions import compiled
from publisher.structs import frozen

_BEGIN = compiled(r"<!--\s*mode=\w+\s*-->")
_END = compiled(r"<!--\s*(?:NEWIMAGE\d*|#{3,})\s*-->")
_LANGUAGE = compiled(r"<html\b[^>]*?\blang=[\"']?([A-Za-z-]+)", re.IGNORECASE)
# The title of such a page is its folio, and that of the work in brackets.
_TITLE = compiled(
    r"<title>\s*(?P<folio>[^<(]*?)\s*\((?P<work>.+?)\)\s*</title>", re.IGNORECASE | re.DOTALL
)
_ELEMENT = compiled(r"<[^>]*>")


@frozen
class Facsimile:
    """The markup of a page with nothing but the printed lines, and the words around these."""

    markup: str
    around: str


def facsimile(markup: str) -> Facsimile | None:
    """Return the printed page that a page of such a library shows; None for any other page."""
    begin = _BEGIN.search(markup)
    end = _END.search(markup, begin.end()) if begin else None
    if begin is None or end is None:
        return None
    language, title = _LANGUAGE.search(markup), _TITLE.search(markup)
    said = f' lang="{language[1]}"' if language else ""
    named = f"<title>{title['work']}</title>" if title else ""
    printed = markup[begin.end() : end.start()]
    folio = re.match(rf"\s*{re.escape(title['folio'])}\s*<br>", printed) if title else None
    if folio is not None:
        printed = printed[folio.end() :]
    head = f"<!DOCTYPE html><html{said}><head>{named}</head><body><p>"
    body = re.search(r"<body\b[^>]*>", markup, re.IGNORECASE)
    ahead = markup[body.end() if body else 0 : begin.start()]
    parts = (ahead, folio[0] if folio else "", markup[end.end() :])
    return Facsimile(f"{head}{printed}</body></html>", _ELEMENT.sub(" ", " ".join(parts)))
