"""Two printed pages on one page of the source: a scan of open books, or a form feed a sheet.

The folios of the sheets rise by two, and amid each sheet stands the number between: at the head of
the right page, or at the foot of the left one. There the sheet is two pages.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import pairwise

from publisher.expressions import compiled
from publisher.model.letters import letters_alone
from publisher.model.transcript import Line, Page
from publisher.structs import frozen

# ``12``, ``- 12 -``, ``[12]``; ``12 Of Salt``; ``Of Salt 13``.
ALONE = compiled(r"[^\w\s]{0,2}\s?(\d{1,4})\s?[^\w\s]{0,2}")
LEADING = compiled(r"[^\w\s]{0,2}(\d{1,4})\W{0,20}(?=[^\W\d_])")
TRAILING = compiled(r"(?<=[^\d\s])\s{0,20}(\d{1,4})[^\w\s]{0,2}$")
# Characters; a head is no longer.
LONGEST = 80
# Characters at either end of a line among which a folio begins.
SHOWN = 4
# Lines from the edge of a sheet among which its own folio stands.
NEAR = 2
# Sheets whose folios rise by two, at least, and the share of all of them that have both numbers.
FEWEST, SHARE = 3, 0.6


@frozen
class _Numbered:
    """A line that shows a number as heads and folios do: where it stands, and the words beside it."""

    at: int
    number: int
    words: str


@frozen
class _Sheet:
    """A page of the source, its filled lines (by their places on it), and those with a number."""

    page: Page
    filled: tuple[int, ...]
    numbered: tuple[_Numbered, ...]

    def outer(self, *, top: bool) -> _Numbered | None:
        """Return the number at the head of the sheet, or at its foot."""
        edge = self.filled[:NEAR] if top else self.filled[: -NEAR - 1 : -1]
        return next((one for at in edge for one in self.numbered if one.at == at), None)


def parted(pages: Sequence[Page]) -> tuple[Page, ...]:
    """Return the pages, those of them that hold two printed ones divided."""
    sheets = [_sheet(page) for page in pages]
    if sum(bool(sheet.numbered) for sheet in sheets) < FEWEST:
        return tuple(pages)
    for top in (True, False):
        cuts = _cuts(sheets, top=top)
        if len(cuts) >= FEWEST and len(cuts) >= SHARE * len(pages):
            return tuple(_numbered(_halves(sheets, cuts)))
    return tuple(pages)


def _sheet(page: Page) -> _Sheet:
    filled = tuple(at for at, line in enumerate(page.lines) if not line.blank)
    return _Sheet(page, filled, tuple(_numbers(page.lines, filled)))


def _numbers(lines: Sequence[Line], filled: Sequence[int]) -> Iterator[_Numbered]:
    for at in filled:
        text = lines[at].text.strip()
        if len(text) > LONGEST or not any(map(str.isdigit, text[:SHOWN] + text[-SHOWN:])):
            continue
        match = ALONE.fullmatch(text) or LEADING.match(text) or TRAILING.search(text)
        if match:
            yield _Numbered(at, int(match[1]), letters_alone(text))


def _cuts(sheets: Sequence[_Sheet], *, top: bool) -> dict[int, int]:
    """Return for sheets (by their places) the line with which their second page begins.

    Both numbers of a sheet are shown, and those of the sheet before or behind differ by two. Words
    beside the number between stand beside those of other sheets too.
    """
    outer = [sheet.outer(top=top) for sheet in sheets]
    by_two = {
        place
        for at, (one, other) in enumerate(pairwise(outer))
        if one is not None and other is not None and other.number - one.number == 2
        for place in (at, at + 1)
    }
    inner: dict[int, _Numbered] = {}
    for at in sorted(by_two):
        own = outer[at]
        found = None if own is None else _between(sheets[at], own, top=top)
        if found is not None:
            inner[at] = found
    words = Counter(one.words for one in (*inner.values(), *filter(None, outer)))
    return {
        at: one.at if top else one.at + 1
        for at, one in inner.items()
        if not one.words or words[one.words] > 1
    }


def _between(sheet: _Sheet, own: _Numbered, *, top: bool) -> _Numbered | None:
    """Return the line amid a sheet that shows the number of its other page."""
    wanted = own.number + 1 if top else own.number - 1
    inner = sheet.filled[NEAR:-1] if top else sheet.filled[1:-NEAR]
    amid = [one for one in sheet.numbered if one.number == wanted and one.at in inner]
    return amid[0] if len(amid) == 1 else None


def _halves(sheets: Sequence[_Sheet], cuts: dict[int, int]) -> Iterator[Page]:
    for at, sheet in enumerate(sheets):
        cut = cuts.get(at)
        if cut is None:
            yield sheet.page
            continue
        yield replace(sheet.page, lines=sheet.page.lines[:cut])
        yield replace(sheet.page, lines=sheet.page.lines[cut:])


def _numbered(pages: Iterator[Page]) -> Iterator[Page]:
    for index, page in enumerate(pages, 1):
        yield replace(page, index=index)
