"""How suspicious the texts of a house are, as it was found when each was restored."""

from __future__ import annotations

import json
from dataclasses import asdict
from pathlib import Path

from publisher.errors import DAMAGE
from publisher.model.house import WorkText
from publisher.model.suspicion import Ground, Suspicion
from publisher.pipeline.books import folder_of
from publisher.structs import frozen

FILE = "suspicion.json"  # beside the other intermediates of a text


@frozen
class SuspiciousText:
    """A text, by its source, with its suspicion; ``fresh`` while it would be restored the same."""

    source: str
    suspicion: Suspicion
    fresh: bool


def written(suspicion: Suspicion) -> bytes:
    """Return the file that keeps a suspicion."""
    return f"{json.dumps(asdict(suspicion), ensure_ascii=False, indent=1)}\n".encode()


def read_suspicion(path: Path) -> Suspicion | None:
    """Return what a file keeps; None where it is not there, or is none of ours."""
    if not path.is_file():  # a pipe would never end
        return None
    try:
        kept = json.loads(path.read_bytes())
        grounds = (Ground(one["words"], tuple(one["lines"])) for one in kept["grounds"])
        return Suspicion(float(kept["figure"]), tuple(grounds))
    except (OSError, *DAMAGE):
        return None


def suspicion_of(root: Path, work: WorkText) -> Suspicion | None:
    """Return how suspicious a text was found when it was last restored; None where nobody knows."""
    return read_suspicion(root / folder_of(work) / FILE)
