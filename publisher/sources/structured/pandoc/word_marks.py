"""A Word file is marked: text boxes, captions, further paragraphs of items, the contents."""

from __future__ import annotations

from collections.abc import Iterator
from zipfile import ZipFile

from lxml import etree

from publisher.expressions import compiled
from publisher.sources.structured.pandoc.container import (
    contents_of_word,
    parsed,
    style_names,
    style_of,
)
from publisher.sources.structured.pandoc.marks import Marks, Role
from publisher.sources.structured.pandoc.trees import has_marks, remove, take_out
from publisher.sources.structured.pandoc.word_notes import (
    Signs,
    repeated_signs,
    signs_in_order,
    signs_of,
)
from publisher.sources.structured.pandoc.word_own import (
    begins_list,
    is_lone_caption,
    mark_own_runs,
    mark_quotations,
)

# Styles of our own books in DOCX, in which others have gone on working, by their names.
OWN_STYLES = {"front line": Role.FRONT, "verse": Role.VERSE, "row name": Role.ROW_NAME}
_DOCUMENT = compiled(r"word/document\d*\.xml")
_NOTES = compiled(r"word/(?:footnotes|endnotes)\d*\.xml")
_NUMBERING = "word/numbering.xml"


def marked_word(packed: ZipFile, marks: Marks) -> dict[str, bytes] | None:
    """Return the parts of a Word file that change, None where it must be read as it stands."""
    name = next(filter(_DOCUMENT.fullmatch, packed.namelist()), None)
    if name is None:
        return None
    root = parsed(packed.read(name))
    if has_marks(root):
        return None
    names = style_names(packed)
    for node in list(contents_of_word(root, names)):
        take_out(node)
    _bring_out_boxes(root)
    for node in list(root.iter("{*}fldSimple")):
        _unwrap_numbering(node)
    marks.signs.extend(signs_in_order(root))
    unmarked = set(_unmarked_lists(packed))
    space = etree.QName(root).namespace
    for paragraph in list(root.iter("{*}p")):
        if etree.QName(paragraph).namespace == space:
            _mark_paragraph(paragraph, names, unmarked)
    signs = signs_of(root)
    mark_own_runs(root, names, marks)
    notes = {
        part: _marked_notes(packed.read(part), signs, names, marks)
        for part in filter(_NOTES.fullmatch, packed.namelist())
    }
    return {name: _written(root), **{part: data for part, data in notes.items() if data}}


def _mark_paragraph(
    paragraph: etree._Element, names: dict[str, str], unmarked: set[tuple[str, str]]
) -> None:
    """Mark a paragraph whose style, or whose list without marks, pandoc would pass over."""
    style = style_of(paragraph, names)
    if style == "caption" or is_lone_caption(paragraph, names):
        # By its style pandoc would know it for a caption, and drop “Figure 1” before its words.
        for named in list(paragraph.iter("{*}pStyle")):
            remove(named)
        _mark_word(paragraph, Role.CAPTION)
    elif style in OWN_STYLES:
        _mark_word(paragraph, OWN_STYLES[style])
    elif _numbered_by(paragraph) in unmarked:
        _mark_word(paragraph, Role.CONTINUES)
    elif begins_list(paragraph, _numbered_by(paragraph)):
        _mark_word(paragraph, Role.BEGINS)


def _written(root: etree._Element) -> bytes:
    return etree.tostring(root, xml_declaration=True, encoding="UTF-8")


def _marked_notes(part: bytes, signs: Signs, names: dict[str, str], marks: Marks) -> bytes | None:
    """Return a part that holds notes, marked and without the chosen signs that stand before these."""
    root = parsed(part)
    if has_marks(root):
        return None
    for sign in list(repeated_signs(root, signs)):
        sign.text = ""
    mark_own_runs(root, names, marks)
    mark_quotations(root, names)
    return _written(root)


def _unwrap_numbering(field: etree._Element) -> None:
    """Leave the number that a field has counted (“Figure 1”) as words: pandoc drops such fields."""
    said = field.get(f"{{{etree.QName(field).namespace}}}instr", "").split()
    if said[:1] == ["SEQ"]:
        for part in reversed(list(field)):
            field.addnext(part)
        remove(field)


def _bring_out_boxes(root: etree._Element) -> None:
    """Put the paragraphs of text boxes behind the paragraph in which the box is anchored."""
    for fallback in list(root.iter("{*}Fallback")):
        if next(fallback.iter("{*}txbxContent"), None) is not None:
            remove(fallback)  # the same box again, for older programs
    for box in list(root.iter("{*}txbxContent")):
        name = f"{{{etree.QName(box).namespace}}}p"
        anchors = list(box.iterancestors(name))
        if anchors and anchors[-1].getparent() is not None:
            for part in reversed(list(box)):
                anchors[-1].addnext(part)


def _unmarked_lists(packed: ZipFile) -> Iterator[tuple[str, str]]:
    """Yield the lists (number and level) whose items have a blank for a bullet."""
    if _NUMBERING not in packed.namelist():
        return
    root = parsed(packed.read(_NUMBERING))
    space = f"{{{etree.QName(root).namespace}}}"
    levels = (
        (abstract, level)
        for abstract in root.iterfind(f"{space}abstractNum")
        for level in abstract.iterfind(f"{space}lvl")
    )
    blank = {
        (abstract.get(f"{space}abstractNumId"), level.get(f"{space}ilvl"))
        for abstract, level in levels
        if _value(level, "numFmt", space) == "bullet"
        and not _value(level, "lvlText", space).strip()
    }
    for number in root.iterfind(f"{space}num"):
        meant = _value(number, "abstractNumId", space)
        for abstract, level in blank:
            if abstract == meant:
                yield number.get(f"{space}numId") or "", level or ""


def _value(node: etree._Element, name: str, space: str) -> str:
    found = node.find(f"{space}{name}")
    return "" if found is None else found.get(f"{space}val", "")


def _numbered_by(paragraph: etree._Element) -> tuple[str, str]:
    space = f"{{{etree.QName(paragraph).namespace}}}"
    number = paragraph.find(f"{space}pPr/{space}numPr")
    if number is None:
        return "", ""
    return _value(number, "numId", space), _value(number, "ilvl", space) or "0"


def _mark_word(paragraph: etree._Element, role: Role) -> None:
    space = f"{{{etree.QName(paragraph).namespace}}}"
    run = etree.Element(f"{space}r")
    etree.SubElement(run, f"{space}t").text = role.value
    first = paragraph.find(f"{space}pPr")
    paragraph.insert(0 if first is None else 1, run)
