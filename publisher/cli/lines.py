"""Lines of a source are told with their numbers."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

import typer

if TYPE_CHECKING:
    from publisher.pipeline.around import Around, NumberedLine


def tell_lines(lines: Around) -> None:
    """Print the lines of a place, marked, between those around it."""
    for sign, some in ((" ", lines.before), (">", lines.here), (" ", lines.after)):
        for number, text in some:
            typer.echo(f"  {sign} {number:>5}  {text}".rstrip())


def lines_as_json(lines: Around) -> dict[str, Any]:
    """Return the lines of a place, and those around it, as JSON has them."""
    return {
        "before": _as_json(lines.before),
        "here": _as_json(lines.here),
        "after": _as_json(lines.after),
    }


def _as_json(lines: Sequence[NumberedLine]) -> list[dict[str, Any]]:
    return [{"line": number, "text": text} for number, text in lines]
