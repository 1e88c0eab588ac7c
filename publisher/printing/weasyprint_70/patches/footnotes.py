"""A note stays on the page of its call: where both do not fit, the last lines of text go over.

When the lines of a page run into its notes, WeasyPrint 70 sends notes to the next page, the last
one first, if that lets a paragraph keep its first two lines (``layout.block._linebox_layout``). A
reader who looks for the note where its call is then finds it overleaf, or not at all.

The loop that sends notes away asks only whether the page has any (``while report and
context.current_page_footnotes``). So that list is made to count as empty in such a test although
it holds notes; the one place that has to know better, where the area of the notes is laid out,
gets a plain list.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from weasyprint.layout import LayoutContext

from publisher.printing.weasyprint_70.patching import Patch

# The name under which a context keeps its notes while the attribute itself is a property.
KEPT = "page_notes"


class _StayingNotes(list[Any]):
    """The notes of a page, in a list that is false however full it is."""

    def __bool__(self) -> bool:
        return False


def _page_notes(_: object) -> property:
    """Return the property that stands for the attribute ``LayoutContext.current_page_footnotes``."""

    def take(context: Any, notes: list[Any]) -> None:
        context.__dict__[KEPT] = _StayingNotes(notes)

    return property(lambda context: context.__dict__[KEPT], take)


def _update_area(original: Callable[..., Any]) -> Callable[..., Any]:
    """Return ``_update_footnote_area`` that sees a plain list while it lays out the notes."""

    def update_area(context: Any) -> Any:
        kept = context.__dict__[KEPT]
        context.__dict__[KEPT] = list(kept)
        try:
            return original(context)
        finally:
            context.__dict__[KEPT] = kept

    return update_area


PATCHES = (
    Patch(LayoutContext, "current_page_footnotes", _page_notes),
    Patch(LayoutContext, "_update_footnote_area", _update_area),
)
