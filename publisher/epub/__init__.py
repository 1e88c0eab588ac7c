"""A rendering becomes an EPUB 3.3 file.

In: an ``EbookRendering`` and its drawn cover. Out: the bytes of an EPUB, the same for the same book,
with what ``checking/`` found in it. A book says that it is accessible only when that is nothing.
``cover_of`` returns the cover of a finished one.
ebooklib is used here and nowhere else, as a writer of packages only. Never here: a change of the
markup, a label, a file, a clock.
"""

from __future__ import annotations

from publisher.epub.book import make_epub
from publisher.epub.looking import cover_of

__all__ = ["cover_of", "make_epub"]
