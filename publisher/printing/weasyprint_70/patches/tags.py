"""A PDF is tagged by the elements of its text, and its hyphens at line ends are soft ones.

WeasyPrint makes a structure element for every box (see ``tagging.structure`` for what is made
instead). Words that were broken at line ends are made whole before that, while the boxes still
lead to what was drawn.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import weasyprint.pdf

from publisher.printing.characters import ADDED_HYPHEN, SOFT_HYPHEN
from publisher.printing.weasyprint_70.patching import Patch
from publisher.printing.weasyprint_70.tagging.structure import add_structure
from publisher.printing.weasyprint_70.tagging.whole_words import make_words_whole

# Characters that one glyph may stand for: ffi and ffl have three. Where a glyph is said to mean
# more, it is the ellipsis of a running head that was cut short (see _build_fonts).
LONGEST_LIGATURE = 4


def _add_tags(pdf: Any, document: Any, version: object, streams: list[Any]) -> None:
    """Tag a document whose pages have been drawn (stands for ``weasyprint.pdf.add_tags``)."""
    make_words_whole(document, streams)
    add_structure(pdf, document, version, streams)


def _build_fonts(original: Callable[..., Any]) -> Callable[..., Any]:
    """Return ``build_fonts_dictionary`` with two corrections to what glyphs mean when copied.

    The hyphen that the typesetter adds at a line end becomes a soft hyphen, which readers drop.
    The ellipsis of a running head that was cut short would mean all that was cut off, and would
    do so wherever else it stands in the book.
    """

    def build_fonts_dictionary(pdf: Any, fonts: dict[Any, Any], *rest: object) -> Any:
        for font in fonts.values():
            for glyph, text in font.to_unicode.items():
                if text == ADDED_HYPHEN:
                    font.to_unicode[glyph] = SOFT_HYPHEN
                elif len(text) > LONGEST_LIGATURE:
                    font.to_unicode[glyph] = "…"
        return original(pdf, fonts, *rest)

    return build_fonts_dictionary


PATCHES = (
    Patch(weasyprint.pdf, "add_tags", lambda _: _add_tags),
    Patch(weasyprint.pdf, "build_fonts_dictionary", _build_fonts),
)
