"""Typefaces of one family, weight and style, each for some characters, stay apart in the PDF.

``unicode-range`` gives one family several files. WeasyPrint draws each letter with the glyphs of
its file, but embeds one file for all that share a description: the glyphs of the others would be
shown, and said to mean, what stands under their numbers in that one.
"""

from __future__ import annotations

from collections.abc import Callable
from hashlib import md5
from typing import Any

import weasyprint.pdf.stream
from weasyprint.pdf.fonts import Font
from weasyprint.text.ffi import ffi
from weasyprint.text.fonts import get_pango_font_hb_face, get_pango_font_key

from publisher.printing.weasyprint_70.patching import Patch

TAG = 6  # capital letters before the name of a subset of a font (ISO 32000-2, 9.9.2)


def _by_file(original: Callable[..., Any]) -> Callable[..., Any]:
    """Return ``add_font`` that gives each file of a description a font of its own."""

    def add_font(stream: Any, pango_font: Any) -> tuple[Any, float]:
        first, size = original(stream, pango_font)
        face = get_pango_font_hb_face(pango_font)
        # Pango keeps one such face for each file, whatever its size, as long as the book is made.
        if face == first.hb_face:
            return first, size
        fonts = vars(stream)["_fonts"]
        # An address tells faces apart within one book; it is written nowhere.
        key = (first.hash, int(ffi.cast("uintptr_t", face)))
        if key not in fonts:
            fonts[key] = _named_by_file(pango_font)
        return fonts[key], size

    return add_font


def _named_by_file(pango_font: Any) -> Font:
    """Return a font whose tag depends on its file too; by it WeasyPrint knows fonts apart."""
    _, description, size = get_pango_font_key(pango_font)
    font = Font(pango_font, description, size)
    # Of description and content, so that the bytes of a book are the same in any process.
    digest = md5(font.hash.encode() + font.file_content, usedforsecurity=False).digest()
    tag = "".join(chr(ord("A") + byte % 26) for byte in digest[:TAG])
    # WeasyPrint embeds one file for all fonts of one tag, and calls them by it on the pages.
    font.name = font.name.replace(font.hash.encode(), tag.encode(), 1)
    font.hash = tag
    return font


PATCHES = (Patch(weasyprint.pdf.stream.Stream, "add_font", _by_file),)
