"""Points of a list in plain text: each opens with a dash or counts on, and the sentence goes on.

A dash opens what somebody says as well, and a number a paragraph. But what is said ends as a
sentence does, while the points of a list end in commas or semicolons, all but the last, or begin in
small letters without any stop.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import field

import numpy as np

from publisher.model.markers import MARKER, series_of
from publisher.restoring.characters import TERMINAL, without_references
from publisher.restoring.roles.features import Sheet
from publisher.restoring.roles.knowledge.facts import CERTAIN, Fact
from publisher.restoring.roles.line_roles import LineRole
from publisher.restoring.roles.states import ASIDE, AT, FIRST, ITEM, STATES, TITLES
from publisher.restoring.wording import begins_small, bullet_of
from publisher.structs import mutable

# Points that are a list at least, and those that are one where no colon stands above them.
FEWEST, UNLED = 2, 3
# Letters by which what stands at one place differs: numbers may end there, as 9. above 10. does.
NEAR = 1
# Lines of a point at most.
LONGEST = 12
VERSE = np.array([role is LineRole.VERSE for role, _ in STATES])
GOES_ON = np.arange(len(STATES)) == AT[LineRole.PARAGRAPH, False]


@mutable
class _Point:
    """A point: the places of its lines on the sheet, its dash or number, its indent in letters."""

    lines: list[int]
    sign: str
    counted: bool
    indent: int
    words: str = ""

    def follows(self, above: _Point) -> bool:
        """Tell whether it goes on with another: the same dash or the next number, at one place."""
        if self.counted is not above.counted or abs(self.indent - above.indent) > NEAR:
            return False
        if not self.counted:
            return self.sign == above.sign
        return series_of((above.sign, self.sign)) is not None


@mutable
class _Run:
    """Points that follow each other, and whether a colon stands above the first one."""

    points: list[_Point] = field(default_factory=list)
    led: bool = False


def by_listed_points(sheet: Sheet) -> Iterator[Fact]:
    """Yield which lines open points of a list, and which go on with one; nothing of drawn lines."""
    opens, goes_on, leads = (np.zeros(len(sheet), dtype=np.bool_) for _ in range(3))
    for run in _runs(sheet):
        if _is_list(sheet, run):
            leads[run.points[0].lines[0] - 1] |= run.led
            for point in run.points:
                opens[point.lines[0]] = True
                goes_on[point.lines[1:]] = True
    goes_on &= ~opens
    yield Fact("it leads on to a list, with a colon", leads & ~opens, TITLES | VERSE)
    yield Fact("it is a point, and the sentence goes on behind it", opens, ~ITEM)
    yield Fact("it is a point, and the sentence goes on behind it", opens, ITEM, CERTAIN)
    yield Fact("it goes on with a point of a list", goes_on, ~GOES_ON & ~ASIDE)


def by_bullets(sheet: Sheet) -> Iterator[Fact]:
    """Yield which lines go on with no heading: a bullet opens them, and none closes them.

    Where small letters or a figure stand behind it, or the line ends as a sentence or a part of one
    does, it is no heading either.
    """
    further, none = (sheet.names["bullet"] > 0 for _ in range(2))
    for at in np.flatnonzero(further).tolist():
        text = sheet.worded[at].text
        words = text[len(bullet_of(text)) :]
        further[at] = text[-1:] != text[:1] and any(map(str.isalpha, text))
        none[at] = further[at] and (not words[:1].isupper() or text[-1:] in ",;.:")
    yield Fact("a bullet opens it", further, TITLES & ~FIRST)
    yield Fact("a bullet opens it, and it is no heading by its words", none, TITLES)


def _runs(sheet: Sheet) -> Iterator[_Run]:
    """Yield the points that follow each other; those that stand further in are runs of their own."""
    open_: list[_Run] = []
    for at, line in enumerate(sheet.lines):
        if line.geometry is not None:
            continue
        point = _point(sheet, at)
        gap = not sheet.below_another[at] or sheet.gaps[at] > 0
        if point is None:
            if open_ and not gap and _goes_on(sheet, at, open_[-1].points[-1]):
                open_[-1].points[-1].lines.append(at)
                continue
            yield from open_
            open_ = []
            continue
        if gap and point.counted:
            # Numbered paragraphs look like that, where blank lines part them.
            yield from open_
            open_ = []
        while open_ and not point.follows(open_[-1].points[-1]):
            if point.indent > open_[-1].points[-1].indent + NEAR:
                break
            yield open_.pop()
        if open_ and point.follows(open_[-1].points[-1]):
            open_[-1].points.append(point)
        else:
            led = at > 0 and sheet.worded[at - 1].text.endswith(":")
            open_.append(_Run([point], led))
    yield from open_


def _point(sheet: Sheet, at: int) -> _Point | None:
    """Return the point that a line opens, None where it has no sign of one."""
    text = sheet.worded[at].text
    found = MARKER.match(text)
    sign = found[0] if found else bullet_of(text)
    if not sign or len(text) <= len(sign.strip()):
        return None
    words = text[len(sign) :].strip()
    return _Point([at], sign.strip(), found is not None, int(sheet.indents[at]), words)


def _goes_on(sheet: Sheet, at: int, point: _Point) -> bool:
    """Tell whether a line goes on with a point: further in, or in small letters behind an open end."""
    hangs = sheet.indents[at] > point.indent + NEAR
    small = bool(sheet.begins_small[at]) and bool(sheet.ends_open[point.lines[-1]])
    return (hangs or small) and len(point.lines) < LONGEST


def _is_list(sheet: Sheet, run: _Run) -> bool:
    """Tell whether the points of a run are a list by how they begin and end."""
    points = run.points
    if len(points) < FEWEST or (points[0].counted and not _begins(points)):
        return False
    ends = [_end(sheet.worded[point.lines[-1]].text) for point in points]
    small = all(begins_small(point.words) for point in points)
    enough = run.led or len(points) >= UNLED
    if all(end in ",;" for end in ends[:-1]) and len(points) >= FEWEST + (not small):
        return enough and (small or run.led or all(end == ";" for end in ends[:-1]))
    return small and run.led and all(end not in TERMINAL for end in ends[:-1])


def _begins(points: Sequence[_Point]) -> bool:
    series = series_of([point.sign for point in points])
    return series is not None and series.start == 1


def _end(text: str) -> str:
    """Return the sign that a point ends with, a letter for none; ``and`` may stand behind it."""
    words = without_references(text).rstrip()
    head, _, last = words.rpartition(" ")
    return head[-1:] if last.isalpha() and head[-1:] in (",", ";") else words[-1:]
