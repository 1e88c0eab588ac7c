"""The printing room: from a rendering to pages.

In comes a ``PrintRendering`` or a ``CoverRendering``, and a ``Shelf`` that says which folders
may be read (``find_shelf`` makes that of a house). Out go ``PrintedBook`` (the PDF, the number
of pages, what was noticed) and the cover's JPEG. A book claims to keep a standard only where
``checking/`` finds nothing in the finished file.

Never here: markup is written, a word is changed, the network is asked, a clock is read.
WeasyPrint, pydyf and pypdfium2 are known in this room only.
"""

from publisher.printing.book import PrintedBook, print_book
from publisher.printing.cover import draw_cover, draw_wrap
from publisher.printing.faces import FONT_FOLDERS, find_shelf
from publisher.printing.fetching import Shelf

__all__ = [
    "FONT_FOLDERS",
    "PrintedBook",
    "Shelf",
    "draw_cover",
    "draw_wrap",
    "find_shelf",
    "print_book",
]
