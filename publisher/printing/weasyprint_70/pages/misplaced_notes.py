"""Footnotes that did not come out where a reader looks for them, seen on the finished pages.

Where a page has more notes than room, WeasyPrint 70 may lose one, let it run off the page, or
set the text over it.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from weasyprint.formatting_structure import boxes

from publisher.printing.weasyprint_70.boxes import Box, children, page_box

# CSS pixels by which boxes may overlap without harm: positions are sums of rounded lengths.
TOLERANCE = 1
# Pages after that of its call on which a note may stand: the last lines of a full page may call
# one that goes over, as in any book.
NEXT_PAGE = 1


def find_misplaced_notes(document: Any, calls: Mapping[str, str]) -> frozenset[str]:
    """Return the ids of notes that are not whole, or not on the page of their call or the next.

    ``calls`` gives the id of the call for that of each note that was moved to a page foot.
    """
    pages = {name: number for number, page in enumerate(document.pages) for name in page.anchors}
    far = {
        note
        for note, call in calls.items()
        if not 0 <= pages.get(note, -1) - pages.get(call, 0) <= NEXT_PAGE
    }
    return frozenset(far | {note for page in document.pages for note in _cut_off(page_box(page))})


def _cut_off(page: Box) -> Iterator[str]:
    """Yield the ids of the notes that run over the foot of their page, or are run over by text."""
    text, *areas = page.children
    bottom = page.content_box_y() + page.height
    for area in areas:
        if isinstance(area, boxes.FootnoteAreaBox) and area.children:
            over = _lowest(text) > area.position_y + area.margin_top + TOLERANCE
            for note in area.children[-1:] if over else area.children:
                if over or note.position_y + note.margin_height() > bottom + TOLERANCE:
                    yield note.element.get("id", "")


def _lowest(box: Box) -> float:
    """Return where the lowest line inside a box ends, in CSS pixels from the top of the page."""
    if isinstance(box, boxes.LineBox):
        return float(box.position_y + box.height)
    return max((_lowest(child) for child in children(box)), default=0.0)
