"""Files of typefaces behind one door: their family, weight and slant, and whether they may be embedded."""

from __future__ import annotations

from enum import StrEnum
from functools import cache
from io import BytesIO
from pathlib import Path
from typing import Any

from publisher.errors import DAMAGE, DesignError
from publisher.structs import frozen

# Media types by ending (EPUB 3.3, core media types).
MEDIA = {".otf": "font/otf", ".ttf": "font/ttf", ".woff": "font/woff", ".woff2": "font/woff2"}
# Bits of fsType in the table OS/2 (OpenType 1.9): embedding forbidden without the owner's word,
# allowed in what is only read and printed, allowed in what is edited; bitmaps alone.
_RESTRICTED, _PREVIEW, _EDITABLE, _BITMAPS = 0x0002, 0x0004, 0x0008, 0x0200
# Widths by usWidthClass, from 1 on (OpenType 1.9, OS/2), as CSS calls them.
USUAL_WIDTH = "normal"
_NARROW = ("ultra-condensed", "extra-condensed", "condensed", "semi-condensed")
_WIDE = ("semi-expanded", "expanded", "extra-expanded", "ultra-expanded")
_WIDTHS = (*_NARROW, USUAL_WIDTH, *_WIDE)
# Signs that end a string or an address in CSS.
_IN_CSS = frozenset("\"'()\\\n{}")
_ITALIC, _OBLIQUE = 0x0001, 0x0200  # bits of fsSelection there


class Embedding(StrEnum):
    """Where the maker of a typeface lets it be embedded: anywhere, in print alone, nowhere."""

    ANYWHERE = "anywhere"
    PRINT = "print"
    NOWHERE = "nowhere"


@frozen
class Face:
    """A file of a typeface, with what CSS asks of it.

    ``weight`` is a hundred from 100 to 900, ``stretch`` its width in the words of CSS; of a
    variable one both are those that it has at rest. ``superiors``: it has figures of its own for
    the marks of notes.
    """

    file: Path
    family: str
    weight: int
    italic: bool
    embedding: Embedding
    superiors: bool
    stretch: str = USUAL_WIDTH


def faces_in(folder: Path) -> tuple[Face, ...]:
    """Return the typefaces that lie in a folder, by file name; none where there is no folder.

    Raises DesignError for a file that is none.
    """
    files = sorted(path for path in folder.glob("*.*") if path.suffix.lower() in MEDIA)
    if wrong := next((path for path in files if _IN_CSS & set(path.name)), None):
        hint = "give it a name without quotation marks, parentheses and backslashes"
        raise DesignError("a style cannot name this file", hint=hint, place=str(wrong))
    return tuple(_face(path, path.stat().st_mtime_ns) for path in files)


@cache
def _face(path: Path, _changed: int) -> Face:
    # Loading it takes a tenth of a second, and most houses have no typeface of their own.
    from fontTools.ttLib import TTFont, TTLibError

    try:
        with TTFont(BytesIO(path.read_bytes()), lazy=True) as font:
            return _read(path, font)
    except (OSError, TTLibError, ImportError, *DAMAGE) as error:
        matter = "this file cannot be read as a typeface"
        hint = "take it out of fonts/, or put a whole OTF, TTF, WOFF or WOFF2 file there"
        raise DesignError(matter, hint=hint, place=str(path)) from error


def _read(path: Path, font: Any) -> Face:
    os2 = font.get("OS/2")
    family = "".join(c for c in font["name"].getBestFamilyName() or path.stem if c not in _IN_CSS)
    weight = min(max(round((os2.usWeightClass if os2 else 400) / 100), 1), 9) * 100
    italic = bool(os2 and os2.fsSelection & (_ITALIC | _OBLIQUE))
    rows = font["GSUB"].table.FeatureList if "GSUB" in font else None
    features = {one.FeatureTag for one in rows.FeatureRecord} if rows else set()
    wide = os2.usWidthClass if os2 else 0
    stretch = _WIDTHS[wide - 1] if 0 < wide <= len(_WIDTHS) else USUAL_WIDTH
    return Face(path, family, weight, italic, _embedding(os2), "sups" in features, stretch)


def _embedding(os2: Any) -> Embedding:
    """Return what fsType allows; of several permissions the widest holds."""
    allowed = os2.fsType if os2 else 0
    if allowed & _BITMAPS:
        return Embedding.NOWHERE
    if allowed & _EDITABLE or not allowed & (_RESTRICTED | _PREVIEW):
        return Embedding.ANYWHERE
    return Embedding.PRINT if allowed & _PREVIEW else Embedding.NOWHERE
