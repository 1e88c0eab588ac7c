"""The letters of glyphs: ligatures parted, hyphens with a glyph, accents put on their letters."""

from __future__ import annotations

import unicodedata
from collections.abc import Sequence

from publisher.sources.pdf.chunks import Inked

LIGATURES = range(0xFB00, 0xFB07)
# The shapes that Arabic letters have within words, and their ligatures; words and signs by themselves
# (from U+FDF0 on) stay as they are.
SHAPES = (range(0xFB50, 0xFD3E), range(0xFD50, 0xFDF0), range(0xFE70, 0xFEFD))
SOFT_HYPHEN = "\u00ad"
UNMAPPED = "\ufffd"
# Control characters that stand for quotation marks and dashes of Windows-1252.
WINDOWS = frozenset(map(chr, range(0x80, 0xA0)))
# Accents that old fonts paint as glyphs of their own, and the combining signs they stand for.
ACCENTS = {
    "´": "\u0301", "`": "\u0300", "¨": "\u0308", "^": "\u0302", "ˆ": "\u0302", "˜": "\u0303",
    "¯": "\u0304", "˘": "\u0306", "˙": "\u0307", "¸": "\u0327", "ˇ": "\u030c", "˝": "\u030b",
    "˚": "\u030a", "˛": "\u0328",
}  # fmt: skip
# Letters without their dots, over which an accent is put.
DOTLESS = {"ı": "i", "ȷ": "j"}


def letters_of(inked: Sequence[Inked]) -> list[str]:
    """Return the letters of each glyph of a row; an accent is put on the letter it stands over."""
    found = [_plain(one.glyph.text) for one in inked]
    for at, letters in enumerate(found):
        if letters in ACCENTS:
            _put_on(found, inked, at)
    return found


def _plain(text: str) -> str:
    if text.isascii():
        return text if text.isprintable() else UNMAPPED
    return "".join(_letter(sign) for sign in text)


def _letter(sign: str) -> str:
    if ord(sign) in LIGATURES or any(ord(sign) in shapes for shapes in SHAPES):
        return unicodedata.normalize("NFKC", sign)
    if sign == SOFT_HYPHEN:
        return "-"
    if sign in WINDOWS:
        return bytes([ord(sign)]).decode("cp1252", "replace")
    return UNMAPPED if unicodedata.category(sign) in ("Cc", "Cn", "Cs") else sign


def _put_on(found: list[str], inked: Sequence[Inked], at: int) -> None:
    """Put the accent at this place on the letter painted over it, behind it or before it."""
    accent = inked[at].glyph
    for other in (at + 1, at - 1):
        if not 0 <= other < len(found) or not found[other][:1].isalpha():
            continue
        letter = inked[other].glyph
        middle = (accent.start + accent.end) / 2
        if not letter.start <= middle <= letter.end:
            continue
        base = DOTLESS.get(found[other], found[other])
        joined = unicodedata.normalize("NFC", base[0] + ACCENTS[found[at]])
        if len(joined) == 1:
            found[other], found[at] = joined + base[1:], ""
            return
