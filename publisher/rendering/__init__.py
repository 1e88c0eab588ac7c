"""A book becomes markup, through templates that e-book and print share.

In: an ``Edition`` and a ``Design`` (where templates and styles lie). Out: a ``Rendering`` with
every document of the e-book, its navigation, the one document for print, the cover's page and
the style sheets; ``wrap_page`` makes the page of a cover that goes round a book. Jinja2 is used
here and nowhere else. Never here: a change of the text, a file format, a page layout.
"""

from __future__ import annotations

from publisher.rendering.cover_wrap import wrap_page
from publisher.rendering.design import Design, find_design
from publisher.rendering.render import render

__all__ = ["Design", "find_design", "render", "wrap_page"]
