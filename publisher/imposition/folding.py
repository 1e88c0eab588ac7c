"""Which page stands where, so that folded and nested sheets read in order."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from publisher.structs import frozen

# A sheet that is folded once has two leaves with two pages each.
PAGES_OF_A_SHEET = 4


@frozen
class Side:
    """One side of a flat sheet: the pages left and right of the fold, from 1; None is blank."""

    left: int | None
    right: int | None


@frozen
class FoldedSheet:
    """A sheet to be folded once, with its front outside.

    ``signature`` is the number of its signature in reading order, ``depth`` that of the sheet in
    it from the outermost; both are counted from 0.
    """

    signature: int
    depth: int
    front: Side
    back: Side


def fold(
    pages: int, signature: int | None = None, *, turned: bool = False
) -> tuple[FoldedSheet, ...]:
    """Return the sheets of a book of ``pages`` pages, signature by signature, each from outside in.

    ``signature`` is the number of pages that are nested in each other (a multiple of 4), None for
    all of them. The last signature is as short as it can be, and has the blank pages at its end:
    three at most. ``turned`` is for a book from right to left, which is bound at the right.
    """
    sheets: list[FoldedSheet] = []
    for number, own in enumerate(_signatures(pages, signature)):
        sheets.extend(_nest(number, own, pages))
    return tuple(map(_turned, sheets)) if turned else tuple(sheets)


def _turned(sheet: FoldedSheet) -> FoldedSheet:
    """Return a sheet with the pages of each side in each other's places."""
    front, back = (Side(side.right, side.left) for side in (sheet.front, sheet.back))
    return replace(sheet, front=front, back=back)


def blanks(pages: int) -> int:
    """Return how many pages stay blank, because the last sheet has room for more."""
    return -pages % PAGES_OF_A_SHEET


def _signatures(pages: int, signature: int | None) -> Iterator[range]:
    """Yield the pages of each signature, blank ones included, counted from 1."""
    whole = pages + blanks(pages)
    step = signature or whole  # one signature of all pages, where no length is given
    for start in range(0, whole, step):
        yield range(start + 1, min(start + step, whole) + 1)


def _nest(number: int, signature: range, pages: int) -> Iterator[FoldedSheet]:
    """Yield the sheets of one signature, from the outermost to the innermost.

    The right half of a front is read first and the left half last; the back goes on from both.
    """
    for depth in range(len(signature) // PAGES_OF_A_SHEET):
        early, late = signature[0] + 2 * depth, signature[-1] - 2 * depth
        front = Side(_there(late, pages), _there(early, pages))
        back = Side(_there(early + 1, pages), _there(late - 1, pages))
        yield FoldedSheet(number, depth, front, back)


def _there(page: int, pages: int) -> int | None:
    """Return a page of the book, None for a blank one after its last."""
    return page if page <= pages else None
