"""The lines of a cleaned text as a compositor sees them: text, indent, gap, width."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from types import MappingProxyType

from publisher.expressions import compiled
from publisher.model.transcript import Line, Page
from publisher.restoring.characters import GLUED
from publisher.restoring.measuring.seen import (
    NOTHING_SEEN,
    Seen,
    largest_size,
    place_on,
    seen_on,
    text_on,
    width_on,
)
from publisher.restoring.measuring.typefaces import WidthOf, fitting_measure
from publisher.structs import frozen

NO_BREAK = "\u00a0"
# Share of all spaces; where more of them are no-break spaces, those only stand for spaces.
STAND_INS = 0.2
# Where a typesetter puts a no-break space: before high punctuation, inside guillemets, in numbers.
SET_ON_PURPOSE = compiled(r"(?<=«)\u00a0|\u00a0(?=[;:!?»%])|(?<=\d)\u00a0(?=\d{3}\b)")
SPACES = compiled(r"[^\S\u00a0]+")
# Blanks that a tab stands for at the beginning of a line; within one it parts cells of a table.
TAB, TABBED = 4, "\t"
# The share of the size of other rows up to which a row is clearly smaller.
SMALLER = 0.87
# Share of the lines below blank ones that begin in lower case in a double-spaced text.
RUNNING_ON = 0.15


@frozen
class Row:
    """One line with letters on it.

    ``number`` is the physical line in the source, ``order`` counts the rows of the whole text
    (a physical line may hold several). ``text`` has single spaces and no blanks at its ends;
    ``indent`` counts leading blanks; ``gap`` counts blank lines before it beyond the usual spacing
    of the text (below 0: fewer); ``first`` where a page begins; ``trailing`` when a blank followed
    the last letter in the source; ``width`` in thousandths of an em. ``last`` is the physical
    line of its end where another one was drawn up to it, else 0. ``seen`` is what the source tells
    of its type and its place beside that. ``printed`` is the line with all its blanks, where
    ``text`` has fewer of them between its words, else it is empty.
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
    printed: str = ""

    @property
    def end(self) -> int:
        """Return the physical line on which the row ends."""
        return self.last or self.number


def are_smaller(below: Sequence[Row], above: Sequence[Row]) -> bool:
    """Tell whether rows are all set in clearly smaller type than others; not where one is not seen."""
    sizes, others = ([largest_size(row.seen.runs) for row in rows] for rows in (below, above))
    return min(sizes) > 0 and max(sizes) <= SMALLER * min(others)


def rows_of(
    pages: Sequence[Page],
    emendations: Mapping[int, Sequence[tuple[str, str]]] = MappingProxyType({}),
) -> tuple[tuple[Row, ...], WidthOf]:
    """Return all lines of some pages that carry something, and the measure their widths were taken with.

    ``emendations``: line → what to replace by what on it, one after the other.
    """
    spacing = usual_spacing(pages)
    no_break = _no_break_stands_for_space(pages)
    placed = [(page.index, *found) for page in pages for found in _with_gaps(page.lines)]
    texts = [_printed_texts(line.text, no_break) for _, line, _ in placed]
    measure = fitting_measure([text for own in texts for text in own])
    rows: list[Row] = []
    above = None
    for (page, line, blank), own in zip(placed, texts, strict=True):
        if line.runs or line.number in emendations:
            line = emended(line, emendations.get(line.number, ()))
            own = _printed_texts(text_on(line), no_break)
        first, above = page != above, page
        where = page, 0 if first else blank - spacing, first
        rows += _rows_of_line(line, own, where, measure, len(rows))
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
    below = [found for page in pages for found in _with_gaps(page.lines)[1:]]
    gaps = Counter([gap for _, gap in below])
    if gaps[1] <= 1.5 * gaps[0]:
        return 0
    runs_on = sum([_goes_on(line.text.lstrip()) for line, gap in below if gap == 1])
    return 1 if runs_on > RUNNING_ON * gaps[1] else 0


def _goes_on(text: str) -> bool:
    """Tell whether a line begins in lower case, and not with the letter of an item (``a)``)."""
    return text[:1].islower() and text[1:2] != ")"


def _with_gaps(lines: Iterable[Line]) -> list[tuple[Line, int]]:
    """Return the filled lines, each with the number of blank lines before it on its page."""
    found: list[tuple[Line, int]] = []
    blank = 0
    for line in lines:
        text = line.text
        # Line.blank, spelt out: this is asked of each line many times.
        if not text or text.isspace():
            blank += 1
        else:
            found.append((line, blank))
            blank = 0
    return found


def _rows_of_line(
    line: Line, texts: Sequence[str], where: tuple[int, int, bool], measure: WidthOf, order: int
) -> Iterable[Row]:
    """Yield the rows of a line, one for each of its texts; ``where``: page, gap, opens the page."""
    page, gap, first = where
    bare = text_on(line).expandtabs(TAB)
    indent, gap = place_on(line, len(bare) - len(bare.lstrip()), gap)
    trailing, seen = line.text[-1:].isspace(), seen_on(line)
    whole = text_on(line) if TABBED in line.text.strip() else bare
    printed = whole.rstrip() if len(texts) == 1 and whole.strip() != texts[0] else ""
    for part, text in enumerate(texts):
        width = measure(text) if len(texts) > 1 else width_on(line, measure(text))
        place = (indent, gap, first) if part == 0 else (0, 0, False)
        yield Row(line.number, order + part, page, text, *place, trailing, width, 0, seen, printed)


def _printed_texts(text: str, no_break: bool) -> list[str]:
    """Return the texts of a line, parted where an extractor has glued two printed lines.

    ``Føl\ufffeser og`` was printed ``Føl-`` and ``ser og``; the sign (U+FFFE) stays with the first.
    """
    if GLUED not in text:
        return [_normal(text, no_break)]
    *broken, last = text.split(GLUED)
    return [_normal(part, no_break) for part in (*(part + GLUED for part in broken), last)]


def _no_break_stands_for_space(pages: Iterable[Page]) -> bool:
    texts = [line.text for page in pages for line in page.lines]
    no_break = sum([text.count(NO_BREAK) for text in texts if not text.isascii()])
    if not no_break:
        return False
    return no_break > STAND_INS * (sum([text.count(" ") for text in texts]) + no_break)


def _normal(text: str, no_break_is_space: bool) -> str:
    """Return the text with single spaces; a no-break space set on purpose stays one."""
    if no_break_is_space or NO_BREAK not in text:
        plain = " ".join(text.split())
        # One string for a line and its row: most lines of a long text are as plain.
        return text if text == plain else plain
    return NO_BREAK.join(" ".join(part.split()) for part in SET_ON_PURPOSE.split(text))
