"""The advance widths of text faces, as recovery measures lines with them.

``python -m training.faces NAME=FONT.otf …`` prints ``publisher/restoring/measuring/faces.toml``.
The faces kept there are open ones, each with the widths of a family that many books are set in:
URW's Nimbus Roman and Nimbus Sans (Times, Helvetica), P052 (Palatino) and C059 (Century
Schoolbook), DejaVu Sans (Verdana) and DejaVu Serif, Linux Libertine, EB Garamond.
"""

from __future__ import annotations

import sys
import unicodedata
from collections import defaultdict
from collections.abc import Mapping
from itertools import chain

from fontTools.ttLib import TTFont

from training.provenance import provenance

LETTERS = tuple(map(chr, chain(range(0x20, 0x7F), range(0xA0, 0x180), range(0x2010, 0x2027))))
ALSO = ("€", "™", "ﬁ", "ﬂ")
EM = 1000


def widths(path: str) -> dict[str, int]:
    """Return the advance of each letter of a font in thousandths of an em."""
    font = TTFont(path)
    advances, em = font["hmtx"], font["head"].unitsPerEm
    glyphs = font.getBestCmap()
    known = {letter: glyphs[ord(letter)] for letter in (*LETTERS, *ALSO) if ord(letter) in glyphs}
    return {letter: round(advances[glyph][0] * EM / em) for letter, glyph in known.items()}


def groups(advances: Mapping[str, int]) -> dict[int, str]:
    """Return the letters of each width, without those that are as wide as their base letter."""
    found: dict[int, str] = defaultdict(str)
    for letter, width in advances.items():
        base = unicodedata.normalize("NFD", letter)[0]
        if base == letter or width != advances.get(base):
            found[width] += letter
    return dict(sorted(found.items()))


def _named(path: str) -> str:
    """Return the full name and the version of a font."""
    names = TTFont(path)["name"]
    return f"{names.getDebugName(4)} ({names.getDebugName(5)})"


def main() -> None:
    """Print one table for each ``NAME=FONT`` of the command line."""
    fonts = [argument.split("=", 1) for argument in sys.argv[1:]]
    source = ", ".join(_named(path) for _, path in fonts)
    lines = list(provenance(source, "python -m training.faces NAME=FONT.otf …"))
    lines = [line.rstrip("\n") for line in lines]
    for name, path in fonts:
        lines.append(f"[{name}]")
        for width, letters in groups(widths(path)).items():
            escaped = letters.replace("\\", "\\\\").replace('"', '\\"')
            lines.append(f'{width} = "{escaped}"')
        lines.append("")
    sys.stdout.write("\n".join(lines))


if __name__ == "__main__":
    main()
