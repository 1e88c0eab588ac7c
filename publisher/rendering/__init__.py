"""A book becomes markup, through templates that e-book and print share.

In: an ``Edition`` and a ``Design`` (where templates and styles lie). Out, from a function each:
an ``EbookRendering`` (documents, navigation, cover), a ``PrintRendering`` and a
``PageRendering`` (one document each, for the typesetter and for browsers), always with their
style sheets; for formats in which others go on working a ``StructureRendering`` (the blocks in
their sections); ``wrap_page`` makes the page of a cover that goes round a book, ``render_shelf`` and
``render_proof`` what a browser is shown beside the books. Jinja2 is used here
alone. Never here: a change of the text, a file format, a page layout.
"""

from __future__ import annotations

from publisher.rendering.cover_wrap import wrap_page
from publisher.rendering.design import Design, find_design, style_faults
from publisher.rendering.plain_text import render_text
from publisher.rendering.render import render_ebook, render_page, render_print
from publisher.rendering.shelf import render_proof, render_shelf
from publisher.rendering.structure import render_structure

__all__ = [
    "Design",
    "find_design",
    "render_ebook",
    "render_page",
    "render_print",
    "render_proof",
    "render_shelf",
    "render_structure",
    "render_text",
    "style_faults",
    "wrap_page",
]
