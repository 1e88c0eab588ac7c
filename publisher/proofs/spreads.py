"""Which pages are seen at once when a book lies open."""

from __future__ import annotations

from publisher.structs import frozen


@frozen
class Spread:
    """Pages beside each other, counted from 0, with None where there is only the desk.

    Two places are those at the left and the right; a single one is that of a page without neighbour.
    """

    pages: tuple[int | None, ...]


def spreads(pages: int, *, facing: bool, turned: bool = False) -> tuple[Spread, ...]:
    """Return the spreads of a book of ``pages`` pages: the first alone at the right, then pairs.

    Without ``facing``, and where there is only one page, each page is a spread of its own. A book
    from right to left is ``turned``: its first page stands alone at the left, and each pair begins
    at the right.
    """
    if not facing or pages == 1:
        return tuple(Spread((page,)) for page in range(pages))
    pairs = ((_there(page, pages), _there(page + 1, pages)) for page in range(-1, pages, 2))
    return tuple(Spread(pair[::-1] if turned else pair) for pair in pairs)


def _there(page: int, pages: int) -> int | None:
    """Return a page of the book, None for one before its first or after its last."""
    return page if 0 <= page < pages else None
