"""Decisions of the press on texts whose truth is known, kept in build/observed until they change."""

from __future__ import annotations

import json
import os
from collections.abc import Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from dataclasses import astuple, dataclass
from functools import cache
from pathlib import Path
from unittest.mock import patch

import publisher
from bench.comparing.faults import HEADING, LINE_END, NOTE, PARAGRAPH
from bench.score_texts import DATA, Restored, Source, restored
from publisher.model.doubts import Doubt
from publisher.model.rulings import Topic
from publisher.restoring.questions import asking
from training.provenance import digest

PACKAGE = Path(publisher.__file__).parent
KEPT = PACKAGE.parent / "build" / "observed"
# What a decision depends on. Learned confidences are left out: they are put aside while observing.
ROOMS = ("restoring", "languages", "model", "sources")
LEARNED_HERE = "confidence.toml"
# Faults of these kinds are those of a doubt's kind.
KINDS = {
    Topic.PARAGRAPH: {PARAGRAPH},
    Topic.HEADING: {HEADING},
    Topic.LINE_END: {LINE_END},
    Topic.NOTE: {NOTE},
}


@dataclass(frozen=True, slots=True)
class Observed:
    """One decision: its topic, what it stated, whether it was right, in which work."""

    topic: str
    stated: float
    right: bool
    work: str


class Stated(float):
    """A stated confidence that remembers what it is about."""

    topic: str


def _remember(topic: str, stated: float) -> float:
    said = Stated(stated)
    said.topic = topic
    return said


def observe_all(known: Sequence[Source]) -> list[Observed]:
    """Return all decisions on some sources, those of a source together, in their order.

    Each source's decisions are written as soon as they are known, and read the next time while
    neither its text nor the press has changed: an observation that was stopped goes on there.
    """
    with ProcessPoolExecutor() as crew:
        return [one for many in crew.map(observe, known) for one in many]


def observe(source: Source) -> list[Observed]:
    """Return all decisions on a source with what they stated, and whether they were right."""
    kept = KEPT / f"{source.name.replace('/', '.')}.{_state(source)}.json"
    if kept.is_file():
        return [Observed(*row) for row in json.loads(kept.read_text("utf-8"))]
    observed = list(_observed_now(source))
    KEPT.mkdir(parents=True, exist_ok=True)
    unfinished = kept.with_suffix(f".{os.getpid()}")
    unfinished.write_text(json.dumps([astuple(one) for one in observed]), "utf-8")
    unfinished.replace(kept)
    return observed


def _observed_now(source: Source) -> Iterator[Observed]:
    alone = patch.multiple(asking, SURE=2.0, SERIES=10**9, DOUBTFUL=0.0)
    with patch.object(asking, "worth", _remember), alone:
        made = restored(source)
    for doubt in made.text.doubts:
        if isinstance(doubt.confidence, Stated):
            yield _observed(doubt, doubt.confidence, made)


def _observed(doubt: Doubt, said: Stated, made: Restored) -> Observed:
    lines = set(range(doubt.place.first, max(doubt.place.first, doubt.place.last) + 1))
    faults = made.comparison.faults
    wrong = any(f.kind in KINDS[doubt.topic] and lines & set(f.lines) for f in faults)
    return Observed(said.topic, float(said), not wrong, made.work)


def _state(source: Source) -> str:
    """Return a digest of all that decisions on a source and their truth depend on."""
    own = (DATA / "sources" / source.name, DATA / "works" / source.work / "gold.md")
    return digest([_press(), *(path.read_text("utf-8") for path in own)])


@cache
def _press() -> str:
    files = sorted(
        path
        for room in ROOMS
        for path in (PACKAGE / room).rglob("*")
        if path.suffix in (".py", ".toml", ".tsv", ".npz") and path.name != LEARNED_HERE
    )
    return digest(path.read_bytes().hex() for path in files)
