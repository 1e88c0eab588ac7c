"""Notes of all chapters gathered in one place, their numbers beginning anew with each chapter.

A list that begins at 1 again is weak evidence for notes. That the labels of a place, one series
after the other, are those with which the text above is marked, in the same order and nearly all
of them, is what no lists of a text do by chance. Names of chapters between the series head them.
"""

from __future__ import annotations

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from itertools import groupby, pairwise

import numpy as np

from publisher.restoring.characters import CLOSERS, TERMINAL
from publisher.restoring.measuring.percentiles import median
from publisher.restoring.roles.features import Sheet
from publisher.restoring.roles.features.series import ordinal
from publisher.restoring.roles.knowledge.facts import Fact, Flags, Matrix
from publisher.restoring.roles.knowledge.facts import pinned as left_to
from publisher.restoring.roles.knowledge.note_series import SERIES, Label, Sign, labels_of
from publisher.restoring.roles.line_roles import LineRole
from publisher.restoring.roles.states import ASIDE, AT, HEADING, state
from publisher.structs import frozen

# Lines from one label of gathered notes to the next, at most, and in the median.
LONGEST, USUAL = 60, 12
# Places in which labels stand together that are looked at, from the end of the text on, and series
# that no mark calls, with which one may begin: lists of the last chapter.
PLACES, LISTS = 3, 4
# Labels, and series of them, that marks must call in order; their share of all labels, and of all
# such marks further up.
FEWEST, SERIES_CALLED, CALLED, EXPLAINED = 5, 2, 0.75, 0.5
# The share of the labels that marks among them may call, and of those that may be told as notes
# further up: where there are more, each page or chapter has its own notes.
AMONG = 0.2
# Labels and marks of one sign that are compared, at most; a bound on time.
COMPARED = 500_000
# Lines of a chapter's name above its notes, and its words; letters that tell one name from others.
NAME, NAME_WORDS, NAME_LETTERS = 3, 14, 3
# Lines from the word for notes to the first of them.
ABOVE = 4
TOLD = 0.5
# Lines at the head and at the foot of a page that may be furniture.
EDGE = 2
OPENS, GOES_ON = (state(LineRole.NOTE, first=first) for first in (True, False))
HEADS = state(LineRole.NOTE_HEAD, first=True)
AT_LABEL, BELOW_LABEL = (AT[LineRole.NOTE, first] for first in (True, False))
ABOVE_LABEL = AT[LineRole.NOTE_HEAD, True]


@frozen
class Gathered:
    """Lines (from 0) of gathered notes: that open one, that go on with one, and that head them."""

    opening: tuple[int, ...]
    within: tuple[int, ...]
    heads: tuple[int, ...]


def by_chapter_notes(sheet: Sheet, chances: Matrix, pinned: Flags) -> Iterator[Fact]:
    """Yield what is known of the lines of notes that are gathered by chapters.

    ``chances`` (natural logarithms) has a row for each line and a column for each state. Of the
    ``pinned`` lines a person has said what they are.
    """
    headings = np.flatnonzero(_likely(chances, HEADING)).tolist()
    names = _Names({sheet.worded[at].key: at for at in reversed(headings)}, {})
    section = _section(sheet, names, _likely(chances, OPENS))
    if not section:
        return
    above = range(section[0].line - 1, -1, -1)
    names = replace(names, lines={sheet.worded[at].key: at for at in above})
    found = _lines(sheet, section, names, _likely(chances, HEADING | HEADS))
    opening, within, heads = (
        _flags(sheet, own) & ~pinned for own in (found.opening, found.within, found.heads)
    )
    figures = np.array([one.label.isdecimal() for one in sheet.worded], dtype=np.bool_)
    others = figures & (np.arange(len(sheet)) < section[0].line) & ~pinned
    yield Fact("the notes of all chapters stand further down", others, OPENS, SERIES)
    edges = within & _at_edges(sheet)
    yield Fact("a note of a chapter goes on around it", edges, ~(GOES_ON | ASIDE | HEADS), SERIES)
    yield from left_to("its label counts anew as the chapters' marks do", opening, AT_LABEL)
    yield from left_to("it goes on with a note of a chapter", within & ~edges, BELOW_LABEL)
    yield from left_to("it stands above the notes of a chapter", heads, ABOVE_LABEL)


def _likely(chances: Matrix, states: Flags) -> Flags:
    made: Flags = np.exp(chances[:, states]).sum(1) > TOLD
    return made


def _at_edges(sheet: Sheet) -> Flags:
    """Return the lines of pages that running heads and folios may be: the first and last ones."""
    made = np.zeros(len(sheet), dtype=np.bool_)
    for first, end in pairwise(sheet.starts.tolist()):
        made[first : min(end, first + EDGE)] = made[max(first, end - EDGE) : end] = True
    return made & sheet.paged


def _flags(sheet: Sheet, lines: Sequence[int]) -> Flags:
    made = np.zeros(len(sheet), dtype=np.bool_)
    made[list(lines)] = True
    return made


@frozen
class _Names:
    """The names of a text's chapters: the letters of its headings, with the line of the first.

    ``lines`` are those of all lines above the notes, for a heading may not be told; they are put
    there once notes are found.
    """

    headings: Mapping[str, int]
    lines: Mapping[str, int]

    def heads(self, key: str, above: int) -> bool:
        """Tell whether letters are those of a heading that stands above a line, or begin with them."""
        sizes = range(len(key), NAME_LETTERS, -1)
        return any(self.headings.get(key[:size], above) < above for size in sizes)

    def has(self, key: str, above: int) -> bool:
        """Tell whether letters are those of a heading or of another line further up."""
        stands = len(key) > NAME_LETTERS and self.lines.get(key, above) < above
        return stands or self.heads(key, above)


def _section(sheet: Sheet, names: _Names, notes: Flags) -> list[Label]:
    """Return the labels of notes that are gathered by chapters; a text has them in one place."""
    called: Mapping[Sign, list[tuple[int, int]]] = {}
    labels = sorted(labels_of(sheet), key=lambda label: label.look)
    for _, alike in groupby(labels, key=lambda label: label.look):
        own = [one for one in alike if not names.heads(sheet.worded[one.line].key, one.line)]
        for place in _places(own)[-PLACES:]:
            called = called or _marks(sheet)
            section = _called(_counted(place), called)
            if section and _stands_alone(section, called, notes):
                return section
    return []


def _marks(sheet: Sheet) -> Mapping[Sign, list[tuple[int, int]]]:
    """Return where each mark stands: its line, and the how manieth on it; rising."""
    found: dict[Sign, list[tuple[int, int]]] = defaultdict(list)
    for at, one in enumerate(sheet.worded):
        for nth, sign in enumerate(one.marks):
            found[ordinal(sign)].append((at, nth))
    return found


def _places(labels: Sequence[Label]) -> list[list[Label]]:
    """Return labels that stand near each other, if two series of them may begin there."""
    places: list[list[Label]] = []
    for label in labels:
        if not places or label.line - places[-1][-1].line > LONGEST:
            places.append([])
        places[-1].append(label)
    enough = (place for place in places if len(place) >= FEWEST)
    return [place for place in enough if sum(one.sign[1] == 1 for one in place) >= SERIES_CALLED]


def _counted(labels: Sequence[Label]) -> list[list[Label]]:
    """Return labels that count on, in a list for each time they begin anew; others are none.

    A 1 amid others that go on around it begins nothing; of a number left out the next one counts.
    """
    made: list[list[Label]] = []
    for label, below in zip(labels, [*labels[1:], None], strict=True):
        number, next_one = label.sign[1], below.sign[1] if below else 1
        last = made[-1][-1].sign[1] if made else 0
        if number == 1 and (next_one in (1, 2, 3) or next_one != last + 1):
            made.append([label])
        elif made and (number == last + 1 or (number == last + 2 and next_one == number + 1)):
            made[-1].append(label)
    return made


def _called(
    series: Sequence[Sequence[Label]], marks: Mapping[Sign, list[tuple[int, int]]]
) -> list[Label]:
    """Return the labels of the series that the marks above them call in order, or none.

    Lists before them and behind them, which no mark calls, are left out.
    """
    for first in range(min(LISTS, len(series))):
        own = series[first:]
        hit = _answered([label for one in own for label in one], marks)
        often = [sum(label.line in hit for label in one) for one in own]
        if not often[0]:
            continue
        while often and 2 * often[-1] < len(own[len(often) - 1]):
            often.pop()
        labels = [label for one in own[: len(often)] for label in one]
        answered = sum(map(bool, often)) >= SERIES_CALLED and sum(often) >= FEWEST
        return labels if answered and sum(often) >= CALLED * len(labels) else []
    return []


def _answered(
    labels: Sequence[Label], marks: Mapping[Sign, list[tuple[int, int]]]
) -> frozenset[int]:
    """Return the lines of the labels in the longest row of marks above them that has their order."""
    places = {
        sign: marks[sign][: bisect_left(marks[sign], (labels[0].line, 0))]
        for sign in {label.sign for label in labels} & marks.keys()
    }
    if sum(len(places.get(label.sign, ())) for label in labels) > COMPARED:
        return frozenset()
    # The last mark of the best row of each length, and where its label stands in ``rows``, which has
    # the line of each label and the row before it.
    ends: list[tuple[int, int]] = []
    last: list[int] = []
    rows: list[tuple[int, int]] = []
    for label in labels:
        for at in reversed(places.get(label.sign, ())):
            length = bisect_left(ends, at)
            ends[length : length + 1] = [at]
            rows.append((label.line, last[length - 1] if length else -1))
            last[length : length + 1] = [len(rows) - 1]
    made, row = set(), last[-1] if last else -1
    while row >= 0:
        line, row = rows[row]
        made.add(line)
    return frozenset(made)


def _stands_alone(
    section: Sequence[Label], marks: Mapping[Sign, list[tuple[int, int]]], notes: Flags
) -> bool:
    """Tell whether the notes are all in one place: few have marks among them, few stand above.

    They explain most of the marks above, and none is long. ``notes`` are the lines told to open one.
    """
    first, few = section[0].line, AMONG * len(section)
    among = 0
    for label in section:
        places = marks.get(label.sign, [])
        at = bisect_left(places, (label.line, 0))
        among += bool(at) and places[at - 1][0] > first
    signs = {label.sign for label in section}
    calling = sum(bisect_left(marks.get(sign, ()), (first, 0)) for sign in signs)
    steps = [below.line - above.line for above, below in pairwise(section)]
    explained = len(section) >= EXPLAINED * calling and median(np.array(steps)) <= USUAL
    return bool(explained and among <= few and notes[:first].sum() <= few)


def _lines(sheet: Sheet, section: Sequence[Label], names: _Names, headings: Flags) -> Gathered:
    """Return the lines of gathered notes; ``headings`` are those told as such, or as heads."""
    opening = [label.line for label in section]
    anew = {label.line for label in section if label.sign[1] == 1}
    usual = float(median(sheet.gaps[[at for at in opening if at not in anew] or opening]))
    heads: list[int] = []
    for above, below in pairwise(opening):
        if below in anew:
            heads += _name(sheet, (above, below), names, headings, usual)
    heads += _announcing(sheet, opening[0], names, headings, named=bool(heads))
    end = opening[-1] + 1
    while end < len(sheet) and _joined(sheet, end):
        end += 1
    within = set(range(opening[0], end)).difference(opening, heads)
    return Gathered(tuple(opening), tuple(sorted(within)), tuple(heads))


def _name(
    sheet: Sheet, lines: tuple[int, int], names: _Names, headings: Flags, usual: float
) -> Sequence[int]:
    """Return the lines of a chapter's name between two labels, none where a note goes on to the next.

    It is a heading of the text above, is told as one, or stands below a wider gap than the
    ``usual`` one above a label and ends no sentence.
    """
    above, below = lines
    top = below - 1
    while above + 1 < top and below - top < NAME and _joined(sheet, top):
        top -= 1
    own = range(max(top, above + 1), below)
    if not own:
        return own
    text = " ".join(sheet.worded[at].text for at in own)
    key = "".join(sheet.worded[at].key for at in own)
    parted = sheet.gaps[own[0]] > max(0.0, usual) and sheet.page[own[0]] == sheet.page[own[0] - 1]
    ended = text.rstrip(CLOSERS)[-1:] in TERMINAL
    short = len(text.split()) <= NAME_WORDS
    if names.has(key, above) or (short and (headings[own].all() or (parted and not ended))):
        return own
    last = own[-1:]
    return last if names.has(sheet.worded[last[0]].key, above) else own[:0]


def _joined(sheet: Sheet, at: int) -> bool:
    """Tell whether a line stands right below the one above, on its page."""
    return bool(sheet.gaps[at] <= 0 and sheet.page[at] == sheet.page[at - 1])


def _announcing(
    sheet: Sheet, first: int, names: _Names, headings: Flags, *, named: bool
) -> Iterator[int]:
    """Yield the word for notes above the first of them, and the name of their chapter.

    ``named``: those of the other chapters have names above them, so that a heading is one too.
    """
    says = [at for at in range(max(0, first - ABOVE), first) if sheet.names["note heading"][at] > 0]
    yield from says[-1:]
    top = says[-1] + 1 if says else max(0, first - NAME)
    for at in range(first - 1, top - 1, -1):
        known = names.has(sheet.worded[at].key, at)
        if not known and not headings[at]:
            break
        if known or says or named:
            yield at
