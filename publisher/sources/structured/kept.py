"""What was read from a file that says its own structure is kept beside it, as a manuscript.

``sv.transcript.md`` is the manuscript, ``sv.transcript.jsonl`` its record in the form of a PDF's
transcript (see ``sources/kept.py``), only that its lines stand in the manuscript. Both are good
as long as file and reader are the same, and nobody has changed them.
"""

from __future__ import annotations

import hashlib
import json
from dataclasses import replace
from functools import cache
from pathlib import Path
from typing import Any

from publisher.model.findings import Outcome
from publisher.model.source_kinds import SourceKind
from publisher.model.transcript import STRUCTURED, Line, Transcript
from publisher.pandoc import pandoc_version
from publisher.sources.keeping import code_digest, digest_of_file, place_whole
from publisher.sources.records import FORMAT, outcome_from, records_of
from publisher.sources.structured.pandoc.program import is_for_pandoc

MANUSCRIPT = ".md"


def kept_manuscript(
    beside: Path, source: Path, shown: str, kind: SourceKind
) -> Outcome[Transcript] | None:
    """Return what was kept of a file, None where there is nothing that is still good.

    ``beside`` is the path of the record; the manuscript lies next to it.
    """
    try:
        head, _, body = beside.read_text("utf-8").partition("\n")
        markup = beside.with_suffix(MANUSCRIPT).read_text("utf-8")
        if not _same(json.loads(head), _head(source, kind, body, markup)):
            return None
        return _with_lines(outcome_from(body.split("\n")[:-1], shown, "und", STRUCTURED), markup)
    except (OSError, ValueError, KeyError, TypeError, IndexError):
        return None


def keep_manuscript(
    beside: Path,
    source: Path,
    kind: SourceKind,
    outcome: Outcome[Transcript],
) -> None:
    """Write what was read from a file beside it.

    Where that cannot be done nothing is lost but time: the file is read again.
    """
    markup = "".join(f"{line.text}\n" for line in outcome.value.lines())
    body = "".join(f"{record}\n" for record in records_of(_without_lines(outcome)))
    head = _head(source, kind, body, markup)
    place_whole(beside.with_suffix(MANUSCRIPT), markup)
    place_whole(beside, f"{json.dumps(head, ensure_ascii=False)}\n{body}")


def _same(known: dict[str, Any], today: dict[str, Any]) -> bool:
    """Tell whether a head is still good; where there is no pandoc, what an earlier one read is."""
    if not pandoc_version():
        known = {**known, "pandoc": today["pandoc"]}
    return known == today


def _head(source: Path, kind: SourceKind, body: str, markup: str) -> dict[str, Any]:
    return {
        "transcript": FORMAT,
        "kind": kind.value,
        "reader": _reader(),
        "pandoc": pandoc_version() if is_for_pandoc(kind) else "",
        "file": digest_of_file(source),
        "records": hashlib.sha256(body.encode()).hexdigest(),
        "manuscript": hashlib.sha256(markup.encode()).hexdigest(),
    }


@cache
def _reader() -> str:
    from importlib.metadata import version  # a text, which needs no reader, does without it

    room, sources = Path(__file__).parent, Path(__file__).parents[1]
    rooms = (room, sources / "markup", sources.parent / "manuscript")
    asked = (sources / "decoding.py", sources / "eight_bit.py", sources.parent / "model/markers.py")
    code = [*asked, *(file for one in rooms for file in one.glob("**/*.py"))]
    return f"lxml {version('lxml')}, {code_digest(code)}"


def _without_lines(outcome: Outcome[Transcript]) -> Outcome[Transcript]:
    (page,) = outcome.value.pages
    return replace(outcome, value=replace(outcome.value, pages=(replace(page, lines=()),)))


def _with_lines(outcome: Outcome[Transcript], markup: str) -> Outcome[Transcript]:
    (page,) = outcome.value.pages
    texts = markup.removesuffix("\n").split("\n")
    lines = tuple(Line(number, text) for number, text in enumerate(texts, start=1))
    return replace(outcome, value=replace(outcome.value, pages=(replace(page, lines=lines),)))
