"""Checks of the document: title, language, ranks of headings, notes, descriptions of pictures."""

from __future__ import annotations

from collections.abc import Iterator

from publisher.checking.docx.opened import CORE, STYLES, WORD, OpenedDocx
from publisher.checking.docx.words import style_of
from publisher.checking.rule import Rule
from publisher.expressions import compiled
from publisher.model.findings import Finding

TITLE = Rule("docx/title-missing")
LANGUAGE = Rule("docx/language-missing")
HEADING_ORDER = Rule("docx/heading-order")
NOTE_MISSING = Rule("docx/note-missing")
ALT = Rule("docx/alt-missing")

_TITLE = "{http://purl.org/dc/elements/1.1/}title"
_PICTURE = "{http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing}docPr"
_DECORATIVE = "{http://schemas.microsoft.com/office/drawing/2017/decorative}decorative"
_HEADING = compiled(r"Heading([1-9])")


def check_title(document: OpenedDocx) -> Iterator[Finding]:
    """Check that the properties have a title."""
    core = document.trees.get(CORE)
    title = None if core is None else core.findtext(_TITLE)
    if not (title or "").strip():
        yield TITLE.broken("the properties have no title", document.shown)


def check_language(document: OpenedDocx) -> Iterator[Finding]:
    """Check that the document says in which language it is."""
    styles = document.trees.get(STYLES)
    path = "/".join(f"{WORD}{name}" for name in ("docDefaults", "rPrDefault", "rPr", "lang"))
    found = None if styles is None else styles.find(path)
    if found is None or not found.get(f"{WORD}val"):
        yield LANGUAGE.broken("the styles name no language", document.shown)


def check_headings(document: OpenedDocx) -> Iterator[Finding]:
    """Check that no heading skips a level."""
    last = 0
    for paragraph in document.document.iter(f"{WORD}p"):
        if found := _HEADING.fullmatch(style_of(paragraph, "pPr/pStyle")):
            level = int(found[1])
            if level > last + 1:
                words = "".join(text.text or "" for text in paragraph.iter(f"{WORD}t"))
                message = f"the heading “{words}” has level {level}, the one before level {last}"
                yield HEADING_ORDER.broken(message, document.shown)
            last = level


def check_notes(document: OpenedDocx) -> Iterator[Finding]:
    """Check that every note that is called is there, and called once."""
    for kind in ("footnote", "endnote"):
        part = document.trees.get(f"word/{kind}s.xml")
        notes = [] if part is None else [e for e in part if not e.get(f"{WORD}type")]
        there = sorted(str(note.get(f"{WORD}id")) for note in notes)
        calls = document.document.iter(f"{WORD}{kind}Reference")
        called = sorted(str(call.get(f"{WORD}id")) for call in calls)
        if called != there:
            message = f"{len(called)} calls and {len(there)} {kind}s do not answer each other"
            yield NOTE_MISSING.broken(message, document.shown)


def check_pictures(document: OpenedDocx) -> Iterator[Finding]:
    """Check that every picture has a description, unless it is said to be decoration."""
    for number, picture in enumerate(document.document.iter(_PICTURE), start=1):
        decorative = any(e.get("val") in ("1", "true") for e in picture.iter(_DECORATIVE))
        if not decorative and not (picture.get("descr") or "").strip():
            yield ALT.broken(f"picture {number} has no description", document.shown)
