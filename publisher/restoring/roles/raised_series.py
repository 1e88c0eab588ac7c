"""Raised letters and Roman figures that call notes: i, ii, iii, as the endnotes of Word have them.

A raised letter may be an ordinal's ending, an index or a title, and a line may begin with a letter
for many reasons. But where all raised ones count from the first on without a gap, and lines below
begin with the same ones in the same order, these are marks and labels.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence

from publisher.expressions import compiled
from publisher.model.transcript import Line
from publisher.restoring.measuring.looks import looks_on
from publisher.restoring.roles.furniture.edge_lines import value_of
from publisher.restoring.roles.linked import LinkedNote
from publisher.restoring.roles.notes.raised import raised_pieces
from publisher.structs import frozen

ROMAN, LETTER = compiled(r"[ivxl]{1,7}"), compiled(r"[a-z]")
# A label that is not raised: the letter or figure, what closes it, and a blank.
LABEL = compiled(r"\s*+(?P<sign>[a-z]{1,7})[.)]?\s")
# Marks that show a series; two are enough where the labels are raised as well.
ENOUGH, RAISED_TOO = 3, 2


@frozen
class _Sign:
    """A mark or a label: its line (by place), its first letter, and whether it is raised."""

    at: int
    start: int
    sign: str
    raised: bool


def raised_series(lines: Sequence[Line]) -> tuple[LinkedNote, ...]:
    """Return the notes that raised letters or Roman figures call, in the order of their marks."""
    if not any(line.runs for line in lines):
        return ()
    raised = [one for at, line in enumerate(lines) for one in _raised(at, line)]
    marks = [one for one in raised if lines[one.at].text[: one.start].strip()]
    for number, kind in ((value_of, ROMAN), (_letter, LETTER)):
        own = [one for one in marks if kind.fullmatch(one.sign)]
        labels = list(_labels(lines, raised, kind)) if len(own) >= RAISED_TOO else []
        pairs = list(_answered(own, labels, number))
        if pairs:
            return tuple(_note(lines, *pair) for pair in pairs)
    return ()


def _raised(at: int, line: Line) -> Iterator[_Sign]:
    looks = looks_on(line.runs, line.text) if line.runs else ()
    for start, end in raised_pieces(looks):
        sign = line.text[start:end].strip("[]() .,;")
        if sign.isalpha():
            yield _Sign(at, line.text.index(sign, start), sign, raised=True)


def _labels(
    lines: Sequence[Line], raised: Sequence[_Sign], kind: re.Pattern[str]
) -> Iterator[_Sign]:
    """Yield the signs of a kind with which lines begin, those that are raised and others."""
    lifted = {one.at: one for one in raised if not lines[one.at].text[: one.start].strip()}
    for at, line in enumerate(lines):
        match = LABEL.match(line.text)
        if at in lifted:
            yield from [lifted[at]] if kind.fullmatch(lifted[at].sign) else ()
        elif match and kind.fullmatch(match["sign"]):
            yield _Sign(at, match.start("sign"), match["sign"], raised=False)


def _answered(
    marks: Sequence[_Sign], labels: Sequence[_Sign], number: Callable[[str], int | None]
) -> Iterator[tuple[_Sign, _Sign]]:
    """Yield each mark with its label, series by series; nothing of a series that does not fit."""
    below = 0
    for series in _counting(marks, number):
        found: list[_Sign] = []
        at = below
        while at < len(labels) and len(found) < len(series):
            if labels[at].at > series[0].at and labels[at].sign == series[len(found)].sign:
                found.append(labels[at])
            at += 1
        enough = RAISED_TOO if all(one.raised for one in found) else ENOUGH
        later = all(own.at < label.at for own, label in zip(series, found, strict=False))
        if len(found) == len(series) >= enough and later:
            below = at
            yield from zip(series, found, strict=True)


def _counting(marks: Sequence[_Sign], number: Callable[[str], int | None]) -> Iterator[list[_Sign]]:
    """Yield the marks in series that count from 1 on; nothing at all where one does not count."""
    series: list[list[_Sign]] = []
    for mark in marks:
        if number(mark.sign) == 1:
            series.append([])
        if not series or number(mark.sign) != len(series[-1]) + 1:
            return
        series[-1].append(mark)
    yield from series


def _letter(sign: str) -> int:
    return ord(sign) - ord("a") + 1


def _note(lines: Sequence[Line], mark: _Sign, label: _Sign) -> LinkedNote:
    before = "".join(lines[mark.at].text[: mark.start].split())
    return LinkedNote(lines[mark.at].number, before, mark.sign, lines[label.at].number)
