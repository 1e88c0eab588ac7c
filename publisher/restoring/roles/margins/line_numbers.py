"""Numbers of lines: every fifth or tenth line of an edition is counted in its margin.

A figure at the beginning or the end of a line, or on a line of its own, is one where as many lines
lie between two of them as their numbers differ by, on each page anew or through the text.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import pairwise

from publisher.expressions import compiled
from publisher.model.transcript import Page
from publisher.restoring.roles.margins.cuts import Cut, Numbered, numbered
from publisher.structs import frozen

BEFORE = compiled(r"\s{0,8}(?P<number>\d{1,4})\s+(?=\S)")
# Blanks are tried from their first one only, however many stand there.
BEHIND = compiled(r"(?<!\s)\s++(?P<number>\d{1,4})\s*$")
ALONE = compiled(r"\s*(?P<number>\d{1,4})\s*")
# What is counted: each fifth line, or each tenth.
STEP = 5
# Lines by which the count may be off: a heading is counted by one printer and not by another.
OFF = 1
# Numbers that agree with another one (two are enough that count from the first line), and the
# share of all figures in such places of their pages that do: the contents have others as well.
ROW, SHARE = 3, 0.7
# Lines around a numbered one that show where the text begins, right of its margin if so many blanks
# stand before each of them.
NEAR, LEFT = 3, 2
# Lines between two numbers that are compared: some were lost between.
FURTHEST = 25


@frozen
class _Figure:
    """A figure that may be the number of its line, and where it begins and ends there."""

    at: Numbered
    number: int
    start: int
    end: int

    @property
    def rest(self) -> str:
        """Return the line without the figure."""
        text = self.at.line.text
        return text[self.end :] if self.start == 0 else text[: self.start].rstrip()


def line_numbers(pages: Sequence[Page]) -> Iterator[Cut]:
    """Yield the lines that bear the number of their line in the margin."""
    filled = list(numbered(pages))
    for found in (_alone(filled), _beside(filled, BEFORE), _beside(filled, BEHIND)):
        fifths = [one for one in found if one.number and one.number % STEP == 0]
        agreeing = _without_folios(_agreeing(fifths))
        theirs = {one.at.page for one in agreeing}
        beside = sum(one.at.page in theirs for one in found)
        numbers = {one.number for one in agreeing}
        exact = sum(one.number in (one.at.on_page, one.at.in_all) for one in agreeing)
        enough = len(agreeing) >= ROW or exact == len(agreeing)
        if enough and len(numbers) > 1 and len(agreeing) >= SHARE * beside:
            for one in agreeing:
                margin = one.at.line.text[one.start : one.end].strip()
                why = f"it counts the lines, as {len(agreeing) - 1} others do"
                yield Cut(one.at.line, _in_its_place(one, filled), margin, why)


def _in_its_place(one: _Figure, filled: Sequence[Numbered]) -> str:
    """Return a line without the figure before it, as far right as the lines around it begin."""
    if one.start or not one.rest:
        return one.rest
    near = filled[max(0, one.at.in_all - NEAR) : one.at.in_all + NEAR]
    texts = [other.line.text for other in near if other is not one.at]
    indents = [len(text) - len(text.lstrip()) for text in texts]
    return " " * one.end * (min(indents, default=0) >= LEFT) + one.rest


def _alone(filled: Sequence[Numbered]) -> list[_Figure]:
    """Return the figures on lines of their own, which are counted without these."""
    made: list[_Figure] = []
    above: dict[int, int] = defaultdict(int)
    for one in filled:
        match = ALONE.fullmatch(one.line.text)
        if match:
            here = above[one.page]
            place = replace(one, on_page=one.on_page - here, in_all=one.in_all - len(made))
            made.append(_Figure(place, int(match["number"]), 0, len(one.line.text)))
            above[one.page] += 1
    return made


def _beside(filled: Sequence[Numbered], form: re.Pattern[str]) -> list[_Figure]:
    """Return the figures that stand beside lines, before or behind their text."""
    made: list[_Figure] = []
    for one in filled:
        match = form.search(one.line.text) if form is BEHIND else form.match(one.line.text)
        if match and match.start() < match.end() < len(one.line.text) + 1:
            made.append(_Figure(one, int(match["number"]), match.start(), match.end()))
    return made


def _agreeing(found: Sequence[_Figure]) -> list[_Figure]:
    """Return the figures that count as many lines as lie between them and another one."""
    agreeing: dict[int, _Figure] = {}
    for above, below in pairwise(found):
        lines = below.at.in_all - above.at.in_all
        counted = below.number - above.number
        goes_on = 0 < lines <= FURTHEST and counted > 0 and abs(counted - lines) <= OFF
        off = _from_top(above), _from_top(below)
        anew = above.at.page != below.at.page and off[0] is not None and off[0] == off[1]
        if goes_on or anew:
            agreeing[above.at.in_all], agreeing[below.at.in_all] = above, below
    return [agreeing[at] for at in sorted(agreeing)]


def _without_folios(agreeing: Sequence[_Figure]) -> list[_Figure]:
    """Return the figures but those in heads, where the lines are counted anew on each page."""
    anew = sum(_from_top(one) is not None for one in agreeing)
    if anew < SHARE * len(agreeing):
        return list(agreeing)
    return [one for one in agreeing if one.at.on_page > 1 or _from_top(one) is not None]


def _from_top(one: _Figure) -> int | None:
    """Return the lines by which a figure differs from its place on the page; None where by many."""
    off = one.number - one.at.on_page
    return off if abs(off) <= 2 * OFF + 1 else None
