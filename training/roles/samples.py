"""Texts whose lines have known roles: the features of the lines, and the states each may have.

They come from the tracks of ../shared/score, from ``roles`` there (printed lines of old German
books), and from the pages that ``make pages`` has laid into a folder.
"""

from __future__ import annotations

import csv
import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from bench.scoring.tracks import DATA, FOLDERS, STRUCTURED, sources_of
from bench.scoring.tracks import DRAWN as PDFS
from publisher.model.transcript import Transcript
from publisher.restoring.roles.features import NAMES, Sheet
from publisher.restoring.roles.line_roles import LineRole
from publisher.restoring.roles.states import AT, STATES
from publisher.restoring.roles.telling import all_features
from publisher.sources import read_source
from publisher.sources.pdf import read_pdf
from training.roles.drawn_pages import roles_of

PRINTED, PAGES = "roles", "pages"
# How the name of a made page ends that is read as it was drawn.
DRAWN = ".pdf"
# Tracks whose lines have roles: not those of PDFs, nor those that are not read yet.
TRACKS = tuple(track for track in FOLDERS if track not in (*PDFS, *STRUCTURED))
# The words of roles.tsv for blocks of several lines.
BLOCKS = {
    "title": LineRole.TITLE,
    "h2": LineRole.HEADING,
    "h3": LineRole.HEADING,
    "h4": LineRole.HEADING,
    "p": LineRole.PARAGRAPH,
    "quote": LineRole.PARAGRAPH,
    "note": LineRole.NOTE,
}
OTHER = (LineRole.CONTENTS, LineRole.CATCHWORD, LineRole.SIGNATURE, LineRole.MARGIN_FIGURE)
UNKNOWN = 0
# The words of the tables in ``roles``; there no line says whether it begins its block.
REGIONS = {
    "paragraph": (LineRole.PARAGRAPH,),
    "heading": (LineRole.HEADING, LineRole.TITLE),
    "verse": (LineRole.VERSE,),
    "footnote": (LineRole.NOTE,),
    "header": (LineRole.RUNNING_HEAD,),
    "page-number": (LineRole.FOLIO,),
    "catch-word": (LineRole.CATCHWORD,),
    "signature-mark": (LineRole.SIGNATURE,),
    "marginalia": (LineRole.MARGIN_FIGURE,),
}
# Features that show an item of a list to be one; an item without them is a paragraph like others.
ITEM_SIGNS = [
    at
    for at, name in enumerate(NAMES)
    if name in ("bullet", "item", "opens dash") or name.startswith("label ")
]
# The share of letters that are capitals in a line all in capitals, and the value of the feature
# ``words`` above which there are two words or more (a twelfth for each).
ALL, SEVERAL = 0.9, 0.13


@dataclass(frozen=True, slots=True)
class Text:
    """A text to learn from: where it lies, its language, its work, who set it, and its track."""

    path: Path
    language: str
    work: str
    family: str
    track: str


@dataclass(frozen=True, slots=True)
class Sample:
    """The features of a text's lines; of each line the states it may have, a bit for each."""

    text: Text
    features: NDArray[np.float16]
    states: NDArray[np.int32]
    pages: NDArray[np.int32]


def texts(pages: Sequence[Path] = ()) -> Iterator[Text]:
    """Yield the texts of the tracks, of the printed lines, and of folders of made pages."""
    for track in TRACKS:
        for source in sources_of(track):
            if source.path.suffix == ".txt" and source.beside(".roles.tsv").is_file():
                yield Text(source.path, source.language, source.base_work, source.family, track)
    for path in sorted((DATA / PRINTED).glob("*.txt")):
        yield Text(path, "de", path.stem, "print", PRINTED)
    for folder in pages:
        yield from _made(folder)


def _made(folder: Path) -> Iterator[Text]:
    rows = {}
    for about in sorted((folder / "works").glob("*/meta.json")):
        meta = json.loads(about.read_text("utf-8"))
        rows[about.parent.name] = (meta["lang"], meta["work"], meta["options"]["setter"])
    for path in sorted((folder / "pdf").glob("*.pdf")):
        if path.stem in rows and path.with_suffix(".runs.tsv").is_file():
            yield Text(path, *rows[path.stem], PAGES)
    for path in sorted((folder / "sources" / "pages").glob("*.txt")):
        name = ".".join(path.name.split(".")[:2])
        if name in rows and path.with_suffix(".roles.tsv").is_file():
            yield Text(path, *rows[name], PAGES)


def samples(known: Sequence[Text], jobs: int) -> list[Sample]:
    """Return texts read and seen, in their order."""
    with ProcessPoolExecutor(jobs) as workers:
        return list(workers.map(sample, known, chunksize=8))


def sample(text: Text) -> Sample:
    """Return a text read and seen, with the states its lines may have."""
    sheet, features, states = seen(text)
    return Sample(text, features.astype(np.float16), states, sheet.page)


def _read(text: Text) -> Transcript:
    read = read_pdf if text.path.suffix == DRAWN else read_source
    return read(text.path, text.path.name, text.language).value


def _known(text: Text, transcript: Transcript) -> Iterator[tuple[int, int]]:
    """Yield the numbers of the lines whose states are known, with these as bits."""
    if text.path.suffix == DRAWN:
        for number, role, first in roles_of(transcript, text.path.with_suffix(".runs.tsv")):
            yield number, _role(role, first)
    else:
        yield from _regions(text.path) if text.track == PRINTED else _roles(text.path)


def seen(text: Text) -> tuple[Sheet, NDArray[np.float32], NDArray[np.int32]]:
    """Return the lines of a text, their features, and the states that each may have.

    A bit for each state; UNKNOWN where none is known.
    """
    transcript = _read(text)
    sheet, features = all_features(transcript)
    return sheet, features, _states(dict(_known(text, transcript)), sheet, features)


def _states(
    known: Mapping[int, int], sheet: Sheet, features: NDArray[np.float32]
) -> NDArray[np.int32]:
    states = np.array([known.get(line.number, UNKNOWN) for line in sheet.lines], dtype=np.int32)
    shown = features[:, ITEM_SIGNS].any(1)
    roles = LineRole.ITEM, LineRole.PARAGRAPH, LineRole.HEADING
    item, paragraph, heading = (bits([(role, True)]) for role in roles)
    states = np.where((states == item) & ~shown, paragraph, states)
    states = np.where(_numbered_alone(features, states), paragraph | heading, states)
    return states.astype(np.int32)


def _numbered_alone(features: NDArray[np.float32], states: NDArray[np.int32]) -> NDArray[np.bool_]:
    """Return which paragraphs of one line are numbered as headings are.

    Some of the published texts have lost the marking of such headings: either is right here.
    """
    begins, goes_on = (bits([(LineRole.PARAGRAPH, first)]) for first in (True, False))
    alone = (states == begins) & (np.append(states[1:], 0) != goes_on)
    section, symbol, roman, digit, capitals, words = (
        features[:, NAMES.index(name)]
        for name in (
            "section sign", "opens symbol", "roman alone", "opens digit", "capitals", "words",
        )
    )  # fmt: skip
    numbered = (section * symbol > 0) | (roman > 0)
    numbered |= (digit > 0) & (capitals > ALL) & (words > SEVERAL)
    made: NDArray[np.bool_] = alone & numbered
    return made


def bits(states: Iterable[tuple[LineRole, bool]]) -> int:
    """Return some states as one number, a bit for each."""
    return sum(1 << AT[state] for state in set(states))


def _roles(path: Path) -> Iterator[tuple[int, int]]:
    for line, role, first, *_ in _rows(path.with_suffix(".roles.tsv")):
        # Two kinds of furniture on one line are told as one of them.
        yield int(line), sum({_role(name, first == "1") for name in role.split("+")})


def _role(name: str, first: bool) -> int:
    if name == "other":
        return bits((role, True) for role in OTHER)
    if name == "li":
        return bits([(LineRole.ITEM, True) if first else (LineRole.PARAGRAPH, False)])
    if name in BLOCKS:
        return bits([(BLOCKS[name], first)])
    return UNKNOWN if name == "?" else bits([(LineRole(name), True)])


def _regions(path: Path) -> Iterator[tuple[int, int]]:
    for row in _rows(path.with_suffix(".tsv")):
        if row[0].isdigit() and row[2] in REGIONS:
            roles = REGIONS[row[2]]
            yield int(row[0]), bits(state for state in STATES if state[0] in roles)


def _rows(path: Path) -> list[list[str]]:
    with path.open(encoding="utf-8", newline="") as file:
        rows = csv.reader(file, delimiter="\t", quoting=csv.QUOTE_NONE)
        return [row for row in rows if row and not row[0].startswith("#")]
