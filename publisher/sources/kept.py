"""What was read from a PDF is kept beside it, and is good as long as file and reader are the same.

The file is a transcript's records below a head (see ``records.py``). It is made by a reader and
made again by a better one, so nobody's corrections belong into it: a file whose records are not
those that the head was written for is made anew too.
"""

from __future__ import annotations

import hashlib
import json
from functools import cache
from pathlib import Path
from typing import Any

from publisher.model.findings import Outcome
from publisher.model.transcript import PDF, Transcript
from publisher.sources.keeping import code_digest, digest_of_file, place_whole
from publisher.sources.records import FORMAT, outcome_from, records_of

# Libraries that decide what is read, beside our own code.
LIBRARIES = ("pikepdf", "playa-pdf", "pypdfium2")


def kept(beside: Path, source: Path, shown: str) -> Outcome[Transcript] | None:
    """Return the transcript that was kept of a file, None where there is none that is still good."""
    try:
        head, _, body = beside.read_text("utf-8").partition("\n")
        if json.loads(head) != _head(source, body):
            return None
        return outcome_from(body.split("\n")[:-1], shown, "und", PDF)
    except (OSError, ValueError, KeyError, TypeError, IndexError):
        return None


def keep(beside: Path, source: Path, outcome: Outcome[Transcript]) -> None:
    """Write what was read from a file beside it, whole or not at all.

    Where that cannot be done nothing is lost but time: the file is read again.
    """
    body = "".join(f"{record}\n" for record in records_of(outcome))
    head = json.dumps(_head(source, body))
    place_whole(beside, f"{head}\n{body}")


def _head(source: Path, body: str) -> dict[str, Any]:
    records = hashlib.sha256(body.encode()).hexdigest()
    return {
        "transcript": FORMAT,
        "reader": reader(),
        "file": digest_of_file(source),
        "records": records,
    }


@cache
def reader() -> str:
    """Return what reads PDFs here, in words: another answer means that files are read anew."""
    from importlib.metadata import version  # a text, which needs no reader, does without it

    libraries = ", ".join(f"{name} {version(name)}" for name in LIBRARIES)
    room = Path(__file__).parent
    markers = room.parent / "model" / "markers.py"  # words are parted behind them
    code = (*room.glob("pdf/**/*.py"), *room.glob("isolation/*.py"), room / "records.py", markers)
    return f"{libraries}, {code_digest(code)}"
