"""Typefaces: found by file, so that no other can take the place of one silently."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

from publisher.expressions import compiled
from publisher.model.findings import Finding, Severity
from publisher.model.places import Place
from publisher.model.rendering import Resource
from publisher.printing.search_path import SearchPath
from publisher.structs import frozen

# Where Debian's and Ubuntu's packages fonts-linuxlibertine, culmus (Hebrew) and fonts-hosny-amiri
# (Arabic) put their files, and where other systems keep fonts. These folders and no search of the
# whole disk, so that a book is the same everywhere.
FONT_FOLDERS = (
    Path("/usr/share/fonts/opentype/linux-libertine"),
    Path("/usr/share/fonts/linux-libertine"),
    Path("/usr/share/fonts/truetype/culmus"),
    Path("/usr/share/fonts/opentype/fonts-hosny-amiri"),
    Path("/usr/local/share/fonts"),
    Path("/Library/Fonts"),
)
# A rule that loads a typeface: @font-face { font-family: Press; src: url(fonts/X.otf) }
FACE = compiled(r"@font-face\s*\{[^}]*\}")
FACE_FILE = compiled(r"""url\(\s*["']?(?:[./]*)fonts/([^"')]+)["']?\s*\)""")
FACE_FAMILY = compiled(r"""font-family\s*:\s*["']?([^"';}]+?)["']?\s*[;}]""")

# Another typeface may have no superior figures of its own, so that figures are shrunk and raised to
# mark notes. 70 % and 0.4 em are about what the superior figures of Linux Libertine have.
PLAIN_MARKS = """
sup { font-variant-position: normal; font-size: 70%; position: relative; top: -0.4em; }
"""


@frozen
class UsedFace:
    """A font family that was set, and the characters set in it, in the order of Unicode."""

    family: str
    characters: str


def search_path_of(house: Path | None = None) -> SearchPath:
    """Return where the books of a house may load files from.

    That is its own folder, then its ``fonts/``, then the system's typefaces; only these last
    without a house.
    """
    if house is None:
        return SearchPath((), FONT_FOLDERS)
    return SearchPath((house,), (house / "fonts", *FONT_FOLDERS))


def fit_faces(
    styles: tuple[Resource, ...], files: SearchPath, shown: str
) -> tuple[tuple[Resource, ...], tuple[Finding, ...]]:
    """Return the styles with only those typefaces that can be loaded, and a finding for the others."""
    fitted = tuple(_without_missing(style, files) for style in styles)
    missing = tuple(name for _, names in fitted for name in names)
    findings = (_missing_face(shown, missing),) if missing else ()
    return tuple(style for style, _ in fitted), findings


def _without_missing(style: Resource, files: SearchPath) -> tuple[Resource, tuple[str, ...]]:
    """Return a style sheet without the typefaces whose files cannot be found, and these files' names.

    The family that the sheet names after them then takes over (a serif of the system).
    """
    text = style.content.decode("utf-8")
    missing = tuple(name for name in FACE_FILE.findall(text) if files.face(name) is None)
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


def other_face(shown: str, face: UsedFace) -> Finding:
    """Return the finding that characters were set in a typeface that nobody chose."""
    return Finding(
        "printing/other-typeface",
        Severity.WARNING,
        f"set in {face.family}, because the book's typeface lacks these signs: {face.characters}",
        "put a typeface that has them into the house's folder fonts/ and name it in print.css",
        Place(shown, 1, 1),
    )


def _missing_face(shown: str, missing: tuple[str, ...]) -> Finding:
    """Return the finding that the book is set in another typeface than it was designed for."""
    return Finding(
        "printing/typeface-missing",
        Severity.WARNING,
        f"set in a system serif: {', '.join(sorted(set(missing)))} not found",
        "install the packages fonts-linuxlibertine, culmus and fonts-hosny-amiri, or put the files"
        " into the house's folder fonts/",
        Place(shown, 1, 1),
    )
