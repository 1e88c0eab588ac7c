"""Lines of a run, parted where it breaks them, and the stanzas that they make."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import groupby

from publisher.expressions import compiled
from publisher.model.text import Inline, Inlines, LineBreak, Verse, Words

# The blanks by which a line of verse stands in; pandoc writes no-break spaces for them.
INDENT = compiled(r"[ \u00a0]*")


def parted_at_breaks(content: Inlines) -> list[Inlines]:
    """Return the lines of a run, parted where it breaks them."""
    lines: list[list[Inline]] = [[]]
    for inline in content:
        if isinstance(inline, LineBreak):
            lines.append([])
        else:
            lines[-1].append(inline)
    return [tuple(line) for line in lines]


def verses(lines: list[Inlines]) -> Iterator[Verse]:
    """Yield the stanzas of lines; blanks before their words become indents.

    A line of nothing but blanks parts stanzas as an empty one does.
    """
    for empty, group in groupby(lines, _is_empty):
        if not empty:
            parts = [_parted(line) for line in group]
            indents = tuple(indent for indent, _ in parts)
            yield Verse(tuple(line for _, line in parts), indents if any(indents) else ())


def _is_empty(line: Inlines) -> bool:
    return all(isinstance(one, Words) and not one.text.strip() for one in line)


def _parted(line: Inlines) -> tuple[int, Inlines]:
    first = line[0]
    if not isinstance(first, Words):
        return 0, line
    blanks = INDENT.match(first.text)
    size = blanks.end() if blanks else 0
    return size, (Words(first.text[size:]), *line[1:])
