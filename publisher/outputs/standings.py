"""How each text of a house stands, in one row: all that is said of it while nothing has changed.

A row holds as long as the files of its text have the stamp that it was worked out with; it is
removed with any row of the state that it was worked out of, whichever process changes that.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from functools import partial
from sqlite3 import Connection
from typing import NamedTuple
from zlib import crc32

from publisher.outputs.state_file import Row, StateFile

# What a text was told is known, so that a row goes when the words of other texts change.
_KEEP = """
    REPLACE INTO standings SELECT ?1, ?2, ?3, ?4, ?5, ?6
    WHERE EXISTS (SELECT 1 FROM told WHERE source = ?1)
"""
_KNOWN = "SELECT source, stamp, value, sum FROM standings"


class StandingRow(NamedTuple):
    """How a text stands: its source, name and language, the stamp of its files, what is said."""

    source: str
    name: str
    language: str
    stamp: str
    value: str


class KnownStandings:
    """The rows of a state, as they are when they are first asked for."""

    def __init__(self, state: StateFile) -> None:
        """Read all rows of a state."""
        self._state = state
        # Before the rows, and before all else that new ones are worked out of.
        self._changes = state.changes_of_others()
        self._rows = {row[0]: row[1:] for row in state.rows(_KNOWN)}

    def value(self, source: str, stamp: str) -> str | None:
        """Return what is said of a text; None where nothing is known, or its stamp was another."""
        known = self._rows.get(source)
        if known is None or known[0] != stamp or known[2] != _sum(source, stamp, known[1]):
            return None
        return str(known[1])

    def forget(self, source: str) -> None:
        """Count what is known of a text as forgotten, whatever its stamp."""
        self._rows.pop(source, None)

    def keep(self, rows: Iterable[StandingRow]) -> None:
        """Keep rows, unless another process has changed the state meanwhile; then nothing is kept."""
        kept = [(*row, _sum(row.source, row.stamp, row.value)) for row in rows]
        if kept and self._state.keeps:
            self._state.change(partial(_write, kept, self._changes))


def _write(rows: Sequence[Row], changes: int, db: Connection) -> None:
    if db.execute("PRAGMA data_version").fetchone()[0] == changes:
        db.executemany(_KEEP, rows)


def _sum(source: str, stamp: str, value: str) -> int:
    """Return a checksum, for nobody else would notice a fault of the disk in a value."""
    return crc32(f"{source}\n{stamp}\n{value}".encode(errors="surrogatepass"))
