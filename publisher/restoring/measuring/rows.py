"""The lines of a cleaned text as a compositor sees them: text, indent, gap, width."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from types import MappingProxyType

from publisher.model.transcript import Line, Page
from publisher.restoring.characters import GLUED
from publisher.restoring.measuring.seen import (
    NOTHING_SEEN,
    Seen,
    place_on,
    seen_on,
    text_on,
    width_on,
)
from publisher.restoring.measuring.typefaces import WidthOf, fitting_measure

NO_BREAK = "\u00a0"
# Share of all spaces; where more of them are no-break spaces, those only stand for spaces.
STAND_INS = 0.2
# Where a typesetter puts a no-break space: before high punctuation, inside guillemets, in numbers.
SET_ON_PURPOSE = re.compile(r"(?<=«)\u00a0|\u00a0(?=[;:!?»%])|(?<=\d)\u00a0(?=\d{3}\b)")
SPACES = re.compile(r"[^\S\u00a0]+")
# Blanks that a tab stands for.
TAB = 4
# Share of the lines below blank ones that begin in lower case in a double-spaced text.
RUNNING_ON = 0.15


@dataclass(frozen=True, slots=True)
class Row:
    """One line with letters on it.

    ``number`` is the physical line in the source, ``order`` counts the rows of the whole text
    (a physical line may hold several). ``text`` has single spaces and no blanks at its ends;
    ``indent`` counts leading blanks; ``gap`` counts blank lines before it beyond the usual spacing
    of the text (below 0: fewer); ``first`` where a page begins; ``trailing`` when a blank followed
    the last letter in the source; ``width`` in thousandths of an em. ``last`` is the physical
    line of its end where another one was drawn up to it, else 0. ``seen`` is what the source tells
    of its type and its place beside that.
    """

    number: int
    order: int
    page: int
    text: str
    indent: int
    gap: int
    first: bool
    trailing: bool
    width: float
    last: int = 0
    seen: Seen = NOTHING_SEEN

    @property
    def end(self) -> int:
        """Return the physical line on which the row ends."""
        return self.last or self.number


def rows_of(
    pages: Sequence[Page],
    emendations: Mapping[int, Sequence[tuple[str, str]]] = MappingProxyType({}),
) -> tuple[tuple[Row, ...], WidthOf]:
    """Return all lines of some pages that carry something, and the measure their widths were taken with.

    ``emendations``: line → what to replace by what on it, one after the other.
    """
    spacing = usual_spacing(pages)
    no_break = _no_break_stands_for_space(pages)
    lines = [line for page in pages for line in page.lines]
    pieces = [p for line in lines if not line.blank for p in _printed_lines(line.text)]
    measure = fitting_measure([_normal(piece, no_break) for piece in pieces])
    rows: list[Row] = []
    for page in pages:
        for line, gap, first in _measured(page, spacing):
            changed = emended(line, emendations.get(line.number, ()))
            rows += _rows_of_line(changed, (page.index, gap, first), (no_break, measure), len(rows))
    return tuple(rows), measure


def emended(line: Line, changes: Sequence[tuple[str, str]]) -> Line:
    """Return a line with what a person has changed on it."""
    for old, new in changes:
        line = replace(line, text=line.text.replace(old, new, 1))
    return line


def usual_spacing(pages: Iterable[Page]) -> int:
    """Return how many blank lines usually stand between two lines: 0, or 1 in double spacing.

    In double spacing sentences go on over blank lines; where none does, each line is a
    paragraph and the blank lines part them.
    """
    gaps: Counter[int] = Counter()
    runs_on = 0
    for page in pages:
        for line, gap in _with_gaps(page.lines)[1:]:
            gaps[gap] += 1
            runs_on += gap == 1 and line.text.lstrip()[:1].islower()
    doubled = gaps[1] > 1.5 * gaps[0] and runs_on > RUNNING_ON * gaps[1]
    return 1 if doubled else 0


def _with_gaps(lines: Iterable[Line]) -> list[tuple[Line, int]]:
    """Return the filled lines, each with the number of blank lines before it on its page."""
    found: list[tuple[Line, int]] = []
    blank = 0
    for line in lines:
        if line.blank:
            blank += 1
        else:
            found.append((line, blank))
            blank = 0
    return found


def _measured(page: Page, spacing: int) -> Iterable[tuple[Line, int, bool]]:
    """Yield the filled lines of a page: line, gap above the usual, whether it opens the page."""
    for at, (line, blanks) in enumerate(_with_gaps(page.lines)):
        yield line, blanks - spacing if at else 0, at == 0


def _rows_of_line(
    line: Line, where: tuple[int, int, bool], how: tuple[bool, WidthOf], order: int
) -> Iterable[Row]:
    (page, gap, first), (no_break, measure) = where, how
    printed = text_on(line)
    bare = printed.expandtabs(TAB)
    indent, gap = place_on(line, len(bare) - len(bare.lstrip()), gap)
    trailing, seen = line.text != line.text.rstrip(), seen_on(line)
    pieces = _printed_lines(printed)
    for part, piece in enumerate(pieces):
        text = _normal(piece, no_break)
        width = measure(text) if len(pieces) > 1 else width_on(line, measure(text))
        place = (indent, gap, first) if part == 0 else (0, 0, False)
        yield Row(line.number, order + part, page, text, *place, trailing, width, seen=seen)


def _printed_lines(text: str) -> list[str]:
    """Part a line where an extractor has glued two printed lines at a hyphen (U+FFFE).

    ``Føl\ufffeser og`` was printed ``Føl-`` and ``ser og``; the sign stays with the first.
    """
    if GLUED not in text:
        return [text]
    *broken, last = text.split(GLUED)
    return [part + GLUED for part in broken] + [last]


def _no_break_stands_for_space(pages: Iterable[Page]) -> bool:
    plain = no_break = 0
    for page in pages:
        for line in page.lines:
            plain += line.text.count(" ")
            no_break += line.text.count(NO_BREAK)
    return no_break > STAND_INS * (plain + no_break)


def _normal(text: str, no_break_is_space: bool) -> str:
    """Return the text with single spaces; a no-break space set on purpose stays one."""
    if no_break_is_space or NO_BREAK not in text:
        plain = " ".join(text.split())
        # One string for a line and its row: most lines of a long text are as plain.
        return text if text == plain else plain
    return NO_BREAK.join(" ".join(part.split()) for part in SET_ON_PURPOSE.split(text))
