"""Which page stands where, so that folded and nested sheets read in order."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

PAGES_OF_A_SHEET = 4


@dataclass(frozen=True, slots=True)
class Side:
    """One side of a flat sheet: the pages left and right of the fold, from 1; None is blank."""

    left: int | None
    right: int | None


@dataclass(frozen=True, slots=True)
class FoldedSheet:
    """A sheet to be folded once, its front outside.

    ``signature`` counts from 0 in reading order, ``depth`` from 0, the outermost of its signature.
    """

    signature: int
    depth: int
    front: Side
    back: Side


def fold(pages: int, signature: int | None = None) -> tuple[FoldedSheet, ...]:
    """Return the sheets of a book, signature by signature, each from the outside in.

    ``signature`` is how many pages are nested in each other (a multiple of 4), without it all
    are. The last signature is as short as it can be, and what is blank stands at its end: at
    most three pages.
    """
    sheets: list[FoldedSheet] = []
    for number, (first, length) in enumerate(_signatures(pages, signature)):
        sheets.extend(_nest(number, first, length, pages))
    return tuple(sheets)


def blanks(pages: int) -> int:
    """Return how many pages stay blank: what is missing to a whole number of sheets."""
    return -pages % PAGES_OF_A_SHEET


def _signatures(pages: int, signature: int | None) -> Iterator[tuple[int, int]]:
    """Yield the first page of each signature and its length in pages."""
    whole = pages + blanks(pages)
    step = signature or whole
    for start in range(0, whole, step):
        yield start + 1, min(step, whole - start)


def _nest(number: int, first: int, length: int, pages: int) -> Iterator[FoldedSheet]:
    """Yield the sheets of one signature.

    The right half of a front is read first and the left half last; the back goes on from both.
    """
    last = first + length - 1
    for depth in range(length // PAGES_OF_A_SHEET):
        early, late = first + 2 * depth, last - 2 * depth
        front = Side(_there(late, pages), _there(early, pages))
        back = Side(_there(early + 1, pages), _there(late - 1, pages))
        yield FoldedSheet(number, depth, front, back)


def _there(page: int, pages: int) -> int | None:
    return page if page <= pages else None
