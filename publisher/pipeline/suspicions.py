"""How suspicious the texts of a house are, as it was found when each was restored."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from dataclasses import asdict
from pathlib import Path

from publisher.errors import DAMAGE
from publisher.model.house import WorkText
from publisher.model.suspicion import Ground, Suspicion
from publisher.pipeline.books import folder_of
from publisher.pipeline.build_state import BuildState
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


def most_suspicious(state: BuildState, works: Iterable[WorkText]) -> SuspiciousText | None:
    """Return the most suspicious of some texts; None where none of them has been restored."""
    # max keeps the first of equals.
    return max(_restored(state, works), key=lambda text: text.suspicion.figure, default=None)


def _restored(state: BuildState, works: Iterable[WorkText]) -> Iterator[SuspiciousText]:
    for work in works:
        found = read_suspicion(state.root / folder_of(work) / FILE)
        if found is not None:
            yield SuspiciousText(work.source, found, state.text_is_fresh(work))
