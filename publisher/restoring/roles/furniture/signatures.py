"""Signatures: what the binder reads at the foot of the first page of each sheet.

``4`` on page 49 and ``5`` on page 65: a number that rises by one where the pages rise by a sheet,
alone or behind the name of the book (``Crane, Ferries. 4``); ``4*`` stands two pages further on.
(P. Gaskell, A New Introduction to Bibliography, 1972, on signatures.)
"""

from __future__ import annotations

from collections.abc import Iterable

from publisher.expressions import compiled
from publisher.model.furniture import FurnitureKind
from publisher.model.letters import letters_alone
from publisher.model.transcript import Line, Page
from publisher.restoring.roles.furniture.edge_lines import same_head, without_runs
from publisher.restoring.roles.furniture.removed import Removed
from publisher.structs import frozen

# ``4``, ``4*``, ``Crane, Ferries. 4``: the number of a sheet, alone or behind words.
SIGNATURE = compiled(r"\W*(?:(\D*[^\W\d_])\W*\s+)?(\d{1,3})\s?(\*?)\W*")
# Pages of a sheet: folded four, three or five times, or into twelve leaves (Gaskell 1972).
SHEETS = (16, 8, 32, 24)
# Pages from a plain signature to its starred one, which marks the inner fold of the sheet.
STARRED = range(1, 6)
# Agreement of a starred signature: with its plain one, which agrees with another.
STARS = 2
# Sheets between two signatures that are compared; those between them may have been lost.
FURTHEST = 4


@frozen
class _Signed:
    """The last line of a page that may be a signature: its letters, number, and star."""

    line: Line
    page: int
    key: str
    number: int
    starred: bool


def find_signatures(pages: tuple[Page, ...], _language: str) -> tuple[Removed, ...]:
    """Take the signatures from page feet.

    Two numbers have to agree on the sheet, three where words stand before them, for a note may
    end with ``Ibid., p. 4``.
    """
    signed = [found for page in pages if (found := _signed(page))]
    plain = [one for one in signed if not one.starred]
    agreeing = {one: _agreeing(one, plain) for one in plain}
    sure = [one for one, count in agreeing.items() if count > bool(one.key)]
    starred = [one for one in signed if one.starred and _follows(one, sure)]
    return tuple(_take(one, agreeing.get(one, STARS)) for one in (*sure, *starred))


def _signed(page: Page) -> _Signed | None:
    line = next((line for line in reversed(page.lines) if not line.blank), None)
    match = SIGNATURE.fullmatch(without_runs(line.text)) if line else None
    if line is None or match is None:
        return None
    key = letters_alone(match[1] or "")
    return _Signed(line, page.index, key, int(match[2]), bool(match[3]))


def _agreeing(one: _Signed, others: Iterable[_Signed]) -> int:
    """Return how many signatures rise with this one as sheets do; the most of one kind of sheet."""
    same = [other for other in others if other.key == one.key or same_head(one.key, other.key)]
    return max(sum(_rises(one, other, sheet) for other in same) for sheet in SHEETS)


def _rises(one: _Signed, other: _Signed, sheet: int) -> bool:
    further = other.number - one.number
    return 0 < abs(further) <= FURTHEST and other.page - one.page == sheet * further


def _follows(starred: _Signed, plain: Iterable[_Signed]) -> bool:
    return any(starred.number == p.number and starred.page - p.page in STARRED for p in plain)


def _take(signed: _Signed, agreeing: int) -> Removed:
    evidence = f"bottom of page, rises by one a sheet with {agreeing} others"
    doubt = "only one other sheet shows its number" if agreeing == 1 else ""
    return Removed(signed.line, signed.page, FurnitureKind.OTHER, evidence, doubt=doubt)
