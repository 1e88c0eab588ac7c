"""Which pages are seen at once."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Spread:
    """Pages beside each other, counted from 0; None where the desk is seen.

    Two places are a verso and a recto, one is a page that has no neighbour.
    """

    pages: tuple[int | None, ...]


def spreads(pages: int, *, facing: bool) -> tuple[Spread, ...]:
    """Return the spreads of a book: the first page alone at the right, then pairs.

    Without ``facing``, and where there is only one page, each stands alone.
    """
    if not facing or pages == 1:
        return tuple(Spread((page,)) for page in range(pages))
    lefts = range(-1, pages, 2)
    return tuple(Spread((_there(left, pages), _there(left + 1, pages))) for left in lefts)


def _there(page: int, pages: int) -> int | None:
    return page if 0 <= page < pages else None
