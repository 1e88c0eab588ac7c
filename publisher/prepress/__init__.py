"""The prepress room: from finished pages to what a printer asks for, and the proof that it is so.

In come a PDF as it was set and a ``Profile`` (the facts of a printer). Out comes the printer's
file: with blank pages at the end, black text as black alone, boxes, marks, and a claim to the
standard it keeps; ``plan_wrap`` gives the measures of a cover that goes round the book.
``preflight_pages`` and ``preflight_cover`` read a finished file, whoever made it, and say where it
departs from the profile. ``swop.icc`` in ``data/`` is Ghostscript's default_cmyk.icc (AGPL, Artifex
Software).

This room sets and moves no word, reads no clock and writes no file. python-barcode is known here
only.
"""

from publisher.prepress.finishing import finish_cover, finish_pages
from publisher.prepress.preflight import (
    page_extent,
    preflight_cover,
    preflight_pages,
)
from publisher.prepress.wrapping import plan_wrap

__all__ = [
    "finish_cover",
    "finish_pages",
    "page_extent",
    "plan_wrap",
    "preflight_cover",
    "preflight_pages",
]
