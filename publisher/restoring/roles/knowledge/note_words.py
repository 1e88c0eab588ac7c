"""Notes in brackets with a word for them, as proofreaders bring them up from the foot of a page.

``[Footnote 3: See there.]`` says itself where it begins and ends. So does ``[Plate 3: A boat.]``;
that the word is one for notes is told by the marks in the text, in whatever language it stands.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator

import numpy as np

from publisher.restoring.roles.features import Sheet
from publisher.restoring.roles.knowledge.facts import Fact
from publisher.restoring.roles.line_roles import LineRole
from publisher.restoring.roles.notes.labels import worded_label
from publisher.restoring.roles.states import AT, STATES

# Lines within which a bracket is closed.
LONGEST = 80
OPENS, GOES_ON = (np.arange(len(STATES)) == AT[LineRole.NOTE, first] for first in (True, False))


def by_note_words(sheet: Sheet) -> Iterator[Fact]:
    """Yield which lines open a note in brackets, and which go on with one to its closing bracket."""
    first, within = (np.zeros(len(sheet), dtype=np.bool_) for _ in range(2))
    for at in _of_notes(sheet):
        first[at] = True
        within[at + 1 : _end(sheet, at)] = True
    yield Fact("it opens a note in brackets, with a word for it", first, ~OPENS)
    yield Fact("the bracket of a note is closed further down", within & ~first, ~GOES_ON)


def _of_notes(sheet: Sheet) -> Iterator[int]:
    """Yield the lines that open a note: most labels with its word have their marks further up."""
    opening: dict[str, list[tuple[int, bool]]] = defaultdict(list)
    marks: set[str] = set()
    for at, line in enumerate(sheet.worded):
        if (found := worded_label(line.text)) is not None:
            word, label = found
            opening[word].append((at, label.mark in marks))
        marks.update(line.marks)
    for lines in opening.values():
        if 2 * sum(called for _, called in lines) > len(lines):
            yield from (at for at, _ in lines)


def _end(sheet: Sheet, at: int) -> int:
    """Return the line behind the one on which the bracket that opens a line is closed."""
    depth = 0
    for line in range(at, min(at + LONGEST, len(sheet))):
        text = sheet.worded[line].text
        depth += text.count("[") - text.count("]")
        if depth <= 0:
            return line + 1
    return at + 1
