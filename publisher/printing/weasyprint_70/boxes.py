"""WeasyPrint's boxes, as the other modules of this package walk through them."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from weasyprint.css import AnonymousStyle
from weasyprint.formatting_structure import boxes
from weasyprint.layout.absolute import AbsolutePlaceholder

# WeasyPrint has no types: a box is any of the classes in weasyprint.formatting_structure.boxes.
Box = Any
# The attribute of the empty box that a figure leaves where it stood: the figure (patches/floats.py).
LEFT = "left_by"


def page_box(page: Any) -> Box:
    """Return the box of a finished ``weasyprint.Page``.

    Its first child holds the text; then come the margin boxes and the area of footnotes.
    """
    return page._page_box


def real_box(box: Box) -> Box:
    """Return the box itself where a placeholder stands for one that is out of the flow."""
    return box._box if isinstance(box, AbsolutePlaceholder) else box


def children(box: Box) -> tuple[Box, ...]:
    """Return what stands inside a box; nothing for texts and pictures."""
    return tuple(getattr(box, "children", ()))


def is_anonymous(box: Box) -> bool:
    """Tell whether a box was made around some of the content of an element, which it names as its own."""
    return isinstance(box.style, AnonymousStyle)


def is_generated(box: Box) -> bool:
    """Tell whether a box was made by the style sheet (``::before``, ``::footnote-call``)."""
    return "::" in (box.element_tag or "")


def texts(box: Box, *, out_of_flow: bool) -> Iterator[Box]:
    """Yield the text boxes inside a box in reading order.

    ``out_of_flow`` says whether those that are positioned absolutely count.
    """
    if isinstance(box, AbsolutePlaceholder) and not out_of_flow:
        return
    box = real_box(box)
    if isinstance(box, boxes.TextBox):
        yield box
    for child in children(box):
        yield from texts(child, out_of_flow=out_of_flow)
