"""Which tests share a worker: those that share what is costly to make, and the longest come first.

xdist's own ``loadgroup`` no longer groups (it writes a field that pytest 9.2 does not read).
"""

from __future__ import annotations

from xdist.scheduler import LoadScopeScheduling

# Each of these is one piece of work for one worker: whole books and their readers, one Java
# machine. Every other file is a piece by itself.
PIECES = (
    "tests/readers/",
    "tests/test_books.py",
    "tests/epub/",
    "tests/record/",
    "tests/printing/",
    "tests/cli/",
    "tests/prepress/",
)


def piece_of(nodeid: str) -> str:
    """Return the piece that a test belongs to: a name of ``PIECES``, or its file."""
    return next((piece for piece in PIECES if nodeid.startswith(piece)), nodeid.partition("::")[0])


def rank_of(nodeid: str) -> int:
    """Return when a test is begun: the pieces in their order, then all others."""
    piece = piece_of(nodeid)
    return PIECES.index(piece) if piece in PIECES else len(PIECES)


class Sharing(LoadScopeScheduling):  # type: ignore[misc]
    """Gives out whole pieces in the order in which they were collected."""

    def _split_scope(self, nodeid: str) -> str:
        return piece_of(nodeid)
