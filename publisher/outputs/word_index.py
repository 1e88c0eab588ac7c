"""The words that stand whole in the sources of a house: those of each, and how many have each.

Only what changes is written. A count is asked word by word, so that no process holds the words of
a whole archive.
"""

from __future__ import annotations

import sqlite3
from collections import Counter
from collections.abc import Iterable
from functools import lru_cache, partial
from pathlib import Path
from typing import NamedTuple

from publisher.errors import OutputError
from publisher.outputs.state_file import PATIENCE, Row, StateFile
from publisher.stamps import Stamp
from publisher.structs import frozen

_COUNT = "SELECT texts FROM counts WHERE language = ? AND word = ?"
_OWN = "SELECT words FROM texts WHERE source = ?"
_KNOWN = "SELECT key, fault FROM texts WHERE source = ?"
_FAULTS = "SELECT source, fault FROM texts WHERE fault != ''"
_TOLD = "SELECT stamp, digest FROM told WHERE source = ?"
# How often the words have changed.
_CHANGES = "SELECT value FROM numbers WHERE name = 'words'"


class TextWords(NamedTuple):
    """The words of a source: its path, what they were found with, its language, the words.

    ``key`` is a digest of the program and the source. ``fault`` says why a source cannot be read,
    which has no words.
    """

    source: str
    key: str
    language: str
    words: frozenset[str]
    fault: str = ""


class KnownText(NamedTuple):
    """What is known of a source without its words; see ``TextWords``."""

    key: str
    fault: str


@frozen
class Told:
    """What a text was told of its words: a digest of all answers, and the words it asked for.

    ``stamp`` is that of the table of its questions.
    """

    stamp: str
    digest: str
    words: frozenset[str]


class WordIndex:
    """The words of a house's sources, as the state has them when it is asked."""

    def __init__(self, state: StateFile) -> None:
        """Take from a state what is known of each source; what a text was told is read when asked."""
        self._state = state
        # Before all else: what is read later is not older.
        self._changes = state.rows(_CHANGES)
        self.sources = frozenset(row[0] for row in state.rows("SELECT source FROM texts"))
        self._told: dict[str, Row | None] = {}
        self._new: dict[str, Told] = {}

    def change(self, texts: Iterable[TextWords], gone: Iterable[str]) -> tuple[str, ...]:
        """Put the words of some texts in the place of what was known, and forget others.

        What a text was told of any of the words that change has to be asked again. Returns the
        sources of all texts that this concerns.
        """
        changed = _Change(tuple(texts), tuple(gone))
        self._state.change(changed)
        self._changes = self._state.rows(_CHANGES)
        counted = tuple(text.source for text in changed.texts)
        self.sources = self.sources.difference(changed.gone).union(counted)
        self._told.clear()
        return (*changed.gone, *counted, *changed.untold)

    def known(self, source: str) -> KnownText | None:
        """Return what is known of a source, None where its words have never been counted."""
        rows = self._state.rows(_KNOWN, (source,))
        return KnownText(*rows[0]) if rows else None

    def faults(self) -> dict[str, str]:
        """Return why sources cannot be read, by source."""
        return dict(self._state.rows(_FAULTS))

    def texts_with(self, language: str, word: str) -> int:
        """Return the number of texts of a language in which a word stands whole."""
        rows = self._state.rows(_COUNT, (language, word))
        return int(rows[0][0]) if rows else 0

    def words_of(self, source: str) -> frozenset[str]:
        """Return the words that stand whole in a source."""
        rows = self._state.rows(_OWN, (source,))
        return frozenset(rows[0][0].split()) if rows else frozenset()

    def told(self, source: str, stamp: Stamp) -> str | None:
        """Return the digest of what a text is told today; None where it has to be asked.

        ``stamp`` is that of the table of its questions.
        """
        if source not in self._told:
            rows = self._state.rows(_TOLD, (source,))
            self._told[source] = rows[0] if rows else None
        known = self._told[source]
        return str(known[1]) if known is not None and known[0] == stamp.text else None

    def remember_told(self, source: str, told: Told) -> None:
        """Remember what a text is told today, until one of the words changes."""
        self._new[source] = told
        self._told[source] = (told.stamp, told.digest)

    def save(self) -> None:
        """Keep what texts were told, unless another build has changed the words meanwhile."""
        rows: list[Row] = [
            (source, told.stamp, told.digest, " ".join(sorted(told.words)))
            for source, told in self._new.items()
        ]
        if rows and self._state.keeps:
            self._state.change(partial(_keep_told, rows, self._changes))
        self._new.clear()


def _keep_told(rows: list[Row], changes: list[Row], db: sqlite3.Connection) -> None:
    if db.execute(_CHANGES).fetchall() == changes:
        db.executemany("REPLACE INTO told VALUES (?, ?, ?, ?)", rows)


class _Change:
    """A change of the words of some texts; ``untold`` are the texts that have to ask again."""

    def __init__(self, texts: tuple[TextWords, ...], gone: tuple[str, ...]) -> None:
        self.texts, self.gone = texts, gone
        self.untold: list[str] = []

    def __call__(self, db: sqlite3.Connection) -> None:
        """Carry it out, within a transaction: nobody else changes the counts meanwhile."""
        counts: Counter[tuple[str, str]] = Counter()
        for source in (*(text.source for text in self.texts), *self.gone):
            for language, words in db.execute(
                "SELECT language, words FROM texts WHERE source = ?", (source,)
            ):
                counts.subtract((language, word) for word in words.split())
        for text in self.texts:
            counts.update((text.language, word) for word in text.words)
        changed = [(*key, count) for key, count in counts.items() if count]
        self._write(db, changed)
        words = {word for _, word, _ in changed}
        told = db.execute("SELECT source, words FROM told").fetchall() if words else []
        self.untold = [source for source, asked in told if not words.isdisjoint(asked.split())]
        db.executemany("DELETE FROM told WHERE source = ?", [(one,) for one in self.untold])

    def _write(self, db: sqlite3.Connection, counts: list[tuple[str, str, int]]) -> None:
        db.executemany("DELETE FROM texts WHERE source = ?", [(source,) for source in self.gone])
        db.executemany(
            "REPLACE INTO texts VALUES (?, ?, ?, ?, ?)",
            [(t.source, t.key, t.language, " ".join(sorted(t.words)), t.fault) for t in self.texts],
        )
        db.executemany(
            "INSERT INTO counts VALUES (?, ?, ?) ON CONFLICT (language, word)"
            " DO UPDATE SET texts = texts + excluded.texts",
            counts,
        )
        gone = [(language, word) for language, word, count in counts if count < 0]
        db.executemany("DELETE FROM counts WHERE language = ? AND word = ? AND texts <= 0", gone)
        if counts:
            db.execute(
                "INSERT INTO numbers VALUES ('words', 1)"
                " ON CONFLICT (name) DO UPDATE SET value = value + 1"
            )


class CountsBeside:
    """How many other texts have a word, asked of the file itself: for processes that only read."""

    def __init__(self, path: Path) -> None:
        """Take the path of a state file."""
        self._path = path

    def texts_with(self, language: str, word: str) -> int:
        """Return the number of texts of a language in which a word stands whole.

        Raises OutputError where the file cannot be read.
        """
        rows = self._asked(_COUNT, (language, word))
        return int(rows[0][0]) if rows else 0

    def words_of(self, source: str) -> frozenset[str]:
        """Return the words that stand whole in a source; raise OutputError as above."""
        rows = self._asked(_OWN, (source,))
        return frozenset(rows[0][0].split()) if rows else frozenset()

    def _asked(self, statement: str, values: tuple[str, ...]) -> list[Row]:
        try:
            # A file that was begun anew has another number, for the earlier one is still open.
            file = _only_read(self._path, self._path.stat().st_ino)
            return file.execute(statement, values).fetchall()
        except (OSError, sqlite3.Error) as error:
            hint = "“publisher build” again makes the file new if it is damaged"
            message = f"the words of the other texts cannot be read: {error}"
            raise OutputError(message, hint=hint, place=str(self._path)) from error


@lru_cache(maxsize=1)
def _only_read(path: Path, _number: int) -> sqlite3.Connection:
    """Return the file, open for as long as this process asks the same one (by its inode)."""
    return sqlite3.connect(f"{path.absolute().as_uri()}?mode=ro", timeout=PATIENCE, uri=True)
