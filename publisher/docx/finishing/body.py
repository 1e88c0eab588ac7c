"""The running text and the notes: languages of passages, markers of lists, names of pictures."""

from __future__ import annotations

from copy import deepcopy

from lxml import etree

from publisher.docx.finishing.parts import Parts, value_of, w, with_value
from publisher.docx.text import DECORATIVE, LANGUAGE, MARKED_ITEM

DOCUMENT = "word/document.xml"
FOOTNOTES = "word/footnotes.xml"
_NUMBERING = "word/numbering.xml"
_STYLES = "word/styles.xml"
_PICTURE = "{http://schemas.openxmlformats.org/drawingml/2006/picture}cNvPr"
_DRAWING = "{http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing}docPr"
# How a picture is said to be decoration (MS-ODRAWXML, 2.26).
_IS_DECORATIVE = (
    '<a:extLst xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main">'
    '<a:ext uri="{C183D7F6-B498-43B3-948B-1728B52AA6E4}"><adec:decorative val="1" '
    'xmlns:adec="http://schemas.microsoft.com/office/drawing/2017/decorative"/></a:ext></a:extLst>'
)
# Of the kind of list that prints nothing before its items; those of pandoc begin above 900.
_BARE = "800"
_LEVELS = 9
_NOTHING = "\N{ZERO WIDTH SPACE}"
_STEP = 480  # twentieths of a point between the levels, as pandoc has them


def finish_body(parts: Parts) -> None:
    """Finish the running text and the notes."""
    _bare_lists(parts)
    languages = _languages(parts.tree(_STYLES))
    for name in (DOCUMENT, FOOTNOTES):
        if name in parts:
            root = parts.tree(name)
            _say_languages(root, languages)
            _name_pictures(root)
            _order_properties(root)
    _fill_sections(parts.tree(DOCUMENT))


def _bare_lists(parts: Parts) -> None:
    """Let nothing be printed before an item that has its printed marker among its words."""
    document, numbering = parts.tree(DOCUMENT), parts.tree(_NUMBERING)
    marked = {value_of(s.find(w("name"))): s.get(w("styleId")) for s in parts.tree(_STYLES)}
    style = marked.get(MARKED_ITEM)
    if style is None:
        return
    taken = max((int(one.get(w("numId")) or 0) for one in numbering.iter(w("num"))), default=0)
    lists: dict[str, str] = {}
    for properties in document.iter(w("pPr")):
        number = properties.find(f"{w('numPr')}/{w('numId')}")
        if number is not None and value_of(properties.find(w("pStyle"))) == style:
            # Two lists that follow each other stay two.
            bare = lists.setdefault(value_of(number), str(taken + 1 + len(lists)))
            number.set(w("val"), bare)
    for bare in lists.values():
        list_ = etree.SubElement(numbering, w("num"))
        list_.set(w("numId"), bare)
        list_.append(with_value("abstractNumId", _BARE))
    numbering.insert(0, _bare_list())


def _bare_list() -> etree._Element:
    made = etree.Element(w("abstractNum"))
    made.set(w("abstractNumId"), _BARE)
    made.append(with_value("multiLevelType", "multilevel"))
    for number in range(_LEVELS):
        level = etree.SubElement(made, w("lvl"))
        level.set(w("ilvl"), str(number))
        # A bullet that shows nothing: programs that read lists must not count these items anew,
        # and some print their own bullet for one that is empty.
        for name, value in (("numFmt", "bullet"), ("suff", "nothing"), ("lvlText", _NOTHING)):
            level.append(with_value(name, value))
        level.append(with_value("lvlJc", "left"))
        indent = etree.SubElement(etree.SubElement(level, w("pPr")), w("ind"))
        indent.set(w("left"), str(_STEP * (number + 1)))
        indent.set(w("hanging"), str(_STEP))
    return made


def _languages(styles: etree._Element) -> dict[str, str]:
    """Return the languages of passages by the styles that name them; these are taken away."""
    found: dict[str, str] = {}
    for style in list(styles.iter(w("style"))):
        name = value_of(style.find(w("name")))
        if name.startswith(LANGUAGE):
            found[style.get(w("styleId")) or ""] = name.removeprefix(LANGUAGE)
            styles.remove(style)
    return found


def _say_languages(root: etree._Element, languages: dict[str, str]) -> None:
    for properties in root.iter(w("rPr")):
        style = properties.find(w("rStyle"))
        tag = languages.get(value_of(style))
        if style is not None and tag is not None:
            properties.remove(style)
            properties.append(language_of(tag))


def language_of(tag: str) -> etree._Element:
    """Return the element that says a language, for letters of every kind of script."""
    made = with_value("lang", tag)
    made.set(w("eastAsia"), tag)
    made.set(w("bidi"), tag)
    return made


def _name_pictures(root: etree._Element) -> None:
    """Describe pictures once, for pandoc writes the whole picture into its second description."""
    for picture in root.iter(_PICTURE):
        picture.attrib.pop("descr", None)
    for drawing in root.iter(_DRAWING):
        if drawing.get("title") == DECORATIVE:
            drawing.set("title", "")
            drawing.append(etree.fromstring(_IS_DECORATIVE))


def _order_properties(root: etree._Element) -> None:
    """Let the style be the first property of a paragraph, as the schema wants it."""
    for properties in root.iter(w("pPr")):
        style = properties.find(w("pStyle"))
        if style is not None:
            properties.insert(0, style)


def _fill_sections(document: etree._Element) -> None:
    """Give all sections the measures of the last one, which come from the reference document."""
    *others, last = document.iter(w("sectPr"))
    for section in others:
        section[:] = [deepcopy(child) for child in last]
