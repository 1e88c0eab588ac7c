"""A repair of pydyf 0.13: references to pages are asked for at every tag and built anew each time.

Without it the time of a tagged book grows with the square of its pages (13 % at 1,000 pages,
31 % at 3,000). Other versions are left as they are: they may have mended it themselves.
"""

from __future__ import annotations

import pydyf  # type: ignore[import-untyped]

VERSIONS = ("0.13.",)


def cache_page_references() -> None:
    """Keep the tuple of page references until a page is added."""
    if pydyf.__version__.startswith(VERSIONS):
        pydyf.PDF.page_references = property(_cached)


def _cached(pdf: pydyf.PDF) -> tuple[bytes, ...]:
    """Return ``(b'3 0 R', ...)`` for all pages; a page takes three entries of Kids."""
    kids = pdf.pages["Kids"]
    kept: tuple[bytes, ...] = getattr(pdf, "kept_references", ())
    if len(kids) != 3 * len(kept):
        kept = tuple(b"%d 0 R" % number for number in kids[::3])
        pdf.kept_references = kept
    return kept
