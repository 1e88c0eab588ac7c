"""What our own books in DOCX say by their styles, marked for pandoc, which passes over it."""

from __future__ import annotations

from lxml import etree

from publisher.sources.structured.pandoc.container import style_of
from publisher.sources.structured.pandoc.marks import CLOSE, Marks, Role, Span
from publisher.sources.structured.pandoc.word_notes import (
    EDITORS_MARK,
    LOST_MARK,
    NOTE_MARK,
    made_runs,
)

# Styles of paragraphs, by their names.
_QUOTED = ("footnote block text", "endnote block text")
_CAPTION = "image caption"
_PICTURES = ("captioned figure", "picture placeholder")


def mark_own_runs(root: etree._Element, names: dict[str, str], marks: Marks) -> None:
    """Mark the words that our books have added to a text; none of them is left.

    ``names`` are those of styles by their ids.
    """
    for name, run in list(made_runs(root, names)):
        space = f"{{{etree.QName(run).namespace}}}"
        words = "".join(piece.text or "" for piece in run.iter(f"{space}t"))
        for child in list(run):
            run.remove(child)
        made = etree.SubElement(run, f"{space}t")
        if name == EDITORS_MARK:
            made.text = Role.EDITORS.value
        elif name in (NOTE_MARK, LOST_MARK):
            span = Span(sign=words.strip(), lost=name == LOST_MARK)
            made.text = marks.opening(span) + CLOSE
        else:
            made.text = Role.UNCALLED.value


def mark_quotations(root: etree._Element, names: dict[str, str]) -> None:
    """Give the quotations in notes the style of those in the text, which pandoc knows."""
    quotation = next((own for own, name in names.items() if name == "block text"), "")
    for style in root.iter("{*}pStyle") if quotation else ():
        space = f"{{{etree.QName(style).namespace}}}"
        if names.get(style.get(f"{space}val", "")) in _QUOTED:
            style.set(f"{space}val", quotation)


def is_lone_caption(paragraph: etree._Element, names: dict[str, str]) -> bool:
    """Tell whether a paragraph is the caption of a picture that the document does not hold."""
    if style_of(paragraph, names) != _CAPTION:
        return False
    above = paragraph.getprevious()
    return above is None or above.tag != paragraph.tag or style_of(above, names) not in _PICTURES


def begins_list(paragraph: etree._Element, number: tuple[str, str]) -> bool:
    """Tell whether a paragraph begins a list right below another; ``number`` is that of its list."""
    above = paragraph.getprevious()
    space = f"{{{etree.QName(paragraph).namespace}}}"
    if number[1] != "0" or above is None or above.find(f"{space}pPr/{space}numPr") is None:
        return False
    path = f"{space}pPr/{space}numPr/{space}numId"
    earlier = {one.get(f"{space}val", "") for p in _before(paragraph) for one in p.iterfind(path)}
    return number[0] not in earlier


def _before(paragraph: etree._Element) -> list[etree._Element]:
    """Return the paragraphs of lists right above one."""
    space = f"{{{etree.QName(paragraph).namespace}}}"
    found: list[etree._Element] = []
    for one in paragraph.itersiblings(f"{space}p", preceding=True):
        if one.find(f"{space}pPr/{space}numPr") is None:
            break
        found.append(one)
    return found
