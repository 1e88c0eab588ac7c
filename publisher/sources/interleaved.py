"""Columns that an extractor wrote line by line, put one after the other where that is certain.

A page is put in order only if each column reads much better than the page as it stands; what is
less clear is left, and named as an error (``extraction/interleaving.py``).
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import pairwise
from statistics import median

from publisher.languages import Lexicon, lexicon
from publisher.model.findings import Finding, Outcome, Severity
from publisher.model.places import Place
from publisher.model.transcript import Line, Page
from publisher.sources.joints import ACROSS, Turn, habits, joint, turn_of
from publisher.structs import frozen

# What a turn of columns gains where it is certain, in natural logarithms: where broken words become
# whole and where none is broken; and what its columns read by. Of 9,000 sound pages one gains 8.1 and
# reads by 3.9 (rows of a list), no other gains 7.
CERTAIN, UNBROKEN, READS = 10.5, 12.5, 4.0
# Words that become whole for each one that is torn: of two halves one in twenty makes a word by chance.
TIMES = 10
# The same on a page of a text of which half the pages or more are certain, and pages of those.
AMONG, FELLOWS = 5.0, 2
# By how much better, in natural logarithms, an order must read in which a column is longer or a head
# lies across, and by how much it may read better where the whole page is in turn: some lines go on
# with any other. Between them neither is certain.
SURELY, HARDLY = 4.0, 1.5
# A head is longer or shorter than the lines of columns: shares of the median.
LONGER, SHORTER = 1.25, 0.75


@frozen
class _Sheet:
    """A page, the places of its filled lines and their texts, and the columns in turn, if any."""

    page: Page
    filled: list[int]
    texts: list[str]
    across: tuple[int, int]
    turn: Turn | None


def columns_apart(pages: Sequence[Page], language: str, shown: str) -> Outcome[tuple[Page, ...]]:
    """Return the pages with interleaved columns one after the other, and a finding about them."""
    known = lexicon(language)
    sheets = [_looked_at(page, known) for page in pages]
    certain = [sheet for sheet in sheets if _is_certain(sheet)]
    if not certain:
        return Outcome(tuple(pages))
    told = sum(len(sheet.texts) >= ACROSS for sheet in sheets)
    habit = len(certain) >= max(FELLOWS, told / 2)
    orders = {
        at: order
        for at, sheet in enumerate(sheets)
        if _is_certain(sheet, among=habit) and (order := _best_order(sheet, known))
    }
    if not orders:
        return Outcome(tuple(pages))
    made = [
        _in_order(sheet, orders[at]) if at in orders else sheet.page
        for at, sheet in enumerate(sheets)
    ]
    moved = [made[at] for at in orders]
    numbers = [line.number for page in moved for line in page.lines]
    several = f"{len(moved)} pages, the first here" if len(moved) > 1 else "1 page"
    message = f"columns that were written line by line stand one after the other ({several})"
    hint = "compare with the original, or extract the text again in reading order"
    place = Place(shown, min(numbers), max(numbers))
    finding = Finding("sources/columns-parted", Severity.WARNING, message, hint, place)
    return Outcome(tuple(made), (finding,))


def _looked_at(page: Page, known: Lexicon) -> _Sheet:
    filled = [at for at, line in enumerate(page.lines) if not line.blank]
    texts = [page.lines[at].text.strip() for at in filled]
    across = _across(filled)
    return _Sheet(page, filled, texts, across, turn_of(texts, known, across))


def _across(filled: Sequence[int]) -> tuple[int, int]:
    """Return how many lines at the head and the foot of a page stand apart by more blank lines."""
    gaps = [below - above - 1 for above, below in pairwise(filled)]
    usual = Counter(gaps).most_common(1)[0][0] if gaps else 0
    head = max((at + 1 for at, gap in enumerate(gaps[:ACROSS]) if gap > usual), default=0)
    foot = max(
        (at + 1 for at, gap in enumerate(gaps[: -ACROSS - 1 : -1]) if gap > usual), default=0
    )
    return head, foot


def _is_certain(sheet: _Sheet, *, among: bool = False) -> bool:
    """Tell whether neighbours break off, and each column goes on."""
    turn = sheet.turn
    if turn is None or turn.whole < TIMES * turn.torn:
        return False
    if among:
        return turn.speaks(len(sheet.texts), AMONG, 0.0)
    return turn.speaks(len(sheet.texts), CERTAIN if turn.whole else UNBROKEN, READS)


def _in_order(sheet: _Sheet, order: Sequence[int]) -> Page:
    """Return a page with its filled lines in an order; the blank lines below a line stay there."""
    ends = (*sheet.filled[1:], len(sheet.page.lines))
    pieces = [sheet.page.lines[at:end] for at, end in zip(sheet.filled, ends, strict=True)]
    before: tuple[Line, ...] = sheet.page.lines[: sheet.filled[0]]
    return replace(sheet.page, lines=(*before, *(line for at in order for line in pieces[at])))


def _best_order(sheet: _Sheet, known: Lexicon) -> tuple[int, ...]:
    """Return the order in which the lines of a page read best, nothing where that is not certain."""
    own = habits(sheet.texts)

    def reads(order: tuple[int, ...]) -> float:
        joints = (joint(sheet.texts[a], sheet.texts[b], known, own) for a, b in pairwise(order))
        return sum(joints)

    whole, *others = _orders(sheet)
    other = max(others, key=reads, default=whole)
    gain = reads(other) - reads(whole)
    return other if gain > SURELY else whole if gain < HARDLY else ()


def _orders(sheet: _Sheet) -> Iterator[tuple[int, ...]]:
    """Yield the orders in which the lines may read, the one in which all are in turn first.

    Where the turn begins and ends is not certain: a head may lie across, one column be longer.
    """
    best, lines = sheet.turn, len(sheet.texts)
    if best is None:
        return
    head, foot = sheet.across
    last = lines - foot
    length = median(len(text) for text in sheet.texts)
    for first in range(head, best.first + 1):
        for end in range(last, max(best.first, best.end - best.columns) - 1, -1):
            columns = [tuple(range(first + at, end, best.columns)) for at in range(best.columns)]
            for whole in _with_rest(columns, range(end, last)):
                inner = (at for one in whole for at in one)
                yield (*range(first), *inner, *range(last, lines))
        if SHORTER * length <= len(sheet.texts[first]) <= LONGER * length:
            break  # no head


def _with_rest(
    columns: Sequence[tuple[int, ...]], rest: range
) -> Iterator[Sequence[tuple[int, ...]]]:
    """Yield the columns with what is left of the longer ones: of one, or of all but the last in turn."""
    if not rest:
        yield columns
        return
    for longer in range(len(columns)):
        yield [(*one, *rest) if at == longer else one for at, one in enumerate(columns)]
    several = len(columns) - 1
    if several > 1:
        yield [
            (*one, *rest[at::several]) if at < several else one for at, one in enumerate(columns)
        ]
