"""Rulings are printed: as the command that writes one, and as lists."""

from __future__ import annotations

import shlex
from collections.abc import Iterable
from typing import TYPE_CHECKING, Any

from publisher.model.rulings import Ruling, RulingKind

if TYPE_CHECKING:
    from publisher.pipeline.ruling import ListedRuling


# Their text is that of the named line, or of the word at its end, unless somebody gives another.
OF_THE_LINE = frozenset(
    (
        RulingKind.JOIN,
        RulingKind.KEEP,
        RulingKind.SPACE,
        RulingKind.HEADING,
        RulingKind.NO_HEADING,
        RulingKind.PARAGRAPH,
        RulingKind.RUNS_ON,
        RulingKind.COLUMNS,
        RulingKind.NO_COLUMNS,
    )
)


def command_of(ruling: Ruling, text: str) -> str:
    """Return the command that writes a ruling on a text (``tarov.sv``), ready for a shell."""
    parts = ["publisher", "rule", text, ruling.kind.value]
    if ruling.line:
        parts += ["--line", str(ruling.line)]
    text_of_line = ruling.line and ruling.kind in OF_THE_LINE
    said = "" if text_of_line else ruling.text
    options = (("--text", said), ("--value", ruling.value), ("--reason", ruling.reason))
    for option, value in options:
        if value:
            parts += [option, value]
    return shlex.join(parts)


def ruling_rows(listed: Iterable[ListedRuling]) -> list[str]:
    """Return a line for each ruling: its number, what it does, why, and whether it has its place."""
    rows = []
    for one in listed:
        reason = (
            f" ({one.ruling.reason})"
            if one.ruling.reason and one.ruling.reason not in one.says
            else ""
        )
        stale = f"\n      without effect: {one.stale}" if one.stale else ""
        rows.append(f"{one.number:>4}  {one.says}{reason}{stale}")
    return rows


def ruling_as_json(ruling: Ruling) -> dict[str, Any]:
    """Return a ruling and where it stands, as values for JSON."""
    return {
        "file": ruling.place.source,
        "file_line": ruling.place.first,
        "kind": ruling.kind.value,
        "line": ruling.line,
        "text": ruling.text,
        "value": ruling.value,
        "reason": ruling.reason,
    }
