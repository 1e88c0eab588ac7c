"""The prepress room: from finished pages to what a printer asks for, and the proof that it is so.

In comes a PDF as it was set, and a ``Profile`` (the facts of a printer). Out goes the printer's
file: blank pages at the end, black text as black alone, boxes, marks, the standard it keeps; for a
cover that goes round the book its measures (``plan_wrap``). ``preflight_pages`` and
``preflight_cover`` read a finished file, whoever made it, and say what they found against the
profile. ``swop.icc`` in ``data/`` is Ghostscript's default_cmyk.icc (AGPL, Artifex Software).

Never here: a word is set or moved, a clock is read, a file is written. python-barcode is known in
this room only.
"""

from publisher.prepress.finishing import finish_cover, finish_pages
from publisher.prepress.preflight import (
    Preflight,
    page_extent,
    preflight_cover,
    preflight_pages,
)
from publisher.prepress.wrapping import plan_wrap

__all__ = [
    "Preflight",
    "finish_cover",
    "finish_pages",
    "page_extent",
    "plan_wrap",
    "preflight_cover",
    "preflight_pages",
]
