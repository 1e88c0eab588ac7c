"""Text that goes on below a list of notes or a figure stands on the grid of the page's lines again.

Notes are set closer than the text, five of their lines to four, and pictures have any height, so
that both may end anywhere between two lines of the grid. Their boxes are made so much higher that
the next line of text falls on one.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from weasyprint.layout import block

from publisher.printing.weasyprint_70.boxes import Box
from publisher.printing.weasyprint_70.patching import Patch

# CSS pixels; a box that ends so near a line of the grid stands on it. WeasyPrint rounds the
# sides of pages to less than that.
CLOSE = 0.5
LIST = "endnotes"  # the class of a section of notes in the print document
FIGURE = "figure"  # the element of a picture with its caption


def _keep_to_grid(original: Callable[..., Any]) -> Callable[..., Any]:
    """Return ``block_container_layout`` that makes lists of notes and figures end on the grid."""

    def block_container_layout(context: Any, box: Box, *rest: Any, **named: Any) -> Any:
        result = original(context, box, *rest, **named)
        set_box, resume = result[:2]
        if set_box is not None and resume is None and _is_off_grid(set_box):
            set_box.height += _height_to_next_line(context, set_box)
        return result

    return block_container_layout


def _is_off_grid(box: Box) -> bool:
    """Tell whether a box is a section of notes or a figure, whose heights are no whole lines."""
    element = box.element
    if element is None:
        return False
    return element.tag == FIGURE or LIST in (element.get("class") or "").split()


def _height_to_next_line(context: Any, box: Box) -> float:
    """Return the CSS pixels from the end of a box to the next line of its page's grid.

    Lines are counted from the foot of the page. 0 where the style of the house gives the
    document no line height in lengths.
    """
    line = box.style.root_style["line_height"]
    height = getattr(line, "value", line)
    if not isinstance(height, int | float) or height <= 0:
        return 0.0
    left = context.page_bottom - box.position_y - box.margin_height()
    missing = left % height
    return float(missing) if left > 0 and CLOSE < missing < height - CLOSE else 0.0


PATCHES = (Patch(block, "block_container_layout", _keep_to_grid),)
