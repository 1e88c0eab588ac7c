"""Notes gathered at the end of the text, or at the end of each of its chapters."""

from __future__ import annotations

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from itertools import islice, pairwise, repeat

from publisher.expressions import compiled
from publisher.restoring.measuring.rows import Row
from publisher.restoring.roles.notes.labels import Label, read_label
from publisher.restoring.roles.notes.marks import AFTER_FIGURES, STRONG, Mark
from publisher.restoring.roles.notes.text_after import Span, may_begin, resuming
from publisher.structs import frozen

# Share of the labels of gathered notes that must have their mark in the text before them.
MARKED = 0.6
# Notes; without a heading above it, a single one cannot be told from an item of a list.
FEWEST = 2
# Later beginnings that are compared with each; a bound on time, for a long list may hold
# many labels ``1``.
TRIED = 12
# Rows; no note is so long that the next label could stand further down.
LONGEST = 400
LETTERS = compiled(r"[^\W\d_]+")


@frozen
class EndnoteBlock:
    """Rows ``start`` to ``end`` (excluded) belong to the notes; ``first`` has the first label.

    ``starts`` are the rows that open a note. The marks stand between the row ``since`` and
    the notes; ``marked`` is the number of notes that have a mark there.
    """

    start: int
    first: int
    starts: tuple[int, ...]
    end: int
    marked: int
    since: int

    @property
    def headed(self) -> bool:
        """Tell whether a heading stands above the notes."""
        return self.first > self.start


def find_endnote_blocks(
    rows: Sequence[Row], marks: Sequence[Mark], headings: frozenset[str]
) -> tuple[EndnoteBlock, ...]:
    """Return the gathered notes, from the first label of each sequence on.

    They stand under a heading of the language or not, and count from 1 or go on counting.
    Each run to where the text goes on. A beginning is passed over if a later one finds more
    marks in the same text: an earlier list numbered from 1 has none, or takes a few of them.
    """
    sheet = _Sheet(rows, marks, headings)
    found = _scan(sheet, FEWEST)
    if found:
        # What shows that notes are gathered makes one note enough for the other chapters.
        found = _scan(sheet, 1)
    several = repeat(len(found) > 1)
    return tuple(map(sheet.ended, found, (*found[1:], None), several)) if found else ()


def _scan(sheet: _Sheet, fewest: int) -> list[EndnoteBlock]:
    """Return the gathered notes one after the other, all running to the end of the text."""
    found: list[EndnoteBlock] = []
    since = before = 0
    for nth, (at, label) in enumerate(sheet.labels):
        if at < since:
            continue
        goes_on = label.number == before + 1 and sheet.is_marked(label.mark, since, at)
        if not (nth in sheet.openings or (found and goes_on)):
            continue
        endnotes = sheet.endnotes(nth, since, 1 if found and goes_on else fewest)
        if endnotes is not None and not _outdone(sheet, endnotes, fewest):
            found.append(endnotes)
            since, before = endnotes.starts[-1] + 1, sheet.last_number(endnotes)
    return found


def _outdone(sheet: _Sheet, endnotes: EndnoteBlock, fewest: int) -> bool:
    """Tell whether a later beginning finds more marks than the two of them together."""
    behind = endnotes.starts[-1] + 1
    for nth in islice(sheet.openings_from(endnotes.first + 1), TRIED):
        alone = sheet.endnotes(nth, endnotes.since, FEWEST)
        if alone is not None:
            apart = alone.first >= behind
            beside = sheet.endnotes(nth, behind, fewest, sheet.likely) if apart else None
            both = endnotes.marked + (beside.marked if beside else 0)
            if alone.marked >= both + endnotes.headed:
                return True
    return False


class _Sheet:
    """The rows with their labels and marks, each to be found by its place."""

    def __init__(
        self, rows: Sequence[Row], marks: Sequence[Mark], headings: frozenset[str]
    ) -> None:
        self.rows = rows
        self.labels = [
            (at, label)
            for at, row in enumerate(rows)
            if (label := read_label(row.text)) and label.number is not None
        ]
        self._label_at = dict(self.labels)
        self._headed = frozenset(
            at for at, _ in self.labels if at and _is_heading(rows[at - 1].text, headings)
        )
        self._ordered = [
            nth
            for nth, (at, label) in enumerate(self.labels)
            if label.number == 1 or at in self._headed
        ]
        self.openings = frozenset(self._ordered)
        self._strong = _places(mark for mark in marks if mark.weight >= STRONG)
        self.likely = _places(mark for mark in marks if mark.weight >= AFTER_FIGURES)
        self._faint = _places(marks)
        self._found: dict[tuple[int, int], tuple[int, ...]] = {}
        self._formed = {(label.form, label.number): at for at, label in self.labels}
        self._filled = {
            label.number: at for at, label in self.labels if label.rest and _may_open(rows, at)
        }

    def openings_from(self, row: int) -> Iterator[int]:
        """Yield the labels (by index) from a row on that may open gathered notes."""
        at = bisect_left(self._ordered, row, key=lambda nth: self.labels[nth][0])
        return islice(self._ordered, at, None)

    def is_marked(self, mark: str, since: int, until: int) -> bool:
        """Tell whether a mark stands in some rows beyond doubt."""
        return _stands(self._strong.get(mark, ()), since, until)

    def last_number(self, endnotes: EndnoteBlock) -> int:
        """Return the highest number of gathered notes."""
        return max(self._label_at[at].number or 0 for at in endnotes.starts)

    def endnotes(
        self, nth: int, since: int, fewest: int, places: Mapping[str, Sequence[int]] | None = None
    ) -> EndnoteBlock | None:
        """Return the notes that a label opens, if marks from a row on call enough of them.

        ``places`` are those of the marks that count, by default those beyond doubt, and under
        a heading the likely ones.
        """
        first = self.labels[nth][0]
        starts = self._starts(nth, since)
        headed = first in self._headed
        places = places or (self.likely if headed else self._strong)
        printed = (self._label_at[at].mark for at in starts)
        marked = sum(_stands(places.get(mark, ()), since, first) for mark in printed)
        if len(starts) < (1 if headed else fewest) or marked < MARKED * len(starts):
            return None
        return EndnoteBlock(first - headed, first, starts, len(self.rows), marked, since)

    def ended(
        self, endnotes: EndnoteBlock, following: EndnoteBlock | None, sure: bool
    ) -> EndnoteBlock:
        """Return gathered notes with their end, above the first mark of those that follow.

        ``sure``: the text has several chapters with notes.
        """
        starts = endnotes.starts
        longest = max((b - a for a, b in pairwise(starts)), default=0)
        until = following.start if following else len(self.rows)
        call = self._first_call(following) if following else until
        span = Span(endnotes.since, endnotes.first, starts[-1], until)
        end = resuming(self.rows, span, sure, longest)
        if end is None or end > call:
            end = resuming(self.rows, replace(span, until=call), sure, longest) or call
        return replace(endnotes, end=end)

    def _first_call(self, endnotes: EndnoteBlock) -> int:
        """Return where the paragraph begins that calls the first of gathered notes."""
        places = self.likely.get(read_mark(self.rows[endnotes.first].text), [])
        at = bisect_left(places, endnotes.first)
        if not at or places[at - 1] < endnotes.since:
            return endnotes.start
        above = range(places[at - 1], endnotes.since, -1)
        return next((row for row in above if may_begin(self.rows, row)), places[at - 1])

    def _starts(self, nth: int, since: int) -> tuple[int, ...]:
        """Return the rows that open a note: the next number, or one of the marks in its form.

        Columns read across mix the order (151, 175, 152), so a number that has its mark in
        the text and was not used yet opens a note as well, if the row before has ended. Asked
        more than once for the same label, it remembers.
        """
        found = self._found.get((nth, since))
        if found is None:
            found = self._found[nth, since] = tuple(self._read_starts(nth, since))
        return found

    def _read_starts(self, nth: int, since: int) -> list[int]:
        first, opening = self.labels[nth]
        seen = {opening.number}
        starts = [first]
        for at, label in islice(self.labels, nth + 1, None):
            if at - starts[-1] > LONGEST or (label.number in seen and at in self._headed):
                break
            if label.number in seen or not self._opens(at, label, (nth, since), starts):
                continue
            if self._text_between(starts, at, label, since):
                break
            starts.append(at)
            seen.add(label.number)
        return starts

    def _opens(
        self, at: int, label: Label, opening: tuple[int, int], starts: Sequence[int]
    ) -> bool:
        """Tell whether a label may open a note behind those that ``starts`` open.

        A mark that is known is enough for any number; one that may be a mark for a number
        that stands apart and has its neighbours among the labels.
        """
        (first, opened), since = self.labels[opening[0]], opening[1]
        if opened.rest and not label.rest and self._filled.get(label.number, -1) >= first:
            # The last figures of a sentence (``p.`` / ``67.``), for the note itself stands below.
            return False
        if label.number == (self._label_at[starts[-1]].number or 0) + 1:
            return True
        if label.form is not opened.form or not _may_open(self.rows, at):
            return False
        faint = _stands(self._faint.get(label.mark, ()), since, first)
        around = (self._formed.get((opened.form, (label.number or 0) + n), -1) for n in (-1, 1))
        near = self.rows[at].gap > 0 and faint and all(row >= first for row in around)
        return near or self.is_marked(label.mark, since, first)

    def _text_between(self, starts: Sequence[int], at: int, label: Label, since: int) -> bool:
        """Tell whether the text goes on between the last note and a label without its mark."""
        first, following = starts[0], str((label.number or 0) + 1)
        if self.is_marked(label.mark, since, first) or (
            # The mark of this one is lost.
            self.is_marked(following, since, first)
            and self._formed.get((label.form, int(following)), -1) > at
        ):
            return False
        longest = max((b - a for a, b in pairwise(starts)), default=0)
        return resuming(self.rows, Span(since, first, starts[-1], at), True, longest) is not None


def read_mark(text: str) -> str:
    """Return the mark of a row that carries a label, else an empty text."""
    label = read_label(text)
    return label.mark if label else ""


def _places(marks: Iterable[Mark]) -> dict[str, list[int]]:
    """Return the rows on which each mark stands, rising."""
    places: dict[str, list[int]] = defaultdict(list)
    for mark in marks:
        places[mark.mark].append(mark.row)
    return places


def _stands(places: Sequence[int], since: int, until: int) -> bool:
    at = bisect_left(places, since)
    return at < len(places) and places[at] < until


def _is_heading(text: str, headings: frozenset[str]) -> bool:
    return " ".join(LETTERS.findall(text.lower())) in headings


def _may_open(rows: Sequence[Row], at: int) -> bool:
    return (
        rows[at].gap > 0
        or rows[at].first
        or rows[at - 1].text.endswith((".", "!", "?", ")", "”", '"', "]"))
    )
