"""Checks of the NCX, by which older reading systems find their way (OPF 2.0.1, section 2.4.1)."""

from __future__ import annotations

from collections.abc import Iterator

from publisher.checking.epub.links import DEAD_LINK
from publisher.checking.epub.opened import DC, NCX, OPF, OpenedBook
from publisher.checking.markup.document import Markup
from publisher.checking.rule import Rule
from publisher.model.findings import Finding

WRONG = Rule("epub/ncx")

_NCX = "{http://www.daisy.org/z3986/2005/ncx/}"


def check_ncx(book: OpenedBook) -> Iterator[Finding]:
    """Check that the NCX is where the spine says it is, and speaks of this book."""
    said = next((e.get("toc") for e in book.package.iter(f"{OPF}spine")), None)
    named = next((item for item in book.items if item.id == said), None)
    if said is not None and (named is None or named.media_type != NCX):
        yield WRONG.at(book.package, book.package.root, f"“{said}” is not an NCX")
    if said is None and any(item.media_type == NCX for item in book.items):
        yield WRONG.at(book.package, book.package.root, "the spine does not name the NCX")
    for item in book.items:
        ncx = book.xml.get(item.path)
        if item.media_type != NCX or ncx is None:
            continue
        uid = next(
            (m.get("content") for m in ncx.iter(f"{_NCX}meta") if m.get("name") == "dtb:uid"), None
        )
        if uid != _identifier(book):
            yield WRONG.at(ncx, ncx.root, f"“{uid}” is not the identifier of the book")
        # Two points at one place share a number, so that numbers may repeat but not be left out.
        orders = {str(e.get("playOrder")) for e in ncx.iter("*") if e.get("playOrder")}
        if orders != {str(number) for number in range(1, len(orders) + 1)}:
            yield WRONG.at(ncx, ncx.root, "playOrder does not count from 1")
        yield from _dead(book, ncx)


def _dead(book: OpenedBook, ncx: Markup) -> Iterator[Finding]:
    for element in ncx.iter(f"{_NCX}content"):
        path, fragment = ncx.target(element.get("src") or "")
        content = book.content(path)
        if content is None or (fragment and fragment not in content.ids):
            message = f"“{element.get('src')}” leads nowhere"
            yield DEAD_LINK.at(ncx, element, message)


def _identifier(book: OpenedBook) -> str | None:
    """Return the unique identifier of the package, None where it has none."""
    wanted = book.package.root.get("unique-identifier")
    found = (e for e in book.package.iter(f"{DC}identifier") if e.get("id") == wanted)
    return next(((element.text or "").strip() for element in found), None)
