"""The works that pages are made of: published ones, read where they lie, and invented ones."""

from __future__ import annotations

import json
import random
import re
import unicodedata
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from itertools import islice
from pathlib import Path

from training.pages.inventing import Inventor, Piece
from training.pages.kinds import KINDS, invent

SCORE = Path(__file__).parents[3] / "shared" / "score" / "data"
# Languages of invented works: those with good word lists and words between spaces.
INVENTED_LANGUAGES = (
    "ca", "cs", "da", "de", "el", "en", "es", "fi", "fr", "hu", "it", "nb", "nl", "pl", "pt", "ro",
    "ru", "sv",
)  # fmt: skip
# Of a hundred layouts, those of published works, where there are any.
PUBLISHED = 60
# A stretch of a text is at least so many blocks from its end.
TAIL = 12
REFERENCE = re.compile(r"\[\^[^\]\s]+\]")
PAGE = re.compile(r"\s*\{p[^}]*\}\s*")
PREFIXES = {
    "# ": "title",
    "## ": "h2",
    "### ": "h3",
    "#### ": "h4",
    "^ ": "front",
    "> ": "quote",
    "- ": "li",
    "! ": "caption",
    "| ": "verse",
    "= ": "row",
}


@dataclass(frozen=True, slots=True)
class Work:
    """A work by its name; ``paths`` are its gold texts, none where it is invented."""

    name: str
    language: str
    kind: str
    paths: tuple[Path, ...] = ()


@dataclass(frozen=True, slots=True)
class Stretch:
    """A piece of a work: its pieces (kind of block, text) and bodies for its notes."""

    work: Work
    title: str
    author: str
    pieces: tuple[Piece, ...]
    notes: tuple[str, ...]


@cache
def works() -> tuple[Work, ...]:
    """Return all works, the published ones first, always in one order."""
    found: dict[str, list[tuple[Path, dict[str, str]]]] = {}
    for folder in (SCORE / "works", SCORE / "wide" / "works"):
        for meta in sorted(folder.glob("*/meta.json")):
            about = json.loads(meta.read_text("utf-8"))
            name = about.get("work") or about.get("id") or meta.parent.name
            found.setdefault(name, []).append((meta.with_name("gold.md"), about))
    published = tuple(
        Work(name, rows[0][1]["lang"], rows[-1][1].get("kind") or "print", _paths(rows))
        for name, rows in sorted(found.items())
    )
    return published + tuple(
        Work(f"invented-{tag}-{kind.replace(' ', '-')}", tag, kind)
        for tag in INVENTED_LANGUAGES
        for kind in KINDS
    )


def _paths(rows: Sequence[tuple[Path, dict[str, str]]]) -> tuple[Path, ...]:
    return tuple(path for path, _ in rows)


def draw_work(chance: random.Random) -> Work:
    """Return a work: each published one is as likely as another, and each invented one."""
    published = [work for work in works() if work.paths]
    invented = [work for work in works() if not work.paths]
    if published and chance.randrange(100) < PUBLISHED:
        # By language first: half of the published works are German.
        language = chance.choice(sorted({work.language for work in published}))
        return chance.choice([work for work in published if work.language == language])
    return chance.choice(invented)


def stretch_of(work: Work, words: int, chance: random.Random) -> Stretch:
    """Return some of a work, about so many words long."""
    if not work.paths:
        inventor = Inventor(work.language, chance)
        notes = tuple(inventor.sentence(3, 40) for _ in range(60))
        pieces = _cut(invent(work.language, work.kind, chance), words)
        return Stretch(work, inventor.heading(), inventor.name(), pieces, notes)
    blocks, notes = _gold(chance.choice(work.paths))
    title = next((text for kind, text in blocks if kind == "title"), work.name)
    author = next((text for kind, text in blocks if kind == "front"), "")
    body = [block for block in blocks if block[0] not in ("title", "front", "row", "caption")]
    start = chance.randrange(max(1, len(body) - TAIL))
    return Stretch(work, title, author, _cut(iter(body[start:] + body[:start]), words), notes)


def _cut(pieces: Iterator[Piece], words: int) -> tuple[Piece, ...]:
    """Return pieces until there are enough words; the last is no heading."""
    taken: list[Piece] = []
    count = 0
    for kind, text in islice(pieces, 5_000):
        taken.append((kind, text))
        count += len(text.split())
        if count >= words and kind in ("p", "speech", "li", "line", "verse"):
            break
    while taken and taken[-1][0] in ("h2", "h3", "h4"):
        taken.pop()
    return tuple(taken)


@cache
def _gold(path: Path) -> tuple[tuple[Piece, ...], tuple[str, ...]]:
    """Return the blocks and the bodies of the notes of a gold text, marks of notes taken off."""
    blocks: list[Piece] = []
    notes: list[str] = []
    for line in filter(None, map(str.rstrip, path.read_text("utf-8").split("\n"))):
        if line.startswith("[^") and "]:" in line:
            notes.append(_plain(line.split("]:", 1)[1]))
            continue
        kind, text = ("break", "") if line == "***" else _told(line)
        blocks.append((kind, _plain(text)))
    return tuple(blocks), tuple(note for note in notes if note)


def _told(line: str) -> Piece:
    for prefix, kind in PREFIXES.items():
        if line.startswith(prefix):
            return kind, line[len(prefix) :]
    return "p", line


def _plain(text: str) -> str:
    """Return text without marks of notes and pages, and without accents that no letter has.

    These (over an m that stands for two) a PDF's reader gives to the letter before them again.
    """
    bare = PAGE.sub(lambda m: "" if m[0].startswith("{") else " ", REFERENCE.sub("", text)).strip()
    whole = unicodedata.normalize("NFC", bare)
    return "".join(one for one in whole if unicodedata.category(one) != "Mn")
