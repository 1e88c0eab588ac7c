"""The lines of a manuscript, divided into those of the text and those of its notes."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from publisher.expressions import compiled
from publisher.manuscript.escaping import LABEL
from publisher.structs import frozen

# The body of a note, "[^12]: Ibid.", and of one that nothing refers to, "[^3?]: Ibid."
NOTE = compiled(rf"\[\^(?P<name>{LABEL})(?P<flag>[?!]?)\]:[ \t]*(?P<body>.*)", re.DOTALL)
# An odd number of backslashes: the last one makes the line end a hard break.
GOES_ON = compiled(r"(?<!\\)(?:\\\\)*\\$")


@frozen
class MarkupLine:
    """A line without spaces at its edges, together with the lines that hard breaks join to it.

    ``first`` and ``last`` are numbers of lines in the file, counted from 1; ``indent`` counts the
    blanks before the first of them, and a tab for two.
    """

    first: int
    last: int
    text: str
    indent: int


def split_lines(markup: str) -> Iterator[MarkupLine]:
    """Yield the lines of a manuscript, empty ones included."""
    held: list[str] = []
    lines = markup.split("\n")
    for number, line in enumerate(lines, start=1):
        held.append(line.strip(" \t\r"))
        if number == len(lines) or not GOES_ON.search(held[-1]):
            first = number - len(held) + 1
            yield MarkupLine(first, number, "\n".join(held), _indent(lines[first - 1]))
            held.clear()


def _indent(line: str) -> int:
    before = line[: len(line) - len(line.lstrip(" \t"))]
    return len(before.replace("\t", "  "))


def part_notes(lines: Iterator[MarkupLine]) -> tuple[list[MarkupLine], list[list[MarkupLine]]]:
    """Return the lines of the text, and for each note its first line and the indented lines below."""
    text: list[MarkupLine] = []
    notes: list[list[MarkupLine]] = []
    in_note = False
    for line in lines:
        if NOTE.match(line.text):
            in_note = True
            notes.append([])
        elif line.text and not line.indent:
            in_note = False
        if in_note and line.text:
            notes[-1].append(line)
            # An empty line takes its place, so that the blocks before and after the note stay apart.
            line = replace(line, text="")
        text.append(line)
    return text, notes
