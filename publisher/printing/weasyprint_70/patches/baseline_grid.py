"""Text that goes on below a list of notes, a table or a figure stands on the grid of the page again.

Notes and tables are set closer than the text, five of their lines to four, and pictures have any
height, so that all of them may end anywhere between two lines of the grid. Their boxes are made so
much higher that the next line of text falls on one.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from weasyprint.layout import block

from publisher.printing.weasyprint_70.boxes import Box, is_anonymous
from publisher.printing.weasyprint_70.patching import Patch

# CSS pixels; a box that ends so near a line of the grid stands on it. WeasyPrint rounds the
# sides of pages to less than that.
CLOSE = 0.5
# The classes of sections of notes and emendations, and of the box around a table.
CLOSE_SET = frozenset({"endnotes", "emendations", "table"})
FIGURE = "figure"  # the element of a picture with its caption


def _keep_to_grid(original: Callable[..., Any]) -> Callable[..., Any]:
    """Return ``block_container_layout`` that makes notes, tables and figures end on the grid."""

    def block_container_layout(context: Any, box: Box, *rest: Any, **named: Any) -> Any:
        result = original(context, box, *rest, **named)
        set_box, resume = result[:2]
        if set_box is not None and resume is None and _is_off_grid(set_box):
            set_box.height += _height_to_next_line(context, set_box)
        return result

    return block_container_layout


def _is_off_grid(box: Box) -> bool:
    """Tell whether a box holds notes, emendations, a table or a figure, whose heights are no whole lines."""
    element = box.element
    if element is None or is_anonymous(box):
        return False
    return element.tag == FIGURE or not CLOSE_SET.isdisjoint((element.get("class") or "").split())


def _height_to_next_line(context: Any, box: Box) -> float:
    """Return the CSS pixels from the end of a box to the next line of its page's grid.

    Lines are counted from the foot of the page, below its notes. 0 where the style of the house gives the
    document no line height in lengths.
    """
    line = box.style.root_style["line_height"]
    height = getattr(line, "value", line)
    if not isinstance(height, int | float) or height <= 0:
        return 0.0
    page = context.current_footnote_area.page
    left = page.content_box_y() + page.height - box.position_y - box.margin_height()
    missing = left % height
    return float(missing) if left > 0 and CLOSE < missing < height - CLOSE else 0.0


PATCHES = (Patch(block, "block_container_layout", _keep_to_grid),)
