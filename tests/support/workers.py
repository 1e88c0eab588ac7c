"""Which tests share a worker: those that share what is costly to make, and the longest come first.

xdist's own ``loadgroup`` no longer groups (it writes a field that pytest 9.2 does not read).
"""

from __future__ import annotations

from xdist.scheduler import LoadScopeScheduling

# Each row is one piece of work for one worker: a built house, the readers of the same books, the
# books that one Java machine judges. Every other file is a piece by itself.
PIECES = (
    ("tests/test_books.py",),
    ("tests/readers/",),
    ("tests/printing/", "tests/checking/pdf/"),
    ("tests/cli/",),
    ("tests/epub/", "tests/checking/epub/"),
    ("tests/prepress/",),
    ("tests/record/",),
)


def rank_of(nodeid: str) -> int:
    """Return when a test is begun: the pieces in their order, then all others."""
    found = (rank for rank, places in enumerate(PIECES) if nodeid.startswith(places))
    return next(found, len(PIECES))


def piece_of(nodeid: str) -> str:
    """Return the piece that a test belongs to, by its first place, or its file."""
    rank = rank_of(nodeid)
    return PIECES[rank][0] if rank < len(PIECES) else nodeid.partition("::")[0]


class Sharing(LoadScopeScheduling):  # type: ignore[misc]
    """Gives out whole pieces in the order in which they were collected."""

    def _split_scope(self, nodeid: str) -> str:
        return piece_of(nodeid)
