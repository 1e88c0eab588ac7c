"""What is exchanged inside WeasyPrint 70 and pydyf 0.13; other versions are left as they are.

Two things: the tagging (see structure.py), and the references to pages, which pydyf builds anew
for every tag, so that the time of a tagged book grows with the square of its pages (13 % at
1,000 pages, 31 % at 3,000).
"""

from __future__ import annotations

import pydyf  # type: ignore[import-untyped]
import weasyprint
import weasyprint.pdf

from publisher.printing.structure import add_structure

KNOWN = weasyprint.__version__.startswith("70.") and pydyf.__version__.startswith("0.13.")


def exchange_parts() -> None:
    """Put our parts in the place of WeasyPrint's, once, where they are known to fit."""
    if KNOWN:
        pydyf.PDF.page_references = property(_cached)
        weasyprint.pdf.add_tags = add_structure


def _cached(pdf: pydyf.PDF) -> tuple[bytes, ...]:
    """Return ``(b'3 0 R', ...)`` for all pages; a page takes three entries of Kids."""
    kids = pdf.pages["Kids"]
    kept: tuple[bytes, ...] = getattr(pdf, "kept_references", ())
    if len(kids) != 3 * len(kept):
        kept = tuple(b"%d 0 R" % number for number in kids[::3])
        pdf.kept_references = kept
    return kept
