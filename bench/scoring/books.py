"""One source made into a book and scored; run in worker processes."""

from __future__ import annotations

import sys
import time
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib.util import module_from_spec, spec_from_file_location
from pathlib import Path
from tempfile import TemporaryDirectory
from types import ModuleType
from typing import Any

from bench.scoring.roles import RoleScore, compare_roles, told_roles, true_roles
from bench.scoring.tracks import DATA, Source
from publisher import api
from publisher.errors import PublisherError
from publisher.model.findings import Finding
from publisher.restoring.roles import tell

SCORER = DATA.parent / "score.py"


@dataclass(frozen=True, slots=True)
class Scored:
    """What became of a source: the figures of its book by name, and its roles where known.

    ``failure`` says why no book came out, else it is empty; ``findings`` are those that were told
    while the book was made.
    """

    source: str
    figures: Mapping[str, float | None]
    roles: RoleScore | None
    failure: str = ""
    findings: tuple[Finding, ...] = ()


@cache
def scorer() -> ModuleType:
    """Return the scorer that lies beside the texts, loaded as a module."""
    sys.path.insert(0, str(SCORER.parent))
    spec = spec_from_file_location("score", SCORER)
    assert spec is not None, "the scorer is a Python file"
    assert spec.loader is not None, "a Python file has a loader"
    module = module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def score_source(source: Source) -> Scored:
    """Make a book of a source and score it against its truth."""
    with TemporaryDirectory() as folder:
        book = Path(folder) / "book.epub"
        started = time.process_time()
        try:
            findings = api.convert(source.path, book, language=source.language)
        except PublisherError as error:
            return Scored(source.name, _figures({}, 0.0), None, str(error))
        seconds = time.process_time() - started
        beside = (source.beside(".joins.tsv"), source.beside(".removed.tsv"))
        truth = [str(path) if path.is_file() else None for path in beside]
        result = scorer().score(str(source.gold), str(book), *truth, False)
        return Scored(source.name, _figures(result, seconds), _roles(source), "", findings)


def _roles(source: Source) -> RoleScore | None:
    truth = source.beside(".roles.tsv")
    if source.path.suffix == ".pdf" or not truth.is_file():
        return None
    transcript = api.read(source.path, source.language).value
    texts = {line.number: line.text for line in transcript.lines()}
    return compare_roles(told_roles(tell(transcript).roles()), true_roles(truth), texts)


def _figures(result: Mapping[str, Any], seconds: float) -> dict[str, float | None]:
    """Return the figures of the table; None for what a work does not have."""
    if not result.get("ok"):
        nothing: dict[str, float | None] = dict.fromkeys(("join", "para", "head", "note"), 0.0)
        return {"score": 0.0, "wer": 100.0, **nothing, "leak": 100.0, "lost": 1000.0, "inv": 0.0}
    words = max(1, result["words"]["gold"])
    joins, heads = result["joins"], result["headings"]
    notes, furniture = result["notes"], result["furniture"]
    return {
        "score": result["score"],
        "wer": 100 * min(result["wer"], 9.99),
        "join": 100 * joins["accuracy"] if joins and joins["scored"] else None,
        "para": result["para"]["f1"],
        "head": heads["f1"] if heads and heads["gold"] else None,
        "note": notes["f1"] if notes and notes["gold"] else None,
        "leak": 100 * furniture["leaked"] / furniture["in_source"]
        if furniture and furniture["in_source"]
        else None,
        "lost": 1000 * result["lost_words"] / words,
        "inv": 1000 * result["invented_words"] / words,
        "seconds": seconds,
    }
