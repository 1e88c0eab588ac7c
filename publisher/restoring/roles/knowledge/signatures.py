"""Signatures by letters: ``B``, ``C 2``, ``D`` at the feet of pages, sheet by sheet.

The binder's alphabet has no J, U and W (P. Gaskell, A New Introduction to Bibliography, 1972). One
letter alone may be anything; letters that go on through the alphabet at the feet of pages, with
the leaves of each sheet counted, are signatures. So is a title with the number of a sheet, if it
stands at the foot of the first page of that sheet, as the folio there counts it.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from typing import TypeAlias

import numpy as np

from publisher.expressions import compiled
from publisher.restoring.measuring.sheet_titles import begins_sheet, sheet_of
from publisher.restoring.roles.features import Sheet
from publisher.restoring.roles.knowledge.facts import Fact, pinned
from publisher.restoring.roles.line_roles import LineRole
from publisher.restoring.roles.states import AT

# A letter, doubled in the second alphabet (``Aa``, ``C c c``), a star where the sheet is a half one,
# and the leaf, whose last ``i`` may be a ``j``.
SIGNED = compiled(r"[*(\[]{0,2}([A-Za-z])((?i: ?\1){0,2})\.?\s?(\d|[ivxj]{1,4})?[)\]*.]{0,2}")
FIGURES = compiled(r"\W*[ivxlcdmj]+\W*", re.I)
# Signatures that go on, and the share of all lines of their form that do.
ROW, SHARE = 3, 0.8
# ``Harker, Ferry. 4``, ``4*``: the short title may stand before the figure of the sheet.
FIGURED = compiled(r"(?:[^\W\d_][^\d*]{0,40}[.,;—–-]\s+)?(?P<sheet>\d{1,2})\s?(?P<star>\*?)\.?")
# Starred signatures that rise; pages between the first leaf of a sheet and its starred one.
STARRED, LEAVES = 2, (1, 2, 4)
# Lines from the foot of a page: below a signature may stand the catchword, or a folio.
FOOT = 2
# Lines at either edge of a page among which its folio stands.
EDGE = 2
# A folio at the beginning or the end of such a line, in brackets or between dashes or not.
FOLIO = compiled(r"^\W{0,4}(\d{1,4})(?=\W)|(?<=\W)(\d{1,4})\W{0,4}$|^(\d{1,4})$")
# The alphabet of a signature (0: letters alone, 1: doubled), its letter, its leaf.
_Place: TypeAlias = tuple[int, int, int]
ROMAN = ("", "i", "ii", "iii", "iv", "v", "vi", "vii", "viii", "ix", "x")


def by_signatures(sheet: Sheet) -> Iterator[Fact]:
    """Yield which lines at the feet of pages are signatures that go on through the alphabet."""
    found = list(_signed(sheet))
    row = _rising(found)
    # Folios in Roman figures rise as well.
    if 2 * sum(FIGURES.fullmatch(sheet.worded[at].text) is not None for at in row) > len(row):
        row = []
    sure = np.zeros(len(sheet), dtype=np.bool_)
    sure[row] = len(row) >= ROW and len(row) >= SHARE * len(found)
    why = "it stands at the foot, and its letter goes on from sheet to sheet"
    yield from pinned(why, sure, AT[LineRole.SIGNATURE, True])
    starred = np.zeros(len(sheet), dtype=np.bool_)
    starred[_starred(sheet)] = True
    why = "it stands at the foot, and its figure goes on from sheet to sheet, a star with it"
    yield from pinned(why, starred, AT[LineRole.SIGNATURE, True])
    titled = np.zeros(len(sheet), dtype=np.bool_)
    titled[list(_titled(sheet))] = True
    why = "it stands at the foot of the first page of a sheet, and has the sign of that sheet"
    yield from pinned(why, titled, AT[LineRole.SIGNATURE, True])


def _rising(found: Sequence[tuple[int, _Place]]) -> list[int]:
    """Return the longest row of lines whose places in the binder's order rise."""
    ends: list[_Place] = []
    tails: list[int] = []
    before: list[int | None] = []
    for nth, (_, place) in enumerate(found):
        length = bisect_left(ends, place)
        before.append(tails[length - 1] if length else None)
        ends[length : length + 1] = [place]
        tails[length : length + 1] = [nth]
    row: list[int] = []
    nth_last = tails[-1] if tails else None
    while nth_last is not None:
        row.append(found[nth_last][0])
        nth_last = before[nth_last]
    return row[::-1]


def _titled(sheet: Sheet) -> Iterator[int]:
    """Yield the last lines of pages that name the sheet which begins with their page by its folio."""
    for first, end in zip(sheet.starts.tolist(), sheet.starts[1:].tolist(), strict=False):
        # A catchword may have been parted from the line.
        last = [
            at for at in range(first, end) if sheet.lines[at].number == sheet.lines[end - 1].number
        ]
        at = last[0]
        number = sheet_of(sheet.lines[at].text) if at - first > EDGE else 0
        if number and _begins(sheet, first, at, number):
            yield at


def _begins(sheet: Sheet, first: int, at: int, number: int) -> bool:
    """Tell whether a sheet begins with a page by the folio that this shows.

    ``first`` is the first line of the page, ``at`` the one that has the ``number`` of the sheet.
    """
    edges = [sheet.lines[edge].text.strip() for edge in (*range(first, first + EDGE), at - 1)]
    folios = [found[found.lastindex or 0] for text in edges for found in FOLIO.finditer(text)]
    return any(begins_sheet(number, int(folio)) for folio in folios)


def _starred(sheet: Sheet) -> list[int]:
    """Return the lines at the feet of pages that sign sheets by figures, the second leaf starred.

    Behind ``4`` comes ``4*`` on the next page or the next but one; the figures rise with the sheets.
    One alone counts where its page begins that sheet, by the folio.
    """
    feet = [
        (at, int(match["sheet"]), bool(match["star"]), int(sheet.page[at]))
        for first, end in zip(sheet.starts, sheet.starts[1:], strict=False)
        for at in range(max(first + 1, end - FOOT), end)
        if (match := FIGURED.fullmatch(sheet.worded[at].text))
    ]
    starred = [foot for foot in feet if foot[2]]
    numbers = [number for _, number, _, _ in starred]
    if numbers != sorted(set(numbers)):
        return []
    leaves = {(number, page - step) for _, number, _, page in starred for step in LEAVES}
    found = [(at, number) for at, number, star, page in feet if star or (number, page) in leaves]
    starts = np.searchsorted(sheet.starts, [at for at, _ in found], "right") - 1
    pages = zip(found, sheet.starts[starts].tolist(), strict=True)
    sure = len(starred) >= STARRED or any(
        _begins(sheet, first, at, number) for (at, number), first in pages
    )
    return [at for at, _ in found] if sure and starred else []


def _signed(sheet: Sheet) -> Iterator[tuple[int, _Place]]:
    """Yield the lines at the feet of pages that may be signatures, with their alphabet, letter and leaf."""
    for first, end in zip(sheet.starts, sheet.starts[1:], strict=False):
        for at in range(max(first + 1, end - FOOT), end):
            match = SIGNED.fullmatch(sheet.worded[at].text)
            if match:
                leaf = (match[3] or "1").replace("j", "i")
                number = int(leaf) if leaf.isdigit() else ROMAN.index(leaf) if leaf in ROMAN else 1
                alphabet = len(match[2].replace(" ", ""))
                yield at, (alphabet, ord(match[1].lower()), number)
