"""Typefaces: found by file, so that nothing can take their place silently."""

from __future__ import annotations

import re
from collections.abc import Iterable
from pathlib import Path

from publisher.model.findings import Finding, Severity
from publisher.model.places import Place
from publisher.model.rendering import Resource
from publisher.printing.fetching import Shelf

# Where Debian's and Ubuntu's package fonts-linuxlibertine puts its OpenType files, and where
# other systems keep fonts. Fixed folders, no search of the whole disk: the same book everywhere.
FONT_FOLDERS = (
    Path("/usr/share/fonts/opentype/linux-libertine"),
    Path("/usr/share/fonts/linux-libertine"),
    Path("/usr/local/share/fonts"),
    Path("/Library/Fonts"),
)
# @font-face { font-family: Press; src: url(fonts/X.otf) }
FACE = re.compile(r"@font-face\s*\{[^}]*\}")
FACE_FILE = re.compile(r"""url\(\s*["']?(?:[./]*)fonts/([^"')]+)["']?\s*\)""")
FACE_FAMILY = re.compile(r"""font-family\s*:\s*["']?([^"';}]+?)["']?\s*[;}]""")

# Other typefaces may have no superior figures of their own: the marks of notes are shrunk then.
PLAIN_MARKS = """
sup { font-variant-position: normal; font-size: 70%; position: relative; top: -0.4em; }
"""


def find_shelf(house: Path | None = None) -> Shelf:
    """Return the shelf of a house: its own folder, its fonts/, then the system's typefaces."""
    if house is None:
        return Shelf((), FONT_FOLDERS)
    return Shelf((house,), (house / "fonts", *FONT_FOLDERS))


def drop_missing_faces(style: Resource, shelf: Shelf) -> tuple[Resource, tuple[str, ...]]:
    """Return the style sheet without the faces whose files lie nowhere, and the files' names.

    The families that the sheet names after them then take over (a system serif).
    """
    text = style.content.decode("utf-8")
    missing = tuple(name for name in FACE_FILE.findall(text) if shelf.face(name) is None)
    if not missing:
        return style, ()
    kept = FACE.sub(lambda rule: "" if _names(rule[0], missing) else rule[0], text) + PLAIN_MARKS
    return Resource(style.name, style.media_type, kept.encode("utf-8")), missing


def _names(rule: str, missing: tuple[str, ...]) -> bool:
    """Tell whether a font-face rule loads one of the missing files."""
    return any(name in missing for name in FACE_FILE.findall(rule))


def declared_families(styles: Iterable[Resource]) -> frozenset[str]:
    """Return the families that style sheets load from files."""
    texts = (style.content.decode("utf-8") for style in styles)
    rules = (rule for text in texts for rule in FACE.findall(text))
    return frozenset(name for rule in rules for name in FACE_FAMILY.findall(rule))


def other_face(shown: str, family: str, letters: str) -> Finding:
    """Return the finding that some letters came from a typeface that nobody chose."""
    return Finding(
        "printing/other-typeface",
        Severity.WARNING,
        f"set in {family}, because the book's typeface lacks these signs: {letters}",
        "put a typeface that has them into the house's folder fonts/ and name it in print.css",
        Place(shown, 1, 1),
    )


def missing_face(shown: str, missing: tuple[str, ...]) -> Finding:
    """Return the finding that the book is set in another typeface than it was designed for."""
    return Finding(
        "printing/typeface-missing",
        Severity.WARNING,
        f"set in a system serif: {', '.join(sorted(set(missing)))} not found",
        "install the package fonts-linuxlibertine, or put the files into the house's folder fonts/",
        Place(shown, 1, 1),
    )
