"""Text that goes on below a list of notes stands on the grid of the page again.

The lines of notes are closer than those of the text, five of theirs to four, so a list of them
may end anywhere. It is made so much higher that the next line of the text is one of the page's.
"""

from __future__ import annotations

from typing import Any

from weasyprint.layout import block

CLOSE = 0.5  # CSS pixels: the sides of a page are rounded
LIST = "endnotes"  # the class of a section of notes


def keep_to_grid() -> None:
    """Put this before WeasyPrint's layout of blocks; to be called once."""
    original = block.block_container_layout

    def block_container_layout(context: Any, box: Any, *rest: Any, **named: Any) -> Any:
        result = original(context, box, *rest, **named)
        set_box, resume = result[:2]
        if set_box is not None and resume is None and _is_list(set_box):
            set_box.height += _missing(context, set_box)
        return result

    block.block_container_layout = block_container_layout


def _is_list(box: Any) -> bool:
    """Tell whether a box is a section of notes."""
    return box.element is not None and LIST in (box.element.get("class") or "").split()


def _missing(context: Any, box: Any) -> float:
    """Return how far it is from the end of a box to the next line of its page, counted from below."""
    line = box.style.root_style["line_height"]
    height = getattr(line, "value", line)
    if not isinstance(height, int | float) or height <= 0:
        return 0.0  # a style of the house may name no line
    left = context.page_bottom - box.position_y - box.margin_height()
    missing = left % height
    return float(missing) if left > 0 and CLOSE < missing < height - CLOSE else 0.0
