"""What PDFium tells of a file beside its pages: title and author, and the outline."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import islice

import pypdfium2

from publisher.model.transcript import Bookmark, Declared

# Entries; an outline with more is made to keep a reader busy.
MOST = 5000
# Letters of a title or an entry; what is longer is no name of anything.
LONGEST = 500


def declared_by(document: pypdfium2.PdfDocument) -> Declared:
    """Return what a file says of itself; its outline leads to sheets, counted from 1."""
    told = document.get_metadata_dict(skip_empty=True)
    title, author = (_plain(told.get(key, "")) for key in ("Title", "Author"))
    return Declared(title, author, tuple(islice(_outline(document), MOST)))


def _outline(document: pypdfium2.PdfDocument) -> Iterator[Bookmark]:
    for entry in islice(document.get_toc(), MOST):
        there = entry.get_dest()
        index = there.get_index() if there else None
        title = _plain(entry.get_title())
        if index is not None and title:
            yield Bookmark(title, entry.level + 1, index + 1)


def _plain(text: str) -> str:
    """Return a text on one line without signs that cannot be seen."""
    return " ".join("".join(c if c.isprintable() else " " for c in text).split())[:LONGEST]
