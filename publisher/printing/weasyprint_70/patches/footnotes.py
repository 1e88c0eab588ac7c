"""A note stays on the page of its call: rather than the note, the last lines go over.

WeasyPrint 70 sends the notes of a page to the next one whenever that lets a paragraph keep its
first two lines. It asks whether there are any by the truth of their list; so that list is made
to say no there, and yes where their area is laid out.
"""

from __future__ import annotations

from typing import Any

from weasyprint.layout import LayoutContext


class _Kept(list[Any]):
    """A list that is not true, however full."""

    def __bool__(self) -> bool:
        return False


def keep_notes_with_calls() -> None:
    """Exchange the list of a page's notes; to be called once."""
    update = LayoutContext._update_footnote_area  # noqa: SLF001

    def update_area(context: Any) -> Any:
        kept = context.current_page_footnotes
        context.__dict__["page_notes"] = list(kept)
        try:
            return update(context)
        finally:
            context.__dict__["page_notes"] = kept

    def take(context: Any, notes: list[Any]) -> None:
        context.__dict__["page_notes"] = _Kept(notes)

    LayoutContext.current_page_footnotes = property(lambda c: c.__dict__["page_notes"], take)
    LayoutContext._update_footnote_area = update_area  # noqa: SLF001
