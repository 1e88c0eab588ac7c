"""What the name and the flags of a font tell of its look."""

from __future__ import annotations

import re

from publisher.expressions import compiled
from publisher.sources.pdf.painted import Font

# PDF 2.0, table 121: bits 7 and 19 of the flags of a font descriptor.
ITALIC = 1 << 6
FORCE_BOLD = 1 << 18
# Degrees; some upright fonts give an angle of one or two.
SLANT = 4.0

_SUBSET = compiled(r"^[A-Z]{6}\+")
# Names of the old TeX fonts: "cmbx10", "ecti1095", "SFBX1200"; letters tell the shape.
_TEX = compiled(r"^(?:cm|ec|sf|tc|ae|la|lm)(?P<shape>[a-z]{1,4})\d{1,4}$", re.IGNORECASE)
_TEX_BOLD = frozenset({"b", "bx", "bxti", "bxsl", "ssbx", "bsr", "bi", "ttb", "mib", "bsy"})
_TEX_ITALIC = frozenset({"ti", "sl", "bxti", "bxsl", "ssi", "sltt", "itt", "mi", "mib", "bi"})
_TEX_CAPITALS = frozenset({"csc", "cc", "tcsc", "xc", "sc"})
# "NimbusRomNo9L-Medi" and "LinLibertineOB" are bold.
_BOLD = compiled(
    r"bold|black|heavy|[-,]bd|demi(?!r)|[-,]medi(?!um)|(?-i:(?<=[a-z]O)BI?(?=-|$))", re.IGNORECASE
)
_ITALIC = compiled(r"ital|obli|slant|kursiv|[-,](?:bold)?it\b", re.IGNORECASE)
_CAPITALS = compiled(r"[Ss]mall ?[Cc]ap|[Cc]aps|[-_]sc\b|(?<=[a-z])SC(?![a-z])")
# What stands behind the family in a name: "LinLibertine-BoldItalic", "Times,Bold".
_STYLE = compiled(r"[-,](?=[A-Za-z]).*$")


def font_of(name: str, flags: int, angle: float) -> Font:
    """Return the font with this PostScript name, flags and italic angle in degrees."""
    bare = _SUBSET.sub("", name)
    tex = _TEX.match(bare)
    shape = tex["shape"].lower() if tex else ""
    return Font(
        name=_STYLE.sub("", bare),
        bold=bool(flags & FORCE_BOLD or _BOLD.search(bare)) or shape in _TEX_BOLD,
        italic=_slants(bare, flags, angle) or shape in _TEX_ITALIC,
        small_capitals=bool(_CAPITALS.search(bare)) or shape in _TEX_CAPITALS,
    )


def _slants(name: str, flags: int, angle: float) -> bool:
    return bool(flags & ITALIC or _ITALIC.search(name)) or abs(angle) >= SLANT
