"""Notes get their published numbers, and stand at the feet of pages or at the end of their text."""

from __future__ import annotations

from collections.abc import Sequence

from lxml import etree

from publisher.docx.finishing.body import DOCUMENT, FOOTNOTES
from publisher.docx.finishing.parts import RELATIONS, TYPES, Parts, w, with_value

_SETTINGS = "word/settings.xml"
# What follows the settings of notes in the schema (CT_Settings).
_BEHIND = ("compat", "docVars", "rsids", "attachedSchema", "themeFontLang", "clrSchemeMapping")
_SEPARATORS = ("-1", "0")  # ids of the rule above notes, and of that above notes that run on


def number_notes(parts: Parts, numbers: Sequence[str | None]) -> None:
    """Write the numbers of notes that a program would count otherwise; None lets it count."""
    calls = list(parts.tree(DOCUMENT).iter(w("footnoteReference")))
    notes = {note.get(w("id")): note for note in parts.tree(FOOTNOTES)} if calls else {}
    for call, number in zip(calls, numbers, strict=True):
        if number is not None:
            call.set(w("customMarkFollows"), "1")
            call.addnext(_text(number))
            for counted in list(notes[call.get(w("id"))].iter(w("footnoteRef"))):
                counted.getparent().replace(counted, _text(number))  # type: ignore[union-attr]


def _text(words: str) -> etree._Element:
    made = etree.Element(w("t"))
    made.text = words
    return made


def make_endnotes(parts: Parts) -> None:
    """Make endnotes of all footnotes."""
    for name in (DOCUMENT, FOOTNOTES):
        if name in parts:
            for element in parts.tree(name).iter():
                _rename(element)
    for name in (TYPES, RELATIONS):
        for element in parts.tree(name):
            for key in ("PartName", "Target", "Type", "ContentType"):
                if "footnotes" in (element.get(key) or ""):
                    element.set(key, str(element.get(key)).replace("footnotes", "endnotes"))
    parts.rename(FOOTNOTES, "word/endnotes.xml")
    parts.rename("word/_rels/footnotes.xml.rels", "word/_rels/endnotes.xml.rels")


def _rename(element: etree._Element) -> None:
    name = etree.QName(element)
    if name.localname.startswith("footnote"):
        element.tag = w(name.localname.replace("footnote", "endnote", 1))
    if name.localname in ("pStyle", "rStyle"):
        style = element.get(w("val")) or ""
        element.set(w("val"), style.replace("Footnote", "Endnote", 1))


def set_note_settings(parts: Parts, *, feet: bool) -> None:
    """Let notes be counted in figures, from 1 in each section (LibreOffice counts through)."""
    settings = parts.tree(_SETTINGS)
    kind = "footnote" if feet else "endnote"
    for old in [e for e in settings if e.tag in (w("footnotePr"), w("endnotePr"))]:
        settings.remove(old)
    made = etree.Element(w(f"{kind}Pr"))
    if not feet:  # at the end of its section; each text is one
        made.append(with_value("pos", "sectEnd"))
    made.extend(_counting())
    for number in _SEPARATORS:
        etree.SubElement(made, w(kind)).set(w("id"), number)
    names = {w(name) for name in _BEHIND}
    at = next((at for at, e in enumerate(settings) if e.tag in names), len(settings))
    settings.insert(at, made)
    # What a section says of notes goes before, and some programs look nowhere else.
    for section in parts.tree(DOCUMENT).iter(w("sectPr")):
        for old in [e for e in section if e.tag in (w("footnotePr"), w("endnotePr"))]:
            section.remove(old)
        own = etree.Element(w(f"{kind}Pr"))
        own.extend(_counting())
        headers = [e for e in section if e.tag in (w("headerReference"), w("footerReference"))]
        section.insert(len(headers), own)


def _counting() -> tuple[etree._Element, ...]:
    return with_value("numFmt", "decimal"), with_value("numRestart", "eachSect")
