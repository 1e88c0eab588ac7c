"""How a line is drawn on its page: faces, sizes, places, rules and tags, where the source tells.

A source of plain text tells none of it, and every column is 0 then; the first one says so.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from itertools import pairwise

import numpy as np
from numpy.typing import NDArray

from publisher.model.transcript import Geometry, Line, Run
from publisher.restoring.measuring.percentiles import percentile

# What a line's tag says it is, by the structure types of PDF (ISO 32000-2, 14.8.4).
TAGS = {
    "heading": frozenset(("H", "H1", "H2", "H3", "H4", "H5", "H6", "Title")),
    "paragraph": frozenset(("P", "BlockQuote", "Quote")),
    "note": frozenset(("Note", "FENote")),
    "item": frozenset(("L", "LI", "Lbl", "LBody")),
    "caption": frozenset(("Caption",)),
    "table": frozenset(("Table", "TR", "TH", "TD", "THead", "TBody", "TFoot")),
    "contents": frozenset(("TOC", "TOCI")),
    "furniture": frozenset(("Artifact",)),
}
NAMES = (
    "drawn",
    "drawn size",
    "drawn size is usual",
    "drawn bold",
    "drawn italic",
    "drawn small capitals",
    "drawn letterspaced",
    "drawn face is usual",
    "drawn raised mark",
    "drawn raised label",
    "drawn indent",
    "drawn hangs",
    "drawn width",
    "drawn slack",
    "drawn gap",
    "drawn gap below",
    "drawn centred",
    "drawn further column",
    "drawn from top",
    "drawn from bottom",
    "drawn below rule",
    *(f"drawn tag {tag}" for tag in TAGS),
)
# A run that stands so far above the line is raised; in ems of the body text.
RAISED = 0.15
# What a share of the letters must reach for the size or face of a line to be that of the text.
USUAL = 0.2
# Ems and leadings by which places are divided, so that the usual ones lie between 0 and 1.
EMS, WIDE, LEADINGS = 4.0, 40.0, 10.0


def put_drawn(lines: Sequence[Line], page: NDArray[np.int32], made: NDArray[np.float32]) -> None:
    """Put how lines are drawn into a table of zeros; ``page`` is the page of each.

    It has a row for each line and a column for each of NAMES.
    """
    seen = np.array([line.geometry is not None for line in lines], dtype=np.bool_)
    if not seen.any():
        return
    sizes, faces = _usual(lines)
    for at in np.flatnonzero(seen).tolist():
        line = lines[at]
        made[at] = [
            1.0,
            *_letters(line.runs, sizes, faces),
            *_place(line.geometry or Geometry()),
        ]
    made[:, NAMES.index("drawn slack")] = _slack(lines, page)
    below = made[1:, NAMES.index("drawn gap")] * (page[1:] == page[:-1])
    made[:-1, NAMES.index("drawn gap below")] = below


def _usual(lines: Sequence[Line]) -> tuple[dict[float, float], dict[str, float]]:
    """Return the shares of all letters that stand in each size and in each face."""
    sizes: Counter[float] = Counter()
    faces: Counter[str] = Counter()
    for line in lines:
        for run in line.runs:
            sizes[_rounded(run.size)] += len(run.text)
            faces[run.font] += len(run.text)
    total = max(1, sizes.total())
    return (
        {size: count / total for size, count in sizes.items()},
        {face: count / total for face, count in faces.items()},
    )


def _rounded(size: float) -> float:
    """Return a size in steps of a twentieth of the body's."""
    return round(size * 20) / 20


def _letters(
    runs: Sequence[Run], sizes: dict[float, float], faces: dict[str, float]
) -> tuple[float, ...]:
    """Return what the letters of a line look like: means over those that are not raised."""
    plain = [run for run in runs if abs(run.raised) < RAISED and run.text.strip()] or list(runs)
    count = np.array([len(run.text) for run in plain], dtype=np.float64)
    total = count.sum() or 1.0

    def mean(values: Sequence[float]) -> float:
        return float(count @ np.array(values, dtype=np.float64) / total) if values else 0.0

    raised = [run.raised >= RAISED and bool(run.text.strip()) for run in runs]
    return (
        min(1.0, max(-1.0, 2 * (mean([run.size for run in plain]) - 1.0))) if plain else 0.0,
        mean([sizes.get(_rounded(run.size), 0.0) >= USUAL for run in plain]),
        mean([run.bold for run in plain]),
        mean([run.italic for run in plain]),
        mean([run.small_capitals for run in plain]),
        mean([run.letterspaced for run in plain]),
        mean([faces.get(run.font, 0.0) >= USUAL for run in plain]),
        float(any(raised[1:])),
        float(any(raised[:1])),
    )


def _place(geometry: Geometry) -> tuple[float, ...]:
    """Return where a line stands; the slack and the gap below it are told with its neighbours."""
    indent, gap = geometry.indent or 0.0, geometry.gap
    return (
        min(2.0, max(0.0, indent / EMS)),
        float(indent < -1 / EMS),
        min(2.0, (geometry.width or 0.0) / WIDE),
        0.0,
        0.0 if gap is None else min(2.0, max(-1.0, (gap - 1.0) / 2)),
        0.0,
        float(bool(geometry.centred)),
        float((geometry.column or 1) > 1),
        min(1.0, (geometry.from_top or 0.0) / LEADINGS),
        min(1.0, (geometry.from_bottom or 0.0) / LEADINGS),
        float(bool(geometry.below_rule)),
        *(float(geometry.tag in tags) for tags in TAGS.values()),
    )


def _slack(lines: Sequence[Line], page: NDArray[np.int32]) -> NDArray[np.float32]:
    """Return how far each line ends before the edge of its column, in units of EMS ems."""
    ends = np.array(
        [
            (g.indent or 0.0) + g.width if (g := line.geometry) and g.width is not None else np.nan
            for line in lines
        ]
    )
    known = ends[~np.isnan(ends)]
    if not len(known):
        return np.zeros(len(lines), dtype=np.float32)
    whole = float(percentile(known, 85))
    made = np.zeros(len(lines), dtype=np.float32)
    bounds = np.concatenate(([0], np.flatnonzero(np.diff(page)) + 1, [len(page)]))
    for first, end in pairwise(bounds.tolist()):
        here = ends[first:end]
        filled = here[~np.isnan(here)]
        own = float(percentile(filled, 85)) if len(filled) >= 12 else whole
        edge = own if 0.6 * whole < own < 1.4 * whole else whole
        made[first:end] = np.clip(np.nan_to_num(edge - here) / EMS, -1, 3)
    return made
