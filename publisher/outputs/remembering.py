"""What was worked out of files is remembered as long as these have the same stamps."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from functools import partial
from pathlib import Path
from sqlite3 import Connection
from zlib import crc32

from publisher.expressions import compiled
from publisher.outputs.digests import digest_of
from publisher.outputs.state_file import Row, StateFile
from publisher.stamps import Stamp, stamp_of

_ODD = compiled("[\ud800-\udfff]")
FILE = "file "  # how the keys of digests begin
# So many keys are asked for one by one; then all are read at once, in a third of the time of each.
SINGLY = 64
_ALL = "SELECT key, stamp, value, sum FROM remembered"


class Remembered:
    """Values by key, each with the stamp of the files that it was worked out of.

    ``now`` is in nanoseconds since 1970. What comes of files that are too young for their stamps
    to tell a change is not remembered.
    """

    def __init__(self, state: StateFile, now: int) -> None:
        """Take a state that remembers; what is damaged of it counts as forgotten."""
        self._state, self._root, self._now = state, str(state.root), now
        # Read when they are asked for, as they stand in the state; None where nothing stands there.
        self._rows: dict[str, Row | None] = {}
        self._singly = 0
        self._whole = False
        self._new: dict[str, tuple[str, str]] = {}
        self._asked: set[str] = set()

    def expect(self, beginning: str) -> None:
        """Read all at once what is remembered under keys that begin so, which are asked for next."""
        end = f"{beginning}\U0010ffff"
        self._take(self._state.rows(f"{_ALL} WHERE key >= ? AND key < ?", (beginning, end)))

    def _take(self, rows: list[Row]) -> None:
        for key, *row in rows:
            self._rows.setdefault(key, tuple(row))

    def _known(self, key: str) -> tuple[str, str] | None:
        """Return stamp and value of a key, None where nothing whole is known."""
        if key in self._new:
            return self._new[key]
        row = self._rows.get(key)
        if row is None and not self._whole and key not in self._rows:
            row = self._read(key)
        if row is None or _sum(key, row[0], row[1]) != row[2]:
            return None
        return row[0], row[1]

    def _read(self, key: str) -> Row | None:
        self._singly += 1
        if self._singly > SINGLY:
            self._take(self._state.rows(_ALL))
            self._whole = True
        elif not _ODD.search(key):
            rows = self._state.rows(f"{_ALL} WHERE key = ?", (key,))
            self._rows[key] = rows[0][1:] if rows else None
        return self._rows.get(key)

    def is_old(self, stamp: Stamp) -> bool:
        """Tell whether a change of the files would be seen in their stamp."""
        return stamp.is_old(self._now)

    def recall(self, key: str, stamp: Stamp, beyond: str = "") -> str | None:
        """Return the value of a key, None where it is not known or depends on something else now.

        ``beyond`` says what it depends on beyond the files of the stamp.
        """
        self._asked.add(key)
        known = self._known(key)
        return known[1] if known is not None and known[0] == stamp.text + beyond else None

    def remember(self, key: str, stamp: Stamp, value: str, beyond: str = "") -> None:
        """Remember a value as long as the stamp and what is ``beyond`` it are the same."""
        # A name of a file or a folder that is no Unicode has no place in the state.
        if self.is_old(stamp) and not _ODD.search(f"{key}{value}{beyond}"):
            self._new[key] = (stamp.text + beyond, value)

    def digest(self, path: str) -> str:
        """Return the digest of a file or folder by its path in the house, as ``digest_of`` does."""
        return self.digest_at(path, f"{self._root}/{path}")

    def digest_at(self, path: str, whole: str, stamp: Stamp | None = None) -> str:
        """Return the digest of a file whose ``whole`` path, and perhaps its stamp, is known."""
        found = stamp or stamp_of(whole)
        if found is None:
            return ""
        known = self.recall(FILE + path, found)
        if known is None:
            known = digest_of(Path(whole))
            self.remember(FILE + path, found, known)
        return known

    def save(
        self,
        now: int,
        *,
        made: Iterable[str] = (),
        whole: bool = False,
        unasked: Callable[[str], bool] = lambda _: False,
    ) -> None:
        """Keep what is new.

        ``made`` are the paths of products that were made meanwhile, which are old enough ``now``
        or not; with ``whole`` everything was asked for that there is but for the keys that are
        ``unasked``, and the rest is forgotten.
        """
        self._now = now
        for path in made:
            self.digest(path)
        rows: list[Row] = [(key, *known, _sum(key, *known)) for key, known in self._new.items()]
        gone = list(self._unneeded(unasked)) if whole else []
        if self._state.keeps and (rows or gone):
            self._state.change(partial(_write, rows, gone))
            self._rows.update((row[0], row[1:]) for row in rows)
        self._new.clear()

    def _unneeded(self, unasked: Callable[[str], bool]) -> Iterator[Row]:
        for row in self._state.rows("SELECT key FROM remembered"):
            key = row[0]
            if key not in self._asked and key not in self._new and not unasked(key):
                yield (key,)


def _write(rows: list[Row], gone: list[Row], db: Connection) -> None:
    db.executemany("REPLACE INTO remembered VALUES (?, ?, ?, ?)", rows)
    db.executemany("DELETE FROM remembered WHERE key = ?", gone)


def _sum(key: str, stamp: str, value: str) -> int:
    """Return a checksum, for nobody else would notice a fault of the disk in a value."""
    return crc32(f"{key}\n{stamp}\n{value}".encode(errors="surrogatepass"))
