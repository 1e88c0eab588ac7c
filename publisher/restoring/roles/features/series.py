"""Labels and marks that answer each other: what they say about where notes stand.

A label is answered by a mark above it, on its page or further back; labels that are answered
and rise one by one make a chain. The best chain of the whole text is found by dynamic programming.
"""

from __future__ import annotations

import itertools
from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterator

import numpy as np

from publisher.restoring.roles.features.sheet import Column, Sheet
from publisher.restoring.roles.notes.labels import SUPERSCRIPTS
from publisher.structs import frozen

NAMES = (
    "answered on page",
    "answered before",
    "follows label above",
    "followed by next",
    "in chain",
    "run of chain",
    "below answered label",
    "lines since label",
    "open from page before",
    "marks unanswered above",
    "marks answered here",
    "alike below",
    "mark next in order",
)
HABITS = ("answered labels", "pages with answers", "marks answered", "labels")
# The worth of a label in a chain: answered on its page, answered anywhere before, unanswered.
ON_PAGE, BEFORE, UNANSWERED = 1.0, 0.6, -0.7
# What a chain pays to begin anew at its first sign, or anywhere else.
ANEW, BROKEN = 0.4, 1.6
SIGNS = "*†‡§‖¶"
# Lines; behind so many no feature tells how far the last label is.
FAR = 30


def ordinal(sign: str) -> tuple[str, int]:
    """Return the kind of a sign and its place in the order of its kind, from 1."""
    sign = sign.replace("∗", "*").translate(SUPERSCRIPTS)
    if sign.isdigit():
        return "figure", int(sign)
    if sign.isalpha():
        return "letter", ord(sign[0].lower()) - 96
    if sign[0] == "*":
        return "sign", len(sign)
    return "sign", len(SIGNS) * (len(sign) - 1) + 1 + max(0, SIGNS.find(sign[0]))


@frozen
class _Label:
    line: int
    page: int
    kind: str
    number: int
    worth: float


def series_features(sheet: Sheet) -> Iterator[Column | float]:
    """Yield the columns of NAMES, of each line its label among the others, and then those of HABITS.

    What holds for all lines is one number.
    """
    count = len(sheet)
    columns = {name: np.zeros(count, dtype=np.float32) for name in NAMES}
    marks, on_page = _marks(sheet)
    labels = [_label(sheet, at, marks) for at in range(count) if sheet.worded[at].label]
    for name, label in ((n, one) for one in labels for n in _answers(one)):
        columns[name][label.line] = 1.0
    for above, label in itertools.pairwise(labels):
        if (above.kind, above.number + 1) == (label.kind, label.number):
            columns["follows label above"][label.line] = 1.0
            columns["followed by next"][above.line] = 1.0
    chain = _chain(labels)
    run = 0
    for before, label in zip([None, *chain], chain, strict=False):
        goes_on = before is not None and before.number + 1 == label.number
        run = run + 1 if goes_on else 1
        columns["in chain"][label.line] = 1.0
        columns["run of chain"][label.line] = min(1.0, run / 10)
    _zones(sheet, chain, on_page, columns)
    yield from columns.values()
    yield from _habits(sheet, labels, chain, on_page)


def _answers(label: _Label) -> tuple[str, ...]:
    if label.worth == ON_PAGE:
        return ("answered on page", "answered before")
    return ("answered before",) if label.worth == BEFORE else ()


def _marks(
    sheet: Sheet,
) -> tuple[dict[tuple[str, int], list[int]], list[list[tuple[int, str, int]]]]:
    """Return the lines of each mark, rising, and the marks of each page: line, kind, number."""
    places: dict[tuple[str, int], list[int]] = defaultdict(list)
    pages: list[list[tuple[int, str, int]]] = [[] for _ in range(int(sheet.page[-1]) + 1)]
    for at, one in enumerate(sheet.worded):
        for sign in one.marks:
            kind, number = ordinal(sign)
            places[kind, number].append(at)
            pages[sheet.page[at]].append((at, kind, number))
    return places, pages


def _label(sheet: Sheet, at: int, marks: dict[tuple[str, int], list[int]]) -> _Label:
    kind, number = ordinal(sheet.worded[at].label)
    places = marks.get((kind, number), [])
    above = bisect_left(places, at)
    page = int(sheet.page[at])
    worth = UNANSWERED
    if above:
        # A mark at the very end of a page may have its note on the next.
        distance = page - int(sheet.page[places[above - 1]])
        worth = ON_PAGE if distance == 0 else BEFORE
    return _Label(at, page, kind, number, worth)


def _chain(labels: list[_Label]) -> list[_Label]:
    """Return the chain of labels that is worth most: each one more than the one before, or anew."""
    best: list[float] = []
    back: list[int] = []
    last: dict[tuple[str, int], int] = {}
    top = -1
    for at, label in enumerate(labels):
        choices = [(0.0 if label.number == 1 else -BROKEN, -1)]
        if top >= 0:
            choices.append((best[top] - (ANEW if label.number == 1 else BROKEN), top))
        before = last.get((label.kind, label.number - 1))
        if before is not None:
            choices.append((best[before], before))
        value, previous = max(choices)
        best.append(value + label.worth)
        back.append(previous)
        held = last.get((label.kind, label.number))
        if held is None or best[at] >= best[held] - BROKEN:
            last[label.kind, label.number] = at
        if top < 0 or best[at] > best[top]:
            top = at
    chain: list[_Label] = []
    while top >= 0 and best[top] > 0:
        chain.append(labels[top])
        top = back[top]
    return chain[::-1]


def _zones(
    sheet: Sheet,
    chain: list[_Label],
    on_page: list[list[tuple[int, str, int]]],
    columns: dict[str, Column],
) -> None:
    """Say for each line what labels and marks stand above it on its page."""
    opened = {label.line: label for label in chain}
    open_before = False
    last = None
    for first, end in zip(sheet.starts.tolist(), sheet.starts[1:].tolist(), strict=False):
        marks = on_page[sheet.page[first]]
        labels = [opened[at] for at in range(first, end) if at in opened]
        signs = {(label.kind, label.number) for label in labels}
        answered = sum((kind, number) in signs for _, kind, number in marks)
        share = answered / len(marks) if marks else -0.5
        waiting, at_mark, since = 0, 0, None
        for at in range(first, end):
            while at_mark < len(marks) and marks[at_mark][0] < at:
                waiting += (marks[at_mark][1], marks[at_mark][2]) in signs or not signs
                at_mark += 1
            if at in opened:
                since, last = at, opened[at]
                waiting = max(0, waiting - 1)
            columns["open from page before"][at] = float(open_before)
            columns["marks unanswered above"][at] = min(1.0, waiting / 3)
            columns["marks answered here"][at] = share
            if since is not None:
                columns["below answered label"][at] = 1.0
                columns["lines since label"][at] = min(FAR, at - since) / FAR
            else:
                below = sum(label.line > at for label in labels)
                columns["alike below"][at] = min(1.0, below / 3)
        open_before = since is not None
        if marks and last is not None:
            for at, kind, number in marks:
                if (kind, number) == (last.kind, last.number + 1):
                    columns["mark next in order"][at] = 1.0


def _habits(
    sheet: Sheet,
    labels: list[_Label],
    chain: list[_Label],
    on_page: list[list[tuple[int, str, int]]],
) -> tuple[float, ...]:
    signs = {(label.kind, label.number) for label in chain}
    marks = [(kind, number) for page in on_page for _, kind, number in page]
    pages = len({label.page for label in chain}) / max(1, len(sheet.starts) - 1)
    return (
        len(chain) / max(1, len(labels)),
        pages,
        sum(mark in signs for mark in marks) / max(1, len(marks)),
        min(1.0, 5 * len(labels) / len(sheet)),
    )
