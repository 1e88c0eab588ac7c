"""The score texts beside the repository: sources with what their authors had written."""

from __future__ import annotations

import json
import re
from dataclasses import dataclass
from pathlib import Path

from bench.comparing.faults import Comparison, compare
from publisher.manuscript import read
from publisher.model.text import Text
from publisher.model.transcript import Line
from publisher.restoring import restore
from publisher.sources import read_source

DATA = Path(__file__).parents[2] / "shared" / "score" / "data"
MISSING = "there is no shared/score beside the repository, so nothing was measured"
BREAK = "***"


@dataclass(frozen=True, slots=True)
class Source:
    """A source by its name (``core/…``), its work and its language."""

    name: str
    work: str
    language: str


@dataclass(frozen=True, slots=True)
class Restored:
    """What became of a source, beside the truth; ``lines`` are those of the source."""

    name: str
    work: str
    text: Text
    lines: tuple[Line, ...]
    comparison: Comparison

    @property
    def words(self) -> int:
        """Return how many words the author wrote, notes apart."""
        return len(self.comparison.true.words)


def sources(pattern: str) -> tuple[Source, ...]:
    """Return the sources whose names hold a pattern, none where the score texts are missing."""
    manifest = DATA / "sources" / "manifest.json"
    if not manifest.is_file():
        return ()
    rows = json.loads(manifest.read_text("utf-8"))
    found = (Source(row["file"], row["work"], row["lang"]) for row in rows)
    return tuple(source for source in found if re.search(pattern, source.name))


def restored(source: Source) -> Restored:
    """Restore a source and compare it with the truth."""
    transcript = read_source(DATA / "sources" / source.name, source.name, source.language).value
    text = restore(transcript).value
    markup = (DATA / "works" / source.work / "gold.md").read_text("utf-8")
    truth = read(_escaped(markup), source.work, source.language)
    lines = tuple(transcript.lines())
    return Restored(source.name, source.work, text, lines, compare(text, truth, lines))


def _escaped(markup: str) -> str:
    r"""Return a gold text as a manuscript: its stars are stars, no emphasis."""
    lines = markup.split("\n")
    return "\n".join(
        line if line.strip() == BREAK else line.replace("*", r"\*").replace("_", r"\_")
        for line in lines
    )
