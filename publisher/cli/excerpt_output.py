"""Lines of a source are printed with their numbers."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

import typer

if TYPE_CHECKING:
    from publisher.pipeline.excerpts import Excerpt, SourceLine

# Lines printed from the beginning of a long place, and from its end; a place may be a whole page.
EDGE = 4


def print_excerpt(lines: Excerpt) -> None:
    """Print the lines of a place, marked with ``>``, between those around it.

    Those of a PDF come with the page and the line on it, to be found in the PDF itself.
    """
    if lines.page:
        typer.echo(f"    page {lines.page}, line {lines.line_of_page}:")
    long = len(lines.here) > 2 * EDGE + 1
    edges = (lines.here[:EDGE], lines.here[-EDGE:]) if long else (lines.here, ())
    _print(" ", lines.before)
    _print(">", edges[0])
    if long:
        typer.echo(f"  > {'…':>5}  {len(lines.here) - 2 * EDGE} lines")
    _print(">", edges[1])
    _print(" ", lines.after)


def _print(sign: str, lines: Sequence[SourceLine]) -> None:
    for line in lines:
        typer.echo(f"  {sign} {line.number:>5}  {line.text}".rstrip())


def excerpt_as_json(lines: Excerpt) -> dict[str, Any]:
    """Return the lines of a place, and those around it, as values for JSON."""
    return {
        "before": _as_json(lines.before),
        "here": _as_json(lines.here),
        "after": _as_json(lines.after),
        **({"page": lines.page, "line_of_page": lines.line_of_page} if lines.page else {}),
    }


def _as_json(lines: Sequence[SourceLine]) -> list[dict[str, Any]]:
    return [{"line": line.number, "text": line.text} for line in lines]
