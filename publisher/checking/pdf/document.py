"""Checks of the whole file: its language, title, metadata, colours, faces, page labels."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

import pikepdf

from publisher.checking.pdf.opened import OpenedPdf
from publisher.checking.rule import Rule
from publisher.expressions import compiled
from publisher.model.findings import Finding

LANGUAGE = Rule("printing/language-missing")
TITLE = Rule("printing/title-missing")
UNMARKED = Rule("printing/untagged")
METADATA = Rule("printing/metadata")
COLOURS = Rule("printing/colours")
FACE = Rule("printing/face-not-embedded")
UNREADABLE_FACE = Rule("printing/face-unreadable")
PICTURE = Rule("printing/picture-smoothed")
ACTIVE = Rule("printing/active")
LABELS = Rule("printing/page-labels")

# RFC 5646, as far as languages of books go: nl, sv-SE, zh-Hant-TW, x-none (ISO 14289-1, 7.2)
LANGUAGE_TAG = compiled(r"([a-z]{2,3}|x)(-[a-z0-9]{1,8})*", re.IGNORECASE)
# The number of channels of an ICC profile → the device colours that it gives a meaning.
_CHANNELS = {3: "rgb", 4: "cmyk", 1: "gray"}
_DC, _PDF, _XMP = (
    "{http://purl.org/dc/elements/1.1/}",
    "{http://ns.adobe.com/pdf/1.3/}",
    "{http://ns.adobe.com/xap/1.0/}",
)
TITLE_KEY = f"{_DC}title"
# A key of the Info dictionary, and its like in XMP (ISO 19005-1, 6.7.3).
SAME = (
    ("/Title", TITLE_KEY),
    ("/Author", f"{_DC}creator"),
    ("/Subject", f"{_DC}description"),
    ("/Keywords", f"{_PDF}Keywords"),
    ("/Creator", f"{_XMP}CreatorTool"),
    ("/Producer", f"{_PDF}Producer"),
    ("/CreationDate", f"{_XMP}CreateDate"),
    ("/ModDate", f"{_XMP}ModifyDate"),
)
# Written in two ways, to be compared by their figures.
DATES = frozenset({"/CreationDate", "/ModDate"})
_LI = "{http://www.w3.org/1999/02/22-rdf-syntax-ns#}li"


def check_language(book: OpenedPdf) -> Iterator[Finding]:
    """Check that the document has a language, and that each language named is one (ISO 14289-1, 7.2)."""
    if not str(book.root.get("/Lang", "")):
        yield LANGUAGE.broken("the document does not name its language", book.shown)
    tags = {str(element.entry.Lang) for element in book.elements if "/Lang" in element.entry}
    for tag in sorted(tags | {str(book.root.get("/Lang", "x-none"))} - {""}):
        if not LANGUAGE_TAG.fullmatch(tag):
            yield LANGUAGE.broken(f"“{tag}” is not a language tag", book.shown)


def check_title(book: OpenedPdf) -> Iterator[Finding]:
    """Check that the document has a title, and viewers show it, not the file's name (ISO 14289-1, 7.1)."""
    if not _said(book, TITLE_KEY):
        yield TITLE.broken("the document has no title", book.shown)
    preferences = book.root.get("/ViewerPreferences", pikepdf.Dictionary())
    if not preferences.get("/DisplayDocTitle", False):
        yield TITLE.broken("viewers are not told to show the title", book.shown)


def check_tagged(book: OpenedPdf) -> Iterator[Finding]:
    """Check that the file says it is tagged, and has a structure (ISO 14289-1, 6.2 and 7.1)."""
    marked = book.root.get("/MarkInfo", pikepdf.Dictionary()).get("/Marked", False)
    if not marked or not book.elements:
        yield UNMARKED.broken("the file has no structure: it is not tagged", book.shown)


def check_metadata(book: OpenedPdf) -> Iterator[Finding]:
    """Check that there is an XMP packet and that it says the same as the Info dictionary."""
    if book.xmp is None:
        yield METADATA.broken("the file does not describe itself (no XMP metadata)", book.shown)
        return
    info = book.pdf.trailer.get("/Info", pikepdf.Dictionary())
    for key, name in SAME:
        own, said = str(info.get(key, "")), _said(book, name)
        if key in DATES:
            own, said = _figures(own), _figures(said)
        if own and own != said:
            yield METADATA.broken(f"{key[1:]} is “{own}” here and “{said}” there", book.shown)
    if "/ID" not in book.pdf.trailer:
        yield METADATA.broken("the file has no identifier (ID)", book.shown)


def _said(book: OpenedPdf, name: str) -> str:
    """Return what XMP says under a name: one text, or the items of a list."""
    if book.xmp is None:
        return ""
    element = next(book.xmp.iter(name), None)
    if element is not None:
        items = [item.text or "" for item in element.iter(_LI)]
        return ", ".join(items) if items else (element.text or "").strip()
    return next((value for e in book.xmp.iter() if (value := e.get(name))), "")


def _figures(date: str) -> str:
    """Return a date's figures, to the second: D:20260102… and 2026-01-02T… are one."""
    # Four for the year, two each for month, day, hour, minute and second.
    return "".join(sign for sign in date if sign.isdigit())[:14]


def check_colours(book: OpenedPdf) -> Iterator[Finding]:
    """Check that there is an output intent, and no colours but its own (ISO 19005-2, 6.2.4.3).

    Greys need none of their own: any intent gives them a meaning.
    """
    intents = [i for i in book.root.get("/OutputIntents", ()) if "/DestOutputProfile" in i]
    if not intents:
        yield COLOURS.broken("the file does not say what its colours mean", book.shown)
        return
    own = _CHANNELS.get(int(intents[0].DestOutputProfile.get("/N", 0)), "")
    for page, drawn in enumerate(book.drawn, start=1):
        for other in sorted(drawn.colours - {own, "gray"}):
            yield COLOURS.on_page(book, page, f"colours are {other}, but the file's {own}")


def check_faces(book: OpenedPdf) -> Iterator[Finding]:
    """Check that typefaces are in the file and their letters can be read (ISO 14289-1, 7.21.4 and 7.21.7)."""
    for name, font in sorted(_fonts(book.pdf)):
        inner = font.DescendantFonts[0] if "/DescendantFonts" in font else font
        files = [key for key in inner.get("/FontDescriptor", {}) if key.startswith("/FontFile")]
        # The letters of a Type 3 face are drawn by the file itself.
        if not files and font.get("/Subtype") != "/Type3":
            yield FACE.broken(f"the typeface {name} is not in the file", book.shown)
        if "/ToUnicode" not in font:
            yield UNREADABLE_FACE.broken(f"nothing says what the signs of {name} mean", book.shown)


def _fonts(pdf: pikepdf.Pdf) -> Iterator[tuple[str, Any]]:
    """Yield the typefaces that pages use, with their names."""
    found = {
        font.objgen: (str(font.get("/BaseFont", name)).removeprefix("/"), font)
        for page in pdf.pages
        for name, font in _resources(page, "/Font")
    }
    yield from (found[key] for key in sorted(found))


def _resources(page: pikepdf.Page, kind: str) -> Any:
    """Return the names and objects of a kind that a page uses."""
    resources = page.obj.get("/Resources", pikepdf.Dictionary())
    return resources.get(kind, pikepdf.Dictionary()).items()


def check_pictures(book: OpenedPdf) -> Iterator[Finding]:
    """Check that no picture is smoothed by the viewer (ISO 19005-2, 6.2.8)."""
    for number, page in enumerate(book.pdf.pages, start=1):
        for _, picture in _resources(page, "/XObject"):
            if picture.get("/Interpolate", False):
                yield PICTURE.on_page(book, number, "a picture asks to be smoothed")


def check_passive(book: OpenedPdf) -> Iterator[Finding]:
    """Check that the file runs nothing and hides no other files (ISO 19005-2, 6.5 and 6.8)."""
    names = book.root.get("/Names", pikepdf.Dictionary())
    active = [key for key in ("/AA", "/OpenAction") if "/S" in book.root.get(key, {})]
    active += [key for key in ("/JavaScript", "/EmbeddedFiles") if key in names]
    for key in active:
        yield ACTIVE.broken(f"the file has an entry {key[1:]}", book.shown)


def check_labels(book: OpenedPdf) -> Iterator[Finding]:
    """Check that every page has a label: what is printed on it."""
    labels = book.root.get("/PageLabels")
    starts = list(pikepdf.NumberTree(labels)) if labels is not None else []
    if not starts or min(starts) != 0 or max(starts) >= len(book.pdf.pages):
        yield LABELS.broken("some pages have no label", book.shown)
