"""Which structure type of the PDF an element of the markup becomes (ISO 32000-1, 14.8.4)."""

from __future__ import annotations

from typing import Protocol


class Element(Protocol):
    """An element of the parsed markup, as far as it is asked about here."""

    @property
    def tag(self) -> str:
        """Return the element's name."""

    def get(self, key: str, default: str = "") -> str:
        """Return an attribute."""

    def itertext(self) -> object:
        """Return the texts inside."""


BY_TAG = {
    "section": "Sect", "article": "Art", "div": "Div", "nav": "Sect", "aside": "Sect",
    "blockquote": "BlockQuote", "p": "P", "pre": "P", "figure": "Div", "figcaption": "Caption",
    "h1": "H1", "h2": "H2", "h3": "H3", "h4": "H4", "h5": "H5", "h6": "H6",
    "ul": "L", "ol": "L", "li": "LBody",
    "table": "Table", "thead": "THead", "tbody": "TBody", "tfoot": "TFoot",
    "tr": "TR", "th": "TH", "td": "TD", "caption": "Caption",
    "a": "Link", "img": "Figure", "{http://www.w3.org/2000/svg}svg": "Figure",
}  # fmt: skip
IN_CONTENTS = {"ol": "TOC", "ul": "TOC", "li": "TOCI"}
# Elements whose class says more than their name. Those with None have no element of their own:
# what is in them belongs to the element around.
BY_CLASS = {
    ("div", "leaf"): None,
    ("ul", "notes"): None,
    ("span", "note-number"): "Lbl",
    ("span", "marker"): "Lbl",
    ("sup", "noteref"): "Reference",
}
SOURCE_FIGURE = "source-page"  # the class of the source's page numbers in the margin
NOTE = "endnote"
CONTENTS = "toc"
# Elements for the eye, which a voice should not speak: the asterisks of a break.
DECORATION = frozenset({"hr"})


def is_decoration(element: Element) -> bool:
    """Tell whether an element is for the eye alone: a break, or a picture that is said to be."""
    return element.tag in DECORATION or element.get("role") == "presentation"


def role(element: Element, *, contents: bool) -> str | None:
    """Return the structure type of an element, None for one that adds nothing to the structure.

    ``contents`` says that the element stands in the table of contents. An element with a language
    of its own always gets a type (at least Span), because the language must be written somewhere.
    """
    if is_decoration(element):
        return None
    for name in element.get("class", "").split():
        if (element.tag, name) in BY_CLASS:
            return BY_CLASS[element.tag, name]
    if element.get("epub:type") == NOTE:
        return "Note"
    if contents and element.tag in IN_CONTENTS:
        return IN_CONTENTS[element.tag]
    return BY_TAG.get(element.tag, "Span" if element.get("lang") else None)
