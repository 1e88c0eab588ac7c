"""A rendering becomes an EPUB 3.3 file, and an EPUB file is checked.

In: a ``Rendering`` and its drawn cover; or the bytes of an EPUB. Out: the bytes of an EPUB, the
same for the same book; or findings. ebooklib is used here and nowhere else, as a writer of
packages only. Never here: a change of the markup, a label, a file, a clock.
"""

from __future__ import annotations

from publisher.epub.book import write_epub
from publisher.epub.checking import check_epub

__all__ = ["check_epub", "write_epub"]
