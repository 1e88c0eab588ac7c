"""What is exchanged inside WeasyPrint 70 and pydyf 0.13; other versions are left as they are.

The tagging (see structure.py), with words broken at line ends made whole before it (words.py).
And the references to pages, which pydyf builds anew for every tag, so that the time of a tagged
book grows with the square of its pages (13 % at 1,000 pages, 31 % at 3,000).
"""

from __future__ import annotations

from typing import Any

import pydyf  # type: ignore[import-untyped]
import weasyprint
import weasyprint.pdf

from publisher.printing.weasyprint_70.patches.baseline_grid import keep_to_grid
from publisher.printing.weasyprint_70.patches.footnotes import keep_notes_with_calls
from publisher.printing.weasyprint_70.patches.lines import fit_lines
from publisher.printing.weasyprint_70.patches.page_breaks import keep_words_on_pages
from publisher.printing.weasyprint_70.tagging.structure import add_structure
from publisher.printing.weasyprint_70.tagging.whole_words import (
    HYPHEN,
    SOFT_HYPHEN,
    make_words_whole,
)

LONGEST_LIGATURE = 4
_BUILD_FONTS = weasyprint.pdf.build_fonts_dictionary
KNOWN = weasyprint.__version__.startswith("70.") and pydyf.__version__.startswith("0.13.")


def exchange_parts() -> None:
    """Put our parts in the place of WeasyPrint's, once, where they are known to fit."""
    if KNOWN:
        pydyf.PDF.page_references = property(_cached)
        fit_lines()
        keep_notes_with_calls()
        keep_to_grid()
        keep_words_on_pages()
        weasyprint.pdf.add_tags = _add_tags
        weasyprint.pdf.build_fonts_dictionary = _build_fonts


def _add_tags(pdf: Any, document: Any, version: object, streams: list[Any]) -> None:
    """Tag a document that has been drawn."""
    make_words_whole(document, streams)
    add_structure(pdf, document, version, streams)


def _build_fonts(pdf: Any, fonts: dict[Any, Any], *rest: object) -> Any:
    """Build the fonts, with the hyphens of line ends meaning soft hyphens.

    The dots of a running head that was cut would mean all that was cut off, wherever they stand.
    """
    for font in fonts.values():
        for glyph, text in font.to_unicode.items():
            if text == HYPHEN:
                font.to_unicode[glyph] = SOFT_HYPHEN
            elif len(text) > LONGEST_LIGATURE:
                font.to_unicode[glyph] = "…"
    return _BUILD_FONTS(pdf, fonts, *rest)


def _cached(pdf: pydyf.PDF) -> tuple[bytes, ...]:
    """Return ``(b'3 0 R', ...)`` for all pages; a page takes three entries of Kids."""
    kids = pdf.pages["Kids"]
    kept: tuple[bytes, ...] = getattr(pdf, "kept_references", ())
    if len(kids) != 3 * len(kept):
        kept = tuple(b"%d 0 R" % number for number in kids[::3])
        pdf.kept_references = kept
    return kept
