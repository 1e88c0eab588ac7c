"""Typefaces of a house by their names: what lies in its ``fonts/`` needs no rule that loads it.

A family is loaded where the setting ``typeface`` or a style sheet of the product names it.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import replace
from difflib import get_close_matches
from itertools import chain, count

from publisher.expressions import compiled
from publisher.model.findings import Finding, Severity
from publisher.model.formats import Format
from publisher.model.places import Place
from publisher.model.rendering import Resource
from publisher.rendering.design import Design
from publisher.structs import frozen
from publisher.typefaces import MEDIA, USUAL_WIDTH, Embedding, Face, faces_in

# The sheets that are made: the rules that load typefaces, and those that set a book in one.
LOADED, CHOSEN = "house-faces.css", "typeface.css"
# A rule that loads a typeface, and the family that it gives it.
_RULE = compiled(r"@font-face\s*\{[^}]*\}")
_FAMILY = compiled(r"""font-family\s*:\s*["']?([^"';}]+?)["']?\s*[;}]""")
# Families that a declaration names, in quotation marks.
_NAMED = compiled(r"""(?:font-family|font)\s*:([^;}]*)""")
_QUOTED = compiled(r"""["']([^"']+)["']""")
# What stands before the families in a declaration of “font” (its last word with a figure is the size
# or the height of the lines), and what may stand behind them.
_BEFORE = compiled(r"^.*(?<![^\s/])[\d.][^\s,]*\s+", re.DOTALL)
_IMPORTANT = compiled(r"!\s*important\s*$", re.IGNORECASE)
_COMMENT = compiled(r"/\*.*?\*/", re.DOTALL)
# Similarity, from 0 to 1, of a name that is probably a misspelt one.
_NEAR = 0.8
# Another typeface may have no superior figures: ordinary ones are shrunk and raised then.
_RAISED = (
    "sup { font-variant-position: normal; font-size: 70%; position: relative; top: -0.4em; }\n"
)


@frozen
class HouseFaces:
    """The typefaces of a house for one product: what it loads, what it must not, wrong names.

    ``chosen`` is the family that the whole book is set in, empty for the package's own.
    """

    used: tuple[Face, ...] = ()
    refused: tuple[Face, ...] = ()
    misspelt: tuple[tuple[str, str], ...] = ()
    chosen: str = ""

    def files(self) -> tuple[Resource, ...]:
        """Return the files as a book carries them, under names that need no escapes."""
        return tuple(
            Resource(f"fonts/{name}", MEDIA[face.file.suffix.lower()], face.file.read_bytes())
            for face, name in zip(self.used, self._carried(), strict=True)
        )

    def rules(self, *, own_names: bool = True) -> str:
        """Return the CSS that loads them, from ``fonts/`` beside the folder of the sheet.

        ``own_names``: by the names of the files in the house, else by those that a book carries.
        """
        names = [one.file.name for one in self.used] if own_names else self._carried()
        return "".join(map(_rule, self.used, names))

    def _carried(self) -> list[str]:
        """Return the names that the files have in a book, each of its own in any capitals."""
        names: list[str] = []
        for face in self.used:
            stem, ending = re.sub(r"[^A-Za-z0-9_-]+", "-", face.file.stem), face.file.suffix.lower()
            tries = chain((f"{stem}{ending}",), (f"{stem}-{n}{ending}" for n in count(2)))
            taken = {name.casefold() for name in names}
            names.append(next(name for name in tries if name.casefold() not in taken))
        return names

    def plain_marks(self) -> bool:
        """Tell whether a typeface has no superior figures, so that marks of notes need raising."""
        return not all(one.superiors for one in self.used if not one.italic)


def house_faces(design: Design, sheets: Iterable[str], typeface: str, form: Format) -> HouseFaces:
    """Return the typefaces of a house that a product in a format uses, by the sheets it has.

    ``typeface`` is the family of the setting, empty without one.
    """
    known = faces_in(design.fonts) if design.fonts else ()
    if not known:
        return HouseFaces()
    texts = [_COMMENT.sub("", design.style(name).content.decode()) for name in sheets]
    rules = [rule for text in texts for rule in _RULE.findall(text)]
    declared = {family.casefold() for rule in rules for family in _FAMILY.findall(rule)}
    named = {name.strip().casefold() for text in texts for name in _names(text)} - declared
    wanted = named | ({typeface.casefold()} if typeface else set())
    # Narrow and wide letters are asked for by few.
    widths = any("font-stretch" in text for text in texts)
    meant = [
        face
        for face in known
        if face.family.casefold() in wanted and (widths or face.stretch == USUAL_WIDTH)
    ]
    families = {face.family.casefold(): face.family for face in known}
    near = (
        (one, get_close_matches(one, families, 1, _NEAR)) for one in sorted(named - families.keys())
    )
    allowed = {Embedding.ANYWHERE, Embedding.PRINT} if form is Format.PDF else {Embedding.ANYWHERE}
    used = tuple(face for face in meant if face.embedding in allowed)
    return HouseFaces(
        used,
        tuple(face for face in meant if face.embedding not in allowed),
        tuple((wrong, families[right[0]]) for wrong, right in near if right),
        next((face.family for face in used if face.family.casefold() == typeface.casefold()), ""),
    )


def _names(text: str) -> Iterator[str]:
    """Yield the families that the declarations of a sheet name, with and without quotation marks."""
    for value in _NAMED.findall(_RULE.sub("", text)):
        yield from _QUOTED.findall(value)
        yield from _BEFORE.sub("", _QUOTED.sub("", _IMPORTANT.sub("", value))).split(",")


def with_sheets(design: Design, faces: HouseFaces, form: Format) -> Design:
    """Return a design with the sheets that load typefaces and set a book in the chosen one."""
    if not faces.used:
        return design
    screen = form is Format.EPUB
    made = ((LOADED, faces.rules(own_names=not screen)), (CHOSEN, _chosen(faces, screen=screen)))
    sheets = (Resource(f"styles/{name}", "text/css", css.encode()) for name, css in made if css)
    return replace(design, made=tuple(sheets))


def cover_rules(faces: HouseFaces) -> str:
    """Return what loads typefaces on a cover and sets its words in the chosen one."""
    if not faces.chosen:
        return faces.rules()
    stack = f'"Press Script", "{faces.chosen}", "Press", serif'
    return f"{faces.rules()}* {{ font-family: {stack} !important; }}\n"


def _chosen(faces: HouseFaces, *, screen: bool) -> str:
    """Return the CSS that sets a book in the chosen typeface, nothing where it needs none."""
    if screen:
        return f'body {{ font-family: "{faces.chosen}", serif; }}\n' if faces.chosen else ""
    stack = f'"Press Script", "{faces.chosen}", "Press", serif'
    raised = _RAISED if faces.plain_marks() else ""
    if not faces.chosen:
        return raised
    return (
        f"@page {{ font-family: {stack}; }}\n"
        f"html, .titlepage .title {{ font-family: {stack}; }}\n{raised}"
    )


def _rule(face: Face, name: str) -> str:
    slant = "italic" if face.italic else "normal"
    return (
        f'@font-face {{ font-family: "{face.family}"; font-weight: {face.weight};'
        f" font-style: {slant}; font-stretch: {face.stretch};"
        f' src: url("../fonts/{name}"); }}\n'
    )


def told_of_faces(faces: HouseFaces, shown: str) -> tuple[Finding, ...]:
    """Return what a person is told of typefaces that may not be embedded, and of misspelt names."""
    return (
        *(_refused(face, shown) for face in faces.refused),
        *(_misspelt(wrong, right, shown) for wrong, right in faces.misspelt),
    )


def _refused(face: Face, shown: str) -> Finding:
    where = "in e-books" if face.embedding is Embedding.PRINT else "in any book"
    return Finding(
        "design/typeface-restricted",
        Severity.WARNING,
        f"set without {face.family} ({face.file.name}), whose file forbids to embed it {where}",
        "ask its maker for a file that may be embedded, or choose another typeface",
        Place(shown, 1, 1),
    )


def _misspelt(wrong: str, right: str, shown: str) -> Finding:
    return Finding(
        "design/typeface-unknown",
        Severity.WARNING,
        f"a style names the typeface “{wrong}”, which does not lie in fonts/",
        f"did you mean “{right}”?",
        Place(shown, 1, 1),
    )
