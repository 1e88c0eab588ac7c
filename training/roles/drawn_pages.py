"""PDFs of made pages as texts to learn from: what each line is shows in the runs that lie on it.

``NAME.runs.tsv`` beside ``NAME.pdf`` (written by training/pages) has a row for each run: page, box
in points from the top left, role, block, text.
"""

from __future__ import annotations

import csv
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from publisher.model.transcript import Transcript

# Roles of runs that stand on the line of another one and say nothing of it.
BESIDE = frozenset(("note-mark", "bullet", "initial", "?"))
LABEL = "note-label"
# A run lies on a line if so much of its height does, as a share of the less high one.
OVERLAP = 0.5


@dataclass(frozen=True, slots=True)
class Run:
    """A run of a made page: its box in points from the top left, role, block, number of letters."""

    box: tuple[float, float, float, float]
    role: str
    block: str
    letters: int

    def lies_on(self, box: Sequence[float]) -> bool:
        """Tell whether the run lies on a line of this box."""
        left, top, right, bottom = box
        start, upper, end, lower = self.box
        shared = min(lower, bottom) - max(upper, top)
        least = min(lower - upper, bottom - top)
        middle = (start + end) / 2
        return left - 1 <= middle <= right + 1 and shared > OVERLAP * least


def roles_of(transcript: Transcript, runs: Path) -> Iterator[tuple[int, str, bool]]:
    """Yield number, role (a word of roles.tsv) and beginning of each line that runs lie on.

    The lines have boxes; ``runs`` is the table of the PDF that was read.
    """
    by_page, seen = _runs(runs), set[tuple[str, str]]()
    for page in transcript.pages:
        for line in page.lines:
            box = line.geometry.box if line.geometry else None
            if line.blank or box is None:
                continue
            told = _told([run for run in by_page.get(page.index, ()) if run.lies_on(box)], seen)
            if told:
                yield line.number, *told


def _told(runs: Sequence[Run], seen: set[tuple[str, str]]) -> tuple[str, bool] | None:
    """Return what a line of these runs is; ``seen`` are the blocks and notes that have begun."""
    owners: Counter[tuple[str, str]] = Counter()
    for run in runs:
        if run.role == LABEL:
            owners["note", run.block] += run.letters
        elif run.role not in BESIDE:
            owners[run.role, run.block] += run.letters
    if not owners:
        return None
    text = [owner for owner in owners if owner[1]] or list(owners)
    fresh = next((owner for owner in text if owner[1] and owner not in seen), None)
    seen.update(owner for owner in text if owner[1])
    role = (fresh or max(text, key=lambda owner: owners[owner]))[0]
    return role, fresh is not None


def _runs(path: Path) -> Mapping[int, list[Run]]:
    made: dict[int, list[Run]] = defaultdict(list)
    with path.open(encoding="utf-8", newline="") as file:
        for row in csv.reader(file, delimiter="\t", quoting=csv.QUOTE_NONE):
            page, left, top, right, bottom, role, block, text = row
            box = float(left), float(top), float(right), float(bottom)
            made[int(page)].append(Run(box, role, block, len(text)))
    return made
