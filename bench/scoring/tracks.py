"""The tracks of ../shared/score: which sources belong to each, and what is known of them."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from types import MappingProxyType
from typing import Any
from zlib import crc32

DATA = Path(__file__).parents[3] / "shared" / "score" / "data"
MISSING = "there is no shared/score beside the repository, so nothing was measured"

# Track → the folder of its manifest below the data, and the track's name there.
FOLDERS: Mapping[str, tuple[str, str]] = MappingProxyType(
    {
        "core": ("", "core"),
        "damage": ("", "damage"),
        "ocr": ("", "ocr"),
        "real": ("", "real"),
        "tex": ("tex", "tex"),
        "wide": ("wide", "wide"),
        "wide-real": ("wide", "real"),
        "pdf": ("pdf", "pdf"),
        "wide-pdf": ("wide", "wide"),
        "office": ("pdf", "office"),
    }
)
# The track whose sources are the PDFs that some texts of another one were read from: their folder.
OF_PDFS, PDFS = "wide-pdf", "pdf"
# Tracks of PDFs: what each line of them is, no table says.
DRAWN = frozenset((OF_PDFS, "pdf"))
# Tracks of files that say their own structure: nothing in them is told, so nothing is learned.
STRUCTURED = frozenset(("office",))
# Folds into which works are divided; all layouts of a work are in the same one.
FOLDS = 5
# The quick form takes one source in this many; their names decide which.
QUICK = 10


# What the manifest of the random layouts calls two typesetters; TeX's four layouts are a family
# of their own.
SETTERS = {"tex": "xelatex", "lo": "libreoffice"}


@dataclass(frozen=True, slots=True)
class Source:
    """A source with known truth: a text or a PDF.

    ``work`` names its gold text, ``base_work`` the work in all its layouts, ``family`` the
    typesetter or the family of layouts; ``row`` is all that the manifest says of it.
    """

    track: str
    path: Path
    gold: Path
    language: str
    base_work: str
    family: str
    row: Mapping[str, Any]

    @property
    def name(self) -> str:
        """Return a name that no other source has."""
        return f"{self.track}/{self.path.name}"

    @property
    def fold(self) -> int:
        """Return the fold of works that the source belongs to, from 0."""
        return crc32(self.base_work.encode()) % FOLDS

    def beside(self, ending: str) -> Path:
        """Return the file of truth beside the source that ends so: ``.joins.tsv``.

        For a PDF of the random layouts it is that of the text which was read from it.
        """
        path = self.path
        if self.track == OF_PDFS:
            path = path.parents[1] / "sources" / self.row["file"]
        return path.with_suffix(ending)


def sources_of(track: str) -> tuple[Source, ...]:
    """Return the sources of a track; none where its data is missing or it is empty."""
    folder, name = FOLDERS[track]
    manifest = DATA / folder / "sources" / "manifest.json"
    if not manifest.is_file():
        return ()
    rows: Sequence[Mapping[str, Any]] = json.loads(manifest.read_text("utf-8"))
    found = (row for row in rows if row["track"] == name)
    if track == OF_PDFS:
        return tuple(_source(track, DATA / folder, row) for row in found if row.get("pdf"))
    return tuple(_source(track, DATA / folder, row) for row in found)


def a_tenth(sources: Sequence[Source]) -> tuple[Source, ...]:
    """Return a fixed tenth of some sources, one at least: those of the lowest check sums."""
    ordered = sorted(sources, key=lambda source: crc32(source.name.encode()))
    return tuple(ordered[: -(-len(sources) // QUICK)])


def _source(track: str, data: Path, row: Mapping[str, Any]) -> Source:
    work = str(row["work"])
    parted = work.split(".", 1)[0] if track in ("pdf", "office") else work
    return Source(
        track=track,
        path=data / PDFS / row["pdf"] if track == OF_PDFS else data / "sources" / row["file"],
        gold=data / "works" / work / "gold.md",
        language=row["lang"],
        base_work=row.get("base_work", parted),
        family=_family(track, row),
        row=row,
    )


def _family(track: str, row: Mapping[str, Any]) -> str:
    """Return the typesetter: one program for the first tracks, print for the tracks ``real``."""
    if track.endswith("real"):
        return "print"
    if track in ("pdf", "office"):
        return str(row["extractor"])
    setter = str(row.get("setter") or "weasyprint")
    return "tex" if track == "tex" else SETTERS.get(setter, setter)
