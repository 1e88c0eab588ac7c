"""The references to all pages of a PDF are made once, not anew for every tag.

pydyf makes them each time it is asked, so the time of a tagged book grew with the square of its
pages: they took 13 % of it at 1,000 pages and 31 % at 3,000.
"""

from __future__ import annotations

import pydyf

from publisher.printing.weasyprint_70.patching import Patch
from publisher.printing.weasyprint_70.tagging.tree import ENTRIES


def _references(pdf: pydyf.PDF) -> tuple[bytes, ...]:
    """Return ``(b'3 0 R', ...)`` for all pages, made again only when there are more of them."""
    kids = pdf.pages["Kids"]
    kept: tuple[bytes, ...] = getattr(pdf, "kept_references", ())
    if len(kids) != ENTRIES * len(kept):
        kept = tuple(b"%d 0 R" % number for number in kids[::ENTRIES])
        pdf.kept_references = kept
    return kept


PATCHES = (Patch(pydyf.PDF, "page_references", lambda _: property(_references)),)
