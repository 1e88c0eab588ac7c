"""Elements of TEI are made, and text is added to them in reading order."""

from __future__ import annotations

from lxml import etree

NAMESPACE = "http://www.tei-c.org/ns/1.0"
ID = "{http://www.w3.org/XML/1998/namespace}id"
LANG = "{http://www.w3.org/XML/1998/namespace}lang"

# What holds elements alone: blanks between these are no part of a text, so lines may end there.
_NAMES = """
TEI teiHeader fileDesc titleStmt editionStmt publicationStmt availability seriesStmt respStmt notesStmt
sourceDesc encodingDesc projectDesc editorialDecl correction hyphenation normalization appInfo
application profileDesc abstract creation langUsage textClass keywords text group front body
back titlePage docTitle div list table row lg note figure quote
"""
_HOLDERS = frozenset(_NAMES.split())


def element(name: str, text: str = "", **attributes: str) -> etree._Element:
    """Return a new element with a text in it; None of its attributes has a namespace."""
    made = etree.Element(f"{{{NAMESPACE}}}{name}", attributes, nsmap={None: NAMESPACE})
    made.text = text or None
    return made


def below(parent: etree._Element, name: str, text: str = "", **attributes: str) -> etree._Element:
    """Add a new element with a text in it at the end of another, and return it."""
    made = element(name, text, **attributes)
    parent.append(made)
    return made


def add_text(parent: etree._Element, text: str) -> None:
    """Add text at the end of an element, behind the elements in it."""
    if len(parent):
        parent[-1].tail = (parent[-1].tail or "") + text
    else:
        parent.text = (parent.text or "") + text


def break_lines(root: etree._Element) -> None:
    """Let each element begin on a line of its own that stands among elements alone."""
    for holder in root.iter():
        if etree.QName(holder).localname in _HOLDERS and not (holder.text or "").strip():
            holder.text = "\n" if len(holder) else holder.text
            for child in holder:
                child.tail = "\n"
