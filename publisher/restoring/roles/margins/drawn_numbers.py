"""Numbers of lines beside drawn ones: figures that stand below each other, apart from the text.

Every fifth line of an edition is counted in the margin, through a poem or anew in each stanza. On a
page the figures are seen to stand at one place, and they count what lies between them.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise

from publisher.expressions import compiled
from publisher.model.transcript import Line, Page
from publisher.restoring.roles.margins.cuts import Cut
from publisher.structs import frozen

# What is counted: each fifth line, or each tenth.
STEP = 5
# A figure alone before the text of a line or behind it.
BEFORE = compiled(r"\s*(?P<number>\d{1,4})\s{2,}(?=\S)")
BEHIND = compiled(r"(?<=\S)\s{2,}(?P<number>\d{1,4})\s*$")
# Ems: how far a figure stands from the text, at least, and how far from the place of the others.
APART, ALIKE = 0.9, 0.5
# Figures at one place, and the share of them that count the lines.
ROW, COUNT = 3, 0.7
# The share of the figures at one place that are fifths: folios may stand there as well.
FIFTH = 0.6
# Lines by which a count may be off: a heading is counted by one printer and not by another, and a
# line that is turned over stands on two.
OFF = 1


@frozen
class _Figure:
    """A figure beside a line: what it counts, its place in ems, where the text begins and ends.

    The blanks behind a figure stay with the text, as its indent. ``in_all`` and ``in_stanza`` are
    the lines down to this one; ``inside`` where it is neither the first nor the last one of its
    page, as lines with folios are.
    """

    line: Line
    number: int
    before: bool
    place: float
    start: int
    end: int
    in_all: int
    in_stanza: int
    inside: bool


def drawn_numbers(pages: Sequence[Page]) -> Iterator[Cut]:
    """Yield the lines that bear the number of their line in the margin of a drawn page."""
    found = list(_figures(pages))
    for before in (True, False):
        for group in _below_each_other([one for one in found if one.before is before]):
            counting = _counting(group)
            if len(group) >= ROW and len(counting) >= COUNT * len(group):
                why = f"it counts the lines, as {len(counting) - 1} others below each other do"
                yield from (_cut(one, why) for one in group if one.inside or one in counting)


def _cut(one: _Figure, why: str) -> Cut:
    text = one.line.text
    margin = text[: one.start] if one.before else text[one.end :]
    return Cut(one.line, text[one.start : one.end], margin.strip(), why)


def _figures(pages: Sequence[Page]) -> Iterator[_Figure]:
    in_all = 0
    for page in pages:
        in_stanza = 0
        filled = [line for line in page.lines if not line.blank]
        for line in page.lines:
            in_stanza = 0 if line.blank else in_stanza + 1
            in_all += not line.blank
            inside = line is not filled[0] and line is not filled[-1] if filled else False
            yield from _figure(line, (in_all, in_stanza), inside)


def _figure(line: Line, lines: tuple[int, int], inside: bool) -> Iterator[_Figure]:
    """Yield the figure that stands apart from a line's text, before it or behind it."""
    words = line.geometry.words if line.geometry else ()
    if len(words) < 4:
        return
    first, last = BEFORE.match(line.text), BEHIND.search(line.text)
    if first and words[2] - words[1] >= APART:
        bounds = first.end("number"), len(line.text)
        yield _Figure(line, int(first["number"]), True, words[1], *bounds, *lines, inside)
    elif last and words[-2] - words[-3] >= APART:
        bounds = 0, last.start()
        yield _Figure(line, int(last["number"]), False, words[-1], *bounds, *lines, inside)


def _below_each_other(figures: Sequence[_Figure]) -> Iterator[list[_Figure]]:
    """Yield the figures that end at one place, in their order; none where most count otherwise."""
    places = sorted(figures, key=lambda one: one.place)
    edges = [at + 1 for at, (a, b) in enumerate(pairwise(places)) if b.place - a.place > ALIKE]
    for start, end in pairwise((0, *edges, len(places))):
        group = sorted(places[start:end], key=lambda one: one.in_all)
        fifth = [one for one in group if one.number and one.number % STEP == 0]
        if len(fifth) >= FIFTH * len(group):
            yield fifth


def _counting(group: Sequence[_Figure]) -> set[_Figure]:
    """Return the figures that count the lines of their stanza, or those from another one."""
    counting = {one for one in group if one.number <= one.in_stanza <= one.number + OFF}
    for above, below in pairwise(group):
        counted, lines = below.number - above.number, below.in_all - above.in_all
        if counted > 0 and abs(lines - counted) <= OFF * counted / STEP:
            counting |= {above, below}
    return counting
