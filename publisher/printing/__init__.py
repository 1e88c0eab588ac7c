"""The printing room: from a rendering to pages.

In come a ``PrintRendering`` or a ``CoverRendering``, and a ``SearchPath``, which says what folders
may be read (``search_path_of`` makes that of a house). Out come a ``PrintedBook`` (the PDF, the
number of pages, what was found) and the cover as a JPEG. A book claims to keep a standard only
where ``checking/`` finds nothing in the finished file.

This room writes no markup, changes no word, and asks neither the network nor a clock. WeasyPrint
and pydyf are known here only, and the inside of WeasyPrint only in ``weasyprint_70``.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from publisher.doors import later
from publisher.printing.faces import FONT_FOLDERS, search_path_of
from publisher.printing.kept_covers import draw_cover
from publisher.printing.loading import without_search
from publisher.printing.search_path import SearchPath

if TYPE_CHECKING:
    from publisher.printing.book import PrintedBook, print_book
    from publisher.printing.cover import draw_wrap
    from publisher.printing.drawings import draw_drawing

# What sets pages is loaded when it is asked for: the typesetter takes longer to load than what is
# done without it takes as a whole.
_typesetting = later(
    __name__,
    {
        "PrintedBook": "book",
        "draw_drawing": "drawings",
        "draw_wrap": "cover",
        "print_book": "book",
    },
)

__all__ = [
    "FONT_FOLDERS",
    "PrintedBook",
    "SearchPath",
    "draw_cover",
    "draw_drawing",
    "draw_wrap",
    "print_book",
    "search_path_of",
]


def __getattr__(name: str) -> Any:
    """Return what only a loaded typesetter can do."""
    with without_search():
        return _typesetting(name)
