"""Drawn lines without what was cut from their beginning or end: their runs and their place too."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from publisher.model.transcript import Geometry, Line, Run


def trimmed(line: Line, rest: str) -> Line:
    """Return a line of which ``rest`` stays, its beginning or its end."""
    start = 0 if line.text.startswith(rest) else len(line.text) - len(rest)
    words = slice(2 * len(line.text[:start].split()), None)
    if start == 0:
        words = slice(0, 2 * len(rest.split()))
    return replace(
        line,
        text=rest,
        runs=tuple(_within(line.runs, start, start + len(rest))),
        geometry=line.geometry and _placed(line.geometry, words),
    )


def _within(runs: Sequence[Run], start: int, end: int) -> Iterator[Run]:
    at = 0
    for run in runs:
        own = run.text[max(0, start - at) : max(0, end - at)]
        at += len(run.text)
        if own:
            yield replace(run, text=own)


def _placed(place: Geometry, kept: slice) -> Geometry:
    """Return where a line stands of which some words are kept; ``kept`` are their sides."""
    words = place.words[kept]
    if not words or len(words) == len(place.words):
        return place
    indent = place.indent
    if indent is not None:
        indent += words[0] - place.words[0]
    cells = place.cells[slice(*(None if n is None else n // 2 for n in (kept.start, kept.stop)))]
    return replace(place, indent=indent, width=words[-1] - words[0], words=words, cells=cells)
