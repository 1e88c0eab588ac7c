"""Where a line stands: its indent, gap and width, its place on the page, what returns around it."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence

import numpy as np
from numpy.typing import NDArray

from publisher.restoring.measuring.percentiles import median, percentile
from publisher.restoring.roles.features.sheet import Column, Sheet

# Lines from an edge of the page among which heads and folios stand.
EDGE = 3
# Pages on each side that are asked whether a head returns or a folio rises.
NEAR = 4
# Letters of a key that are enough for a head that recognition has misread further on.
BEGUN = 9
# In units of 50 lines: a page of more lines than this is a text whose pages nothing parts.
LONGEST = 10.0
NAMES = (
    "width",
    "slack above",
    "word above fits",
    "slack",
    "indent",
    "indented",
    "indent above",
    "indent below",
    "centred",
    "gap",
    "gap below",
    "gapless",
    "from top",
    "from bottom",
    "place",
    "lines of page",
    "opens page",
    "closes page",
    "text above ends",
    "text above hyphen",
    "text above open",
    "text above fits",
    "text above width",
    "text above indent",
    "above is furniture",
    "returns near",
    "returns alternately",
    "begins alike near",
    "returns at edges",
    "returns",
    "returned before",
    "same as above",
    "rises",
    "rises by two",
    "rises often",
    "rises by half",
    "in contents",
    "is contents",
)
HABITS = (
    "paged",
    "doubled",
    "indents",
    "gaps",
    "hyphens",
    "lower",
    "page length",
    "length",
    "shortness",
)


def likely_furniture(sheet: Sheet, edges: Sequence[Column]) -> NDArray[np.bool_]:
    """Return which lines look like furniture at first sight: figures alone, heads that return."""
    named = sheet.names
    returns, alike, rises = edges[0], edges[2], edges[9]
    made: NDArray[np.bool_] = (
        (named["number alone"] + named["roman alone"] > 0)
        | (returns + alike > 0.3)
        | (rises > 0)
        | (named["no letters"] > 0)
    )
    return made


def layout_features(sheet: Sheet, around: Sequence[Column]) -> Iterator[Column | float]:
    """Yield the columns of NAMES and then those of HABITS.

    ``around`` is what returns at the edges of pages; what holds for all lines is one number.
    """
    measure = _measure(sheet)
    yield from _column(sheet, measure)
    yield from _place(sheet)
    yield from _text_above(sheet, measure, around)
    yield from around
    yield from _contents(sheet)
    yield from _habits(sheet, measure)


def _measure(sheet: Sheet) -> Column:
    """Return for each line the width of its column: that of the fuller lines around it.

    Pages may be set in columns and quotations narrower; the fuller lines of the page count, and
    on a page of few lines those of the text.
    """
    whole = sheet.kept_by(88) or 1.0
    made = np.empty(len(sheet), dtype=np.float32)
    for first, end in zip(sheet.starts, sheet.starts[1:], strict=False):
        own = percentile(sheet.fullest[first:end], 85) if end - first >= 12 else whole
        made[first:end] = own if 0.6 * whole < own < 1.4 * whole else whole
    return made


def _shifted(column: Column, by: int, outside: float) -> Column:
    """Return what stands some lines below (above, if less than 0)."""
    made = np.full(len(column), outside, dtype=np.float32)
    if abs(by) >= len(column):
        return made
    if by > 0:
        made[:-by] = column[by:]
    else:
        made[-by:] = column[:by]
    return made


def _page_indent(sheet: Sheet) -> Column:
    """Return the indent of each line beyond the usual one of its page."""
    made = sheet.indents.copy()
    for first, end in zip(sheet.starts, sheet.starts[1:], strict=False):
        wide = sheet.lengths[first:end] > 0.6 * sheet.lengths[first:end].max()
        usual = sheet.indents[first:end][wide]
        made[first:end] -= Counter(usual.tolist()).most_common(1)[0][0] if len(usual) else 0
    return made


def _column(sheet: Sheet, measure: Column) -> list[Column]:
    full = sheet.fullest / measure
    slack = np.clip(1 - sheet.widths / measure, -0.5, 1).astype(np.float32)
    indent = _page_indent(sheet)
    right = percentile(sheet.lengths + sheet.indents, 85) - sheet.indents - sheet.lengths
    off = np.abs(sheet.indents - right) / np.maximum(4, sheet.indents + np.maximum(0, right))
    centred = np.where((sheet.indents > 2) & (right > 2), 1 - np.minimum(1, 3 * off), 0)
    free = measure - _shifted(sheet.widths, -1, 0) - sheet.word_widths
    same_page = np.concatenate(([False], np.diff(sheet.page) == 0))
    gap = (np.clip(sheet.gaps, -1, 4) / 2).astype(np.float32)
    below = _shifted(gap, 1, 1.0)
    return [
        np.clip(full, 0, 1.5),
        _shifted(slack, -1, 1.0),
        np.clip(free / measure * 4, -1, 1),
        slack,
        np.clip(indent, -8, 24) / 8,
        np.clip(indent, 0, 1),
        np.clip(indent - _shifted(indent, -1, 0), -12, 12) / 6,
        np.clip(_shifted(indent, 1, 0) - indent, -12, 12) / 6,
        centred,
        np.where(same_page, gap, 0.5 * gap + 0.25),
        below,
        (np.maximum(gap, below) <= 0).astype(np.float32),
    ]


def _place(sheet: Sheet) -> list[Column]:
    count = len(sheet)
    top, bottom, size = (np.zeros(count, dtype=np.float32) for _ in range(3))
    for first, end in zip(sheet.starts, sheet.starts[1:], strict=False):
        top[first:end] = np.arange(end - first)
        bottom[first:end] = np.arange(end - first)[::-1]
        size[first:end] = end - first
    return [
        np.minimum(top, 12) / 6,
        np.minimum(bottom, 12) / 6,
        top / np.maximum(1, size - 1),
        np.minimum(size, 80) / 40,
        (top == 0).astype(np.float32),
        (bottom == 0).astype(np.float32),
    ]


def _text_above(sheet: Sheet, measure: Column, edges: Sequence[Column]) -> Iterator[Column]:
    """Yield what is seen of the last line above that looks like no furniture.

    A folio or a head between two halves of a sentence hides them from each other.
    """
    named = sheet.names
    furniture = likely_furniture(sheet, edges)
    before = np.full(len(sheet), -1)
    last = -1
    for at, aside in enumerate(furniture.tolist()):
        before[at] = last
        if not aside:
            last = at
    known = before >= 0
    at = np.maximum(before, 0)
    free = measure[at] - sheet.widths[at] - sheet.word_widths
    indent = np.clip(sheet.indents - sheet.indents[at], -12, 12) / 6
    above = np.concatenate(([False], furniture[:-1]))
    columns = [
        named["ends stop"][at],
        named["ends hyphen"][at],
        named["ends lower"][at] + named["ends comma"][at],
        np.clip(free / measure * 4, -1, 1),
        np.clip(sheet.widths[at] / measure, 0, 1.5),
        indent,
    ]
    for column in columns:
        yield np.where(known, column, -1).astype(np.float32)
    yield above.astype(np.float32)


def edge_columns(sheet: Sheet) -> list[Column]:
    """Return how often the letters of a line return at the edges of pages near it, and its figures rise."""
    count = len(sheet)
    columns = [np.zeros(count, dtype=np.float32) for _ in range(11)]
    keys = [one.key for one in sheet.worded]
    everywhere = Counter(key for key in keys if len(key) > 2)
    bounds = list(zip(sheet.starts.tolist(), sheet.starts[1:].tolist(), strict=False))
    at_edges = [_edge(first, end) for first, end in bounds]
    numbers = [{n for at in edge for n in sheet.worded[at].numbers} for edge in at_edges]
    begun = [{keys[at][:BEGUN] for at in edge if len(keys[at]) >= BEGUN} for edge in at_edges]
    whole = [{keys[at] for at in edge if keys[at]} for edge in at_edges]
    edge_count = Counter(key for edge in whole for key in edge)
    seen: set[str] = set()
    pages = max(1, len(bounds) - 1)
    for page, (first, end) in enumerate(bounds):
        near = [
            q for q in range(page - NEAR, page + NEAR + 1) if q != page and 0 <= q < len(bounds)
        ]
        shares = max(1, len(near))
        edge = set(at_edges[page])
        for at in range(first, end):
            key = keys[at]
            if len(key) > 2 and everywhere[key] > 1:
                columns[4][at] = min(1.0, (everywhere[key] - 1) / 5)
                columns[5][at] = float(key in seen)
                columns[6][at] = float(at > 0 and keys[at - 1] == key)
            if at not in edge:
                continue
            if key:
                columns[0][at] = sum(key in whole[q] for q in near) / shares
                even = [q for q in near if (q - page) % 2 == 0]
                columns[1][at] = sum(key in whole[q] for q in even) / max(1, len(even))
                columns[3][at] = min(1.0, 2 * (edge_count[key] - 1) / pages)
            if len(key) >= BEGUN:
                columns[2][at] = sum(key[:BEGUN] in begun[q] for q in near) / shares
            for number in sheet.worded[at].numbers:
                ones = sum(number + q - page in numbers[q] for q in near)
                twos = sum(number + 2 * (q - page) in numbers[q] for q in near)
                halves = sum(number + (q - page) // 2 in numbers[q] for q in near[::2])
                columns[7][at] = max(columns[7][at], ones / shares)
                columns[8][at] = max(columns[8][at], twos / shares)
                columns[9][at] = max(columns[9][at], float(ones > 1))
                columns[10][at] = max(columns[10][at], halves / shares)
        seen.update(keys[first:end])
    return columns


def _edge(first: int, end: int) -> tuple[int, ...]:
    """Return the lines at the top and at the bottom of a page."""
    if end - first <= 2 * EDGE:
        return tuple(range(first, end))
    return (*range(first, first + EDGE), *range(end - EDGE, end))


def _contents(sheet: Sheet) -> list[Column]:
    """Return which lines stand in the contents as well, and which are its entries.

    An entry ends in a figure, or holds leaders; its other letters are those of a line elsewhere.
    """
    keys = [one.key for one in sheet.worded]
    places: dict[str, list[int]] = defaultdict(list)
    for at, key in enumerate(keys):
        if 4 < len(key) < 80:
            places[key].append(at)
    named = sheet.names
    entry = (named["number last"] + named["leaders"]) > 0
    entries, headings = np.zeros(len(sheet)), np.zeros(len(sheet))
    for at in np.flatnonzero(entry).tolist():
        others = [other for other in places.get(keys[at], ()) if other != at and not entry[other]]
        if others:
            entries[at] = 1.0
            headings[others] = 1.0
    return [headings.astype(np.float32), entries.astype(np.float32)]


def _habits(sheet: Sheet, measure: Column) -> tuple[float, ...]:
    named = sheet.names
    indent = _page_indent(sheet)
    pages = np.diff(sheet.starts)
    return (
        float(sheet.paged),
        float(sheet.doubled),
        float(np.mean(indent > 0)),
        float(np.mean(sheet.gaps > 0)),
        float(np.mean(named["ends hyphen"])),
        float(np.mean(named["opens lower"])),
        min(LONGEST, float(median(pages)) / 50),
        min(1.0, len(sheet) / 2000),
        float(np.mean(sheet.widths < 0.8 * measure)),
    )
