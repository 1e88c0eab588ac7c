"""A rendering becomes an EPUB 3.3 file, and an EPUB file is checked.

In: a ``Rendering`` and its drawn cover; or the bytes of an EPUB. Out: the bytes of an EPUB, the
same for the same book, with findings; or findings alone. A book says that it is accessible
only when this room's checks found nothing in it. ebooklib is used here and nowhere else, as a
writer of packages only. Never here: a change of the markup, a label, a file, a clock.
"""

from __future__ import annotations

from publisher.epub.book import make_epub, write_epub
from publisher.epub.checking import check_epub

__all__ = ["check_epub", "make_epub", "write_epub"]
