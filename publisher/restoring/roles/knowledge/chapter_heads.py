"""A chapter's heading that is also the head of its pages: its own place is a heading, others are not.

Where the same words stand over the pages of a chapter and once more by themselves, the latter is
the heading. Where they stand on top of pages only, and each row of pages with the same words
begins where the text before has ended, the first place of each row is the heading.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from itertools import pairwise

import numpy as np

from publisher.restoring.measuring.percentiles import median
from publisher.restoring.roles.features import Sheet
from publisher.restoring.roles.knowledge.facts import Fact, Flags, Matrix
from publisher.restoring.roles.line_roles import LineRole
from publisher.restoring.roles.states import ASIDE, AT, HEADING, NOTE, TITLES, state
from publisher.restoring.wording import begins_small, ends_open
from publisher.structs import frozen

# Lines on top of a page among which its heads stand, and those at its foot that are no headings.
TOP, FOOT = 3, 2
# Letters; shorter heads (``VI``) are figures or come again by chance.
FEWEST_LETTERS = 4
# Of the measure (the width that 95 % of the lines keep to): a head is no wider.
NARROW, WIDEST = 0.9, 95
# Pages from one head to the next of the same words: left and right pages may have heads of their own.
APART = 2
# Rows of pages, each with its own words, that must agree before their first places are headings.
ROWS = 2
# The probability from which a line is likely one of what a page carries beside its text.
LIKELY = 0.5
# The probability from which a line is surely one of verse: refrains return on top of pages as well.
SURE = 0.9
# The probability from which a line may be one of a note: two notes of the same words are no heads.
MAYBE = 0.1
VERSE = AT[LineRole.VERSE, True]
BEGINS = state(LineRole.PARAGRAPH, first=True)
# Paragraphs that show a habit, and the share of them that are indented in a text that indents.
FEWEST_PARAGRAPHS, INDENTED = 3, 0.8


@frozen
class _Place:
    """Where a line with the words of a head stands: on the sheet, on its page, and on top of it."""

    at: int
    page: int
    top: bool


@frozen
class _Row:
    """The places of one head on top of pages that follow each other."""

    places: tuple[_Place, ...]

    @property
    def first(self) -> _Place:
        return self.places[0]

    @property
    def end(self) -> int:
        return self.places[-1].page


def by_chapter_heads(sheet: Sheet, chances: Matrix) -> Iterator[Fact]:
    """Yield which lines are headings, and which only repeat one on top of their pages."""
    if not sheet.paged:
        return
    headings, heads = set[int](), set[int]()
    rows: list[_Row] = []
    for places in _places(sheet, chances).values():
        inner = [place.at for place in places if not place.top]
        tops = [place for place in places if place.top]
        if len(inner) == 1 and _is_above_heads(sheet, chances, inner[0], tops):
            headings.update(inner)
            heads.update(place.at for place in tops)
        elif not inner:
            rows += _rows(tops)
    own = _of_chapters(rows)
    if own and all(_opens(sheet, chances, row.first) for row in own):
        headings.update(row.first.at for row in own)
        heads.update(place.at for row in own for place in row.places[1:])
    elif own and all(_follows_heading(sheet, chances, row.first) for row in own):
        heads.update(place.at for row in own for place in row.places)
    lines = np.arange(len(sheet))
    yield Fact("its words are the head of the pages of its chapter", _in(lines, headings), ~TITLES)
    yield Fact("it repeats the heading of its chapter", _in(lines, heads), ~ASIDE)
    flush = "below the head of its chapter it stands flush, and paragraphs are indented"
    below = _in(lines, heads)
    yield Fact(flush, _flush_below(sheet, chances, below), BEGINS)


def _flush_below(sheet: Sheet, chances: Matrix, heads: Flags) -> Flags:
    """Return which lines stand flush right below ``heads``, where paragraphs are indented.

    The network took the head for a heading, and what stands below one begins a paragraph.
    """
    near = np.diff(sheet.page) == 0
    first = np.exp(chances)[:, BEGINS].sum(1) > LIKELY
    deep = sheet.indents > median(sheet.indents)
    inside = np.concatenate(([False], near)) & first & (sheet.gaps <= 0)
    made = np.zeros(len(sheet), dtype=np.bool_)
    if inside.sum() >= FEWEST_PARAGRAPHS and deep[inside].mean() > INDENTED:
        made[1:] = heads[:-1] & ~heads[1:] & near & ~deep[1:]
    return made


def _has_ended(sheet: Sheet, at: int) -> bool:
    """Tell whether the text ends with a line: a sentence does, or the line is no full one."""
    full = sheet.fullest[at] > NARROW * sheet.kept_by(WIDEST)
    return not full or not sheet.ends_open[at]


def _in(lines: np.ndarray, found: set[int]) -> Flags:
    return np.isin(lines, sorted(found))


def _places(sheet: Sheet, chances: Matrix) -> Mapping[str, list[_Place]]:
    """Return where the words of short lines stand that come more than once, one of them on top."""
    found: dict[str, list[_Place]] = defaultdict(list)
    measure = sheet.kept_by(WIDEST)
    entry = (sheet.names["leaders"] > 0) | (sheet.names["wide gaps"] > 0)
    entry |= (sheet.names["opens bracket"] > 0) | (np.exp(chances)[:, NOTE].sum(1) > MAYBE)
    entry |= np.exp(chances)[:, VERSE] > SURE
    narrow = (sheet.fullest < NARROW * measure) & ~entry
    for start, end in pairwise(sheet.starts.tolist()):
        seen: set[str] = set()
        top = True
        for at in range(start, end - FOOT):
            top = top and at < start + TOP and bool(narrow[at])
            key = sheet.worded[at].key
            if narrow[at] and len(key) >= FEWEST_LETTERS:
                found[key].append(_Place(at, int(sheet.page[at]), top and key not in seen))
                seen.add(key)
    return {
        key: own for key, own in found.items() if len(own) > 1 and any(place.top for place in own)
    }


def _is_above_heads(sheet: Sheet, chances: Matrix, at: int, tops: Sequence[_Place]) -> bool:
    """Tell whether a line stands free in the text of the pages that have its words as head.

    The entries of a contents page have the words of heads too, but stand on pages far away.
    """
    page = int(sheet.page[at])
    near = tops[0].page - APART <= page <= tops[-1].page
    above, below = sheet.worded[at - 1].text, sheet.worded[at + 1].text
    free = bool(sheet.gaps[at] > 0) or not ends_open(above)
    goes_on = begins_small(sheet.worded[at].text) or begins_small(below)
    return near and free and not goes_on and np.exp(chances[at, ASIDE]).sum() < LIKELY


def _rows(places: Sequence[_Place]) -> Iterator[_Row]:
    """Yield the row of pages with one head: two of them at least, and no others further on.

    The head of the whole text comes again wherever a chapter has none.
    """
    near = all(below.page - above.page <= APART for above, below in pairwise(places))
    if len(places) > 1 and near:
        yield _Row(tuple(places))


def _of_chapters(rows: Sequence[_Row]) -> Sequence[_Row]:
    """Return the rows that may be those of chapters: one behind the other, and several.

    The head of the whole text stands on the pages of several chapters, and is none of theirs.
    """
    starts = [row.first.page for row in rows]
    own = [row for row in rows if sum(row.first.page <= one <= row.end for one in starts) < ROWS]
    own.sort(key=lambda row: row.first.at)
    apart = all(above.end < below.first.page for above, below in pairwise(own))
    return own if len(own) >= ROWS and apart else ()


def _opens(sheet: Sheet, chances: Matrix, place: _Place) -> bool:
    """Tell whether a head stands where the text before has ended, above no other heading."""
    furniture = np.exp(chances)[:, ASIDE].sum(1) > LIKELY
    above = np.flatnonzero(~furniture[: place.at])
    ended = not len(above) or _has_ended(sheet, int(above[-1]))
    page = np.flatnonzero((sheet.page == place.page) & ~furniture)
    below = page[page > place.at]
    goes_on = len(below) > 0 and bool(sheet.begins_small[below[0]])
    # The lines right above may be those of the same heading.
    return ended and not goes_on and not _headings(chances)[below].any()


def _follows_heading(sheet: Sheet, chances: Matrix, place: _Place) -> bool:
    """Tell whether the page before the first of a head opens with a heading."""
    before = np.flatnonzero(sheet.page == place.page - 1)[:TOP]
    return bool(_headings(chances)[before].any())


def _headings(chances: Matrix) -> Flags:
    likely: Flags = np.exp(chances)[:, HEADING].sum(1) > LIKELY
    return likely
