"""Tables that run out of what they are set in, seen on the finished pages."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from weasyprint.formatting_structure import boxes

from publisher.printing.weasyprint_70.boxes import Box, children, page_box, real_box
from publisher.printing.wide_tables import NUMBER, TURNING, WideTable

# CSS pixels by which boxes may overlap without harm: positions are sums of rounded lengths.
TOLERANCE = 1
# Words by which a person knows a table again.
WORDS = 12


def find_wide_tables(document: Any) -> dict[int, WideTable]:
    """Return the tables that run out of their column, by their number in the book."""
    found: dict[int, WideTable] = {}
    for number, page in enumerate(document.pages, start=1):
        for box in _table_boxes(page_box(page)):
            if _runs_out(box):
                words = " ".join("".join(box.element.itertext()).split()[:WORDS])
                found.setdefault(int(box.element.get(NUMBER)), WideTable(number, words))
    return found


def _table_boxes(box: Box) -> Iterator[Box]:
    """Yield the boxes around tables on a page."""
    box = real_box(box)
    if isinstance(box, boxes.BlockBox) and box.element is not None and box.element.get(NUMBER):
        yield box
        return
    for child in children(box):
        yield from _table_boxes(child)


def _runs_out(box: Box) -> bool:
    """Tell whether a table is wider than its box, or turned and higher than the page is wide.

    A turned one lies in a square of its own, which is as wide as the page is high.
    """
    turning = next((real_box(b) for b in children(box) if _is_turning(real_box(b))), None)
    inside = box if turning is None else turning
    wide = any(table.margin_width() > inside.width + TOLERANCE for table in children(inside))
    return wide or (turning is not None and _height(turning) > box.width + TOLERANCE)


def _height(turning: Box) -> float:
    """Return the height of what stands in a turned box, in CSS pixels."""
    ends = (child.position_y + child.margin_height() for child in children(turning))
    return float(max(ends, default=0.0) - turning.content_box_y())


def _is_turning(box: Box) -> bool:
    return box.element is not None and box.element.get("class") == TURNING
