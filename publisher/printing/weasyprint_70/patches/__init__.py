"""One module for each part of WeasyPrint or pydyf that is exchanged while a book is printed."""

from publisher.printing.weasyprint_70.patches import (
    baseline_grid,
    directions,
    floats,
    font_files,
    footnotes,
    lines,
    long_words,
    page_breaks,
    page_references,
    shown_text,
    tags,
)
from publisher.printing.weasyprint_70.patching import Patches

# ``directions`` wraps what ``lines`` has put in the place of ``text_align``. ``baseline_grid``,
# ``page_breaks`` and ``floats`` wrap the same function: the lines of a paragraph are chosen anew
# (page_breaks) before what follows it is moved onto the grid, and a figure is as high as the grid
# wants it when it is asked whether it fits (floats, the outer one).
PATCHES = Patches(
    (
        *page_references.PATCHES,
        *lines.PATCHES,
        *directions.PATCHES,
        *long_words.PATCHES,
        *footnotes.PATCHES,
        *baseline_grid.PATCHES,
        *page_breaks.PATCHES,
        *floats.PATCHES,
        *tags.PATCHES,
        *shown_text.PATCHES,
        *font_files.PATCHES,
    )
)

__all__ = ["PATCHES"]
