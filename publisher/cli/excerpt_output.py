"""Lines of a source are printed with their numbers."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

import typer

if TYPE_CHECKING:
    from publisher.pipeline.excerpts import Excerpt, NumberedLine
# So many lines of a long place are printed from its beginning, and from its end.
EDGE = 4


def print_excerpt(lines: Excerpt) -> None:
    """Print the lines of a place, marked, between those around it; of a whole page its edges."""
    long = len(lines.here) > 2 * EDGE + 1
    edges = (lines.here[:EDGE], lines.here[-EDGE:]) if long else (lines.here, ())
    _print(" ", lines.before)
    _print(">", edges[0])
    if long:
        typer.echo(f"  > {'…':>5}  {len(lines.here) - 2 * EDGE} lines")
    _print(">", edges[1])
    _print(" ", lines.after)


def _print(sign: str, some: Sequence[NumberedLine]) -> None:
    for number, text in some:
        typer.echo(f"  {sign} {number:>5}  {text}".rstrip())


def excerpt_as_json(lines: Excerpt) -> dict[str, Any]:
    """Return the lines of a place, and those around it, as JSON has them."""
    return {
        "before": _as_json(lines.before),
        "here": _as_json(lines.here),
        "after": _as_json(lines.after),
    }


def _as_json(lines: Sequence[NumberedLine]) -> list[dict[str, Any]]:
    return [{"line": number, "text": text} for number, text in lines]
