"""What pandoc would drop of a DOCX or ODT is marked in a copy of the file, before it reads it.

Nothing is taken from the words: text boxes come behind their paragraph, a table of contents that
the program has made goes (books have one of their own), and signs of a private plane stand where
a paragraph's style, or small capitals, say what pandoc does not.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from zipfile import ZIP_DEFLATED, ZipFile

from lxml import etree

from publisher.model.source_kinds import SourceKind
from publisher.model.text import Style
from publisher.sources.structured.pandoc.container import (
    INDEXES,
    contents_of_word,
    parsed,
    style_names,
    style_of,
)
from publisher.sources.structured.pandoc.marks import CLOSE, PLANE, Marks, Role, Span

_DOCUMENT = "word/document.xml"
_NUMBERING = "word/numbering.xml"
_CONTENT = "content.xml"
_ODF = "{urn:oasis:names:tc:opendocument:xmlns:%s:1.0}"
_TEXT, _STYLE, _DRAW = (_ODF % name for name in ("text", "style", "drawing"))
_FO, _SVG = (_ODF % f"{name}-compatible" for name in ("xsl-fo", "svg"))
_XLINK = "{http://www.w3.org/1999/xlink}"
# What a paragraph is by the name of its style, in OpenDocument texts of LibreOffice and pandoc.
ROLES = {
    "title": Role.TITLE,
    "subtitle": Role.SUBTITLE,
    "author": Role.FRONT,
    "date": Role.FRONT,
    "horizontal line": Role.BREAK,
    "caption": Role.CAPTION,
    "figure": Role.CAPTION,
    "illustration": Role.CAPTION,
    "table": Role.CAPTION,
    "figurecaption": Role.CAPTION,
    "tablecaption": Role.CAPTION,
}


@dataclass(slots=True)
class Prepared:
    """A copy of a file for pandoc, the spans that are marked in it, and what pictures show.

    ``alts`` has the words of the file on each picture, by its address in the file.
    """

    path: Path
    marks: Marks = field(default_factory=lambda: Marks([]))
    alts: dict[str, str] = field(default_factory=dict)


def prepared(kind: SourceKind, path: Path, copy: Path) -> Prepared:
    """Return the file that pandoc is to read: a marked copy, or the file itself as it stands."""
    changes = {SourceKind.DOCX: _prepare_docx, SourceKind.ODT: _prepare_odt}
    change = changes.get(kind)
    if change is None:
        return Prepared(path)
    made = Prepared(copy)
    with ZipFile(path) as packed:
        changed = change(packed, made)
        if changed is None:
            return Prepared(path)
        with ZipFile(copy, "w", ZIP_DEFLATED) as written:
            for name in dict.fromkeys(packed.namelist()):
                written.writestr(name, changed.get(name) or packed.read(name))
    return made


def _marked_already(root: etree._Element) -> bool:
    return any(PLANE.search(text) for text in root.itertext())


def _prepare_docx(packed: ZipFile, made: Prepared) -> dict[str, bytes] | None:  # noqa: ARG001 - as for ODT
    if _DOCUMENT not in packed.namelist():
        return None
    root = parsed(packed.read(_DOCUMENT))
    if _marked_already(root):
        return None
    names = style_names(packed)
    for node in list(contents_of_word(root, names)):
        _take_out(node)
    _bring_out_boxes(root)
    unmarked = set(_unmarked_lists(packed))
    for paragraph in list(root.iter("{*}p")):
        if etree.QName(paragraph).namespace != etree.QName(root).namespace:
            continue
        if style_of(paragraph, names) == "caption":
            _mark_word(paragraph, Role.CAPTION)
        elif _numbered_by(paragraph) in unmarked:
            _mark_word(paragraph, Role.CONTINUES)
    return {_DOCUMENT: etree.tostring(root, xml_declaration=True, encoding="UTF-8")}


def _remove(node: etree._Element) -> None:
    above = node.getparent()
    if above is not None:
        above.remove(node)


def _bring_out_boxes(root: etree._Element) -> None:
    """Put the paragraphs of text boxes behind the paragraph in which the box is anchored."""
    for fallback in list(root.iter("{*}Fallback")):
        if next(fallback.iter("{*}txbxContent"), None) is not None:
            _remove(fallback)  # the same box again, for older programs
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


def _prepare_odt(packed: ZipFile, made: Prepared) -> dict[str, bytes] | None:
    if _CONTENT not in packed.namelist():
        return None
    root = parsed(packed.read(_CONTENT))
    if _marked_already(root):
        return None
    for index in list(root.iter(*INDEXES)):
        _take_out(index)
    parents, small = _styles_of(root)
    for paragraph in root.iter(f"{_TEXT}p"):
        role = _role_of(paragraph, parents)
        if role is not None:
            paragraph.text = role.value + (paragraph.text or "")
    opening = made.marks.opening(Span(Style.SMALL_CAPITALS))
    for span in root.iter(f"{_TEXT}span"):
        if span.get(f"{_TEXT}style-name") in small and "".join(span.itertext()).strip():
            span.text = opening + (span.text or "")
            _append(span, CLOSE)
    for frame in list(root.iter(f"{_DRAW}frame")):
        _note_alt(frame, made.alts)
        formula = _formula_of(frame, packed)
        if formula:
            _replace(frame, made.marks.opening(Span(formula=True)) + formula + CLOSE)
    return {_CONTENT: etree.tostring(root, xml_declaration=True, encoding="UTF-8")}


def _take_out(node: etree._Element) -> None:
    """Remove an element and what it holds; the text behind it stays."""
    above, before = node.getparent(), node.getprevious()
    if before is not None:
        before.tail = (before.tail or "") + (node.tail or "")
    elif above is not None:
        above.text = (above.text or "") + (node.tail or "")
    _remove(node)


def _formula_of(frame: etree._Element, packed: ZipFile) -> str:
    """Return the formula that a frame shows, as its own program writes it; empty where it has none."""
    drawn = frame.find(f"{_DRAW}object")
    if drawn is None:
        return ""
    math = drawn.find("{*}math")
    name = f"{drawn.get(f'{_XLINK}href', '').removeprefix('./').rstrip('/')}/{_CONTENT}"
    if math is None and name in packed.namelist():
        math = next(parsed(packed.read(name)).iter("{*}math"), None)
    if math is None:
        return ""
    written = math.find(".//{*}annotation")
    return "".join(math.itertext() if written is None else written.itertext()).strip()


def _replace(node: etree._Element, text: str) -> None:
    """Put words into the place of an element."""
    node.tail = text + (node.tail or "")
    _take_out(node)


def _append(span: etree._Element, sign: str) -> None:
    if len(span):
        span[-1].tail = (span[-1].tail or "") + sign
    else:
        span.text = (span.text or "") + sign


def _styles_of(root: etree._Element) -> tuple[dict[str, str], set[str]]:
    """Return the styles that those of the document itself are made from, and those in small capitals."""
    parents: dict[str, str] = {}
    small: set[str] = set()
    for style in root.iter(f"{_STYLE}style"):
        name = style.get(f"{_STYLE}name", "")
        parents[name] = style.get(f"{_STYLE}parent-style-name", "")
        letters = style.find(f"{_STYLE}text-properties")
        if letters is not None and letters.get(f"{_FO}font-variant") == "small-caps":
            small.add(name)
    return parents, small


def _role_of(paragraph: etree._Element, parents: dict[str, str]) -> Role | None:
    name = paragraph.get(f"{_TEXT}style-name", "")
    for known in (name, parents.get(name, "")):
        role = ROLES.get(known.replace("_20_", " ").lower())
        if role is not None:
            return role
    return None


def _note_alt(frame: etree._Element, alts: dict[str, str]) -> None:
    said = [frame.findtext(f"{_SVG}{name}", "").strip() for name in ("desc", "title")]
    words = next(filter(None, said), "")
    for image in frame.iterfind(f"{_DRAW}image"):
        address = image.get(f"{_XLINK}href", "")
        if words and address:
            alts[address] = words
