"""Rows of a table in plain text by the blanks between their cells, which stand below each other.

So programs draw pages in letters, and people type tables. Two columns of prose, verse that is set
in two, entries of contents and an index, names of speakers and of those who sign have such blanks
too: short cells that begin at the same places, and do not read on, are a table.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby

import numpy as np

from publisher.expressions import compiled
from publisher.model.markers import MARKER
from publisher.restoring.characters import TERMINAL
from publisher.restoring.numerals import is_figure
from publisher.restoring.roles.features import Sheet
from publisher.restoring.roles.knowledge.columns_of_figures import LONGEST, ROW
from publisher.restoring.roles.knowledge.facts import Fact
from publisher.restoring.roles.states import ASIDE, NOTE
from publisher.restoring.wording import begins_small

PIECE, GAP = compiled(r"\S+(?: \S+)*"), "  "
# An entry of an index or of contents: words, and a folio behind a comma, points or a blank.
ENTRY = compiled(r"[\W\d_]*+[^\W\d_].*[\s,.]\d{1,3}")
LEADERS = compiled(r"\.{3}|(?:\. ){3}")
# Rows of three columns and more, and rows of two.
ROWS, OF_TWO = 3, 4
# Letters by which cells miss the place of their column, and blanks that are wider than those that
# part words of a justified line.
NEAR, WIDE = 1, 4
# The share of the pieces behind the first that stand at places which other lines have too.
AT_PLACE = 0.8
# Words of a cell on average from which on columns hold text, and from which on they may where most
# begin in small letters; those of the first of two columns at most.
TEXT, SEVERAL, NAME = 4.0, 2.0, 3.0
# The share of the cells from which on they tell what all are.
MOST = 0.5


class _Parted:
    """A line with gaps: the place of its line on the sheet, its pieces, where they begin and end."""

    def __init__(self, at: int, text: str) -> None:
        found = list(PIECE.finditer(text.expandtabs()))
        self.at = at
        self.pieces = [one[0] for one in found]
        self.starts = [one.start() for one in found]
        self.ends = [one.end() for one in found]

    @property
    def gaps(self) -> list[int]:
        """Return how wide the gaps between the pieces are, in blanks."""
        return [b - a for a, b in zip(self.ends, self.starts[1:], strict=False)]


def by_columns_of_words(sheet: Sheet) -> Iterator[Fact]:
    """Yield which lines are rows of a table; nothing of lines that are drawn."""
    rows = np.zeros(len(sheet), dtype=np.bool_)
    for run in _runs(sheet):
        if _is_table([one for one in run if len(one.pieces) > 1]):
            rows[[one.at for one in run]] = True
    yield Fact("its pieces stand below those of the lines beside it", rows, ~ROW & ~ASIDE & ~NOTE)


def _runs(sheet: Sheet) -> Iterator[list[_Parted]]:
    """Yield lines right below each other that have gaps, and what goes on in one of their columns."""
    run: list[_Parted] = []
    places: set[int] = set()
    for at, line in enumerate(sheet.lines):
        if not run and GAP not in line.text and "\t" not in line.text:
            continue  # as most lines do, it has single blanks and no indent
        own = _Parted(at, line.text)
        drawn = line.geometry is not None and bool(line.geometry.words)
        tight = bool(sheet.below_another[at]) and sheet.gaps[at] <= 0
        parted = len(own.pieces) > 1 and not drawn
        within = bool(run) and len(own.pieces) == 1 and own.starts[0] in places
        if run and not (tight and (parted or within)):
            yield run
            run, places = [], set()
        if run or parted:
            run.append(own)
            places.update(_near(own.starts[1:]))
    if run:
        yield run


def _near(places: Iterable[int]) -> frozenset[int]:
    """Return some places and those that are so near to one that they count as the same."""
    return frozenset(place + step for place in places for step in range(-NEAR, NEAR + 1))


def _is_table(lines: Sequence[_Parted]) -> bool:
    pieces = [piece for one in lines for piece in one.pieces]
    if len(lines) < ROWS or max(map(len, pieces)) > LONGEST or _is_matter(lines, pieces):
        return False
    begun, ended = map(_near, _places(lines))
    behind = [pair for one in lines for pair in zip(one.starts[1:], one.ends[1:], strict=True)]
    placed = [start in begun or end in ended for start, end in behind]
    if sum(placed) < AT_PLACE * len(placed):
        return False
    count = max(Counter(len(one.pieces) for one in lines).items(), key=lambda pair: pair[1])[0]
    wide = max(max(one.gaps) for one in lines) >= WIDE
    if count > 2:
        return wide and sum(len(one.pieces) > 2 for one in lines) >= ROWS
    return wide and len(lines) >= OF_TWO and _are_names(lines)


def _places(lines: Sequence[_Parted]) -> tuple[list[int], list[int]]:
    """Return where pieces behind the first begin, and where they end, in most lines that have one."""
    made = []
    for sides in ([one.starts[1:] for one in lines], [one.ends[1:] for one in lines]):
        counted = Counter(place for own in sides for place in own)
        made.append([place for place, times in counted.items() if 2 * times >= len(lines)])
    return made[0], made[1]


def _is_matter(lines: Sequence[_Parted], pieces: Sequence[str]) -> bool:
    """Tell whether lines are text in columns, entries with folios, or led by points."""
    if sum(len(piece.split()) for piece in pieces) > TEXT * len(pieces):
        return True
    if any(LEADERS.search(piece) for piece in pieces) or _reads_on(lines):
        return True
    if sum(ENTRY.fullmatch(piece) is not None for piece in pieces) >= MOST * len(pieces):
        return True
    folios = [int(one.pieces[-1]) for one in lines if one.pieces[-1].isdecimal()]
    figures = sum(is_figure(piece) for one in lines for piece in one.pieces[1:])
    rising = len(folios) >= len(lines) - 1 and folios == sorted(folios)
    return rising and figures == len(folios)


def _reads_on(lines: Sequence[_Parted]) -> bool:
    """Tell whether most pieces are words of a text that goes on below: several, in small letters."""
    below = [piece for one in lines[1:] for piece in one.pieces]
    words = sum(len(piece.split()) for piece in below)
    small = sum(begins_small(piece) for piece in below)
    return words >= SEVERAL * len(below) and small >= MOST * len(below)


def _are_names(lines: Sequence[_Parted]) -> bool:
    """Tell whether the first of two columns names what the second says, which is no speech or verse."""
    names, said = [one.pieces[0] for one in lines], [one.pieces[1] for one in lines]
    many = MOST * len(lines)
    if sum(len(name.split()) for name in names) > NAME * len(names):
        return False
    if sum(name[-1] in ".:,;" or name.isupper() for name in names) >= many:
        return False
    if sum(MARKER.match(name) is not None for name in names) >= many:
        return False
    if sum(one[-1] in TERMINAL or one[-1] in ",;" for one in said) >= many:
        return False
    # Gaps of one width are no columns: the pieces in front of them are as long by chance.
    widths = len(list(groupby(sorted(one.gaps[0] for one in lines))))
    return widths > 1 and sum(map(is_figure, said)) < many
