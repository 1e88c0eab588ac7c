"""The state of a house in one file, ``build/.state.sqlite``: what was built, what was found.

It is written by change, each change whole or not at all, by the one process that leads a build;
two builds at once wait for each other's changes. Nothing in it is more than a memory: a file that
is lost or damaged is begun anew, and then everything counts as stale, which is never wrong.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import closing, suppress
from pathlib import Path
from typing import Any, TypeAlias

from publisher.errors import OutputError
from publisher.model.findings import Finding, Severity
from publisher.model.places import Place
from publisher.outputs.paths import BUILD

STATE = ".state.sqlite"  # in build/; hidden, for it is no product
# Seconds that a change waits for those of another build.
PATIENCE = 60

Row: TypeAlias = tuple[Any, ...]
Change: TypeAlias = Callable[[sqlite3.Connection], object]

# The tables, step by step: a file of an earlier version is brought up by the steps it lacks. A
# step that was published is never changed.
STEPS: tuple[str, ...] = (
    """
    CREATE TABLE products (
        path TEXT PRIMARY KEY, kind TEXT, name TEXT, language TEXT, format TEXT, inputs TEXT,
        digest TEXT, size INTEGER, pages INTEGER, chapters INTEGER, notes INTEGER, errors INTEGER,
        warnings INTEGER, remarks INTEGER, made_with TEXT, doubts INTEGER
    ) WITHOUT ROWID;
    CREATE TABLE findings (
        path TEXT, number INTEGER, code TEXT, severity TEXT, message TEXT, hint TEXT, source TEXT,
        first INTEGER, last INTEGER, PRIMARY KEY (path, number)
    ) WITHOUT ROWID;
    CREATE TABLE texts (
        source TEXT PRIMARY KEY, key TEXT, language TEXT, words TEXT, fault TEXT
    ) WITHOUT ROWID;
    CREATE TABLE counts (
        language TEXT, word TEXT, texts INTEGER, PRIMARY KEY (language, word)
    ) WITHOUT ROWID;
    CREATE TABLE told (
        source TEXT PRIMARY KEY, stamp TEXT, digest TEXT, words TEXT
    ) WITHOUT ROWID;
    CREATE TABLE numbers (name TEXT PRIMARY KEY, value INTEGER) WITHOUT ROWID;
    """,
    """
    CREATE TABLE remembered (
        key TEXT PRIMARY KEY, stamp TEXT, value TEXT, sum INTEGER
    ) WITHOUT ROWID;
    """,
    """
    CREATE TABLE inputs (path TEXT PRIMARY KEY, parts TEXT) WITHOUT ROWID;
    """,
    # What is known of a text in whole goes with any row that it was worked out of. The index of
    # sources spares reading all their words.
    """
    CREATE TABLE standings (
        source TEXT PRIMARY KEY, name TEXT, language TEXT, stamp TEXT, value TEXT, sum INTEGER
    ) WITHOUT ROWID;
    CREATE INDEX standings_by_name ON standings (name, language);
    CREATE INDEX texts_known ON texts (source, key, fault);
    CREATE TRIGGER product_made AFTER INSERT ON products BEGIN
        DELETE FROM standings WHERE name = NEW.name AND language = NEW.language;
    END;
    CREATE TRIGGER product_forgotten AFTER DELETE ON products BEGIN
        DELETE FROM standings WHERE name = OLD.name AND language = OLD.language;
    END;
    CREATE TRIGGER words_counted AFTER INSERT ON texts BEGIN
        DELETE FROM standings WHERE source = NEW.source;
    END;
    CREATE TRIGGER words_forgotten AFTER DELETE ON texts BEGIN
        DELETE FROM standings WHERE source = OLD.source;
    END;
    CREATE TRIGGER told_otherwise AFTER DELETE ON told BEGIN
        DELETE FROM standings WHERE source = OLD.source;
    END;
    """,
)
# What is raised by a file that cannot be read; texts in it may be none.
FAULTS = (sqlite3.Error, UnicodeDecodeError)
# What SQLite says of a file that is damaged, or none of ours: SQLITE_ERROR (no such table),
# CORRUPT, MISMATCH, FORMAT, NOTADB (SQLite’s “Result and Error Codes”).
_DAMAGED = {1, 11, 20, 24, 26}


class StateFile:
    """The state of one house, open; used with ``with``, which closes it.

    ``keeps`` is False where it is only asked: then the file is only read, as it was when that
    began; what is changed is changed in a copy in memory, and forgotten. ``findings`` tell that
    the file was damaged.
    """

    def __init__(self, root: Path, *, keep: bool) -> None:
        """Open the state of the house in ``root``; raise OutputError where it cannot be kept."""
        self.root, self.keeps = root, keep
        self.path = root / BUILD / STATE
        self.findings: tuple[Finding, ...] = ()
        self._copied = False
        self._db = self._opened()

    def __enter__(self) -> StateFile:
        """Return the open state."""
        return self

    def __exit__(self, *_: object) -> None:
        """Close the file."""
        self._db.close()

    def rows(self, statement: str, values: Sequence[Any] = ()) -> list[Row]:
        """Return what a statement asks for; nothing where the file is damaged, which is then new."""
        try:
            return self._db.execute(statement, values).fetchall()
        except FAULTS as error:
            self._refuse_or_renew(error)
            return []

    def change(self, *changes: Change) -> None:
        """Carry out changes, all of them or none; raise OutputError where they cannot be written."""
        try:
            if not self.keeps and not self._copied:
                self._db = self._copy()
            self._carry_out(changes)
        except FAULTS as error:
            self._refuse_or_renew(error)
            self._carry_out(changes)

    def _carry_out(self, changes: Iterable[Change]) -> None:
        self._db.execute("BEGIN IMMEDIATE")
        try:
            for carry_out in changes:
                carry_out(self._db)
            self._db.execute("COMMIT")
        finally:
            if self._db.in_transaction:  # an interrupt too must leave no change half done
                self._db.execute("ROLLBACK")

    def compact(self) -> None:
        """Give the room of what was forgotten back to the disk; raise OutputError as ``change``."""
        try:
            self._db.execute("VACUUM")
        except FAULTS as error:
            self._refuse_or_renew(error)

    def changes_of_others(self) -> int:
        """Return a number that is another one once another connection has changed the file."""
        rows = self.rows("PRAGMA data_version")
        return int(rows[0][0]) if rows else 0

    def renew(self) -> None:
        """Begin anew with an empty file, and say so among the findings."""
        self.findings = (self._damaged(),)
        with suppress(sqlite3.Error):
            self._db.close()
        if self.keeps:
            self._remove()
            self._db = self._opened()
        else:
            self._db = self._in_memory()

    def _refuse_or_renew(self, error: Exception) -> None:
        """Begin anew where the file is damaged; raise OutputError for a disk or another program."""
        if not _is_damage(error):
            raise self._refusal(error) from error
        self.renew()

    def _refusal(self, error: Exception) -> OutputError:
        hint = "let other builds end, look whether the disk is full, or remove this file"
        return OutputError(f"cannot be read or written: {error}", hint=hint, place=str(self.path))

    def _opened(self) -> sqlite3.Connection:
        if not self.keeps:
            return self._only_read()
        try:
            self.path.parent.mkdir(parents=True, exist_ok=True)
            return _brought_up(_connected(str(self.path)))
        except OSError as error:
            raise self._refusal(error) from error
        except FAULTS as error:
            if self.findings or not _is_damage(error):
                raise self._refusal(error) from error
        # Told once: where the new file is damaged too, the disk is.
        self.findings = (self._damaged(),)
        self._remove()
        return self._opened()

    def _only_read(self) -> sqlite3.Connection:
        """Return the file, open to be read; an empty one in memory where it is not, or damaged."""
        if not self.path.is_file():  # a pipe would never end
            return self._in_memory()
        try:
            db = _to_read(self.path)
            if _version(db) == len(STEPS):
                return db
            db.close()
            return self._copy()
        except FAULTS:
            self.findings = (self._damaged(),)
            return self._in_memory()

    def _copy(self) -> sqlite3.Connection:
        """Return a copy of the file in memory; as it is being read, where it is."""
        copy = sqlite3.connect(":memory:", isolation_level=None)
        with closing(getattr(self, "_db", None) or _to_read(self.path)) as file:
            if file.in_transaction:
                file.execute("COMMIT")
            file.backup(copy)
        self._copied = True
        return _brought_up(copy)

    def _in_memory(self) -> sqlite3.Connection:
        self._copied = True
        return _brought_up(sqlite3.connect(":memory:", isolation_level=None))

    def _damaged(self) -> Finding:
        shown = self.path.relative_to(self.root).as_posix()
        return Finding(
            "pipeline/state-damaged",
            Severity.WARNING,
            "what was known of the products of this house cannot be read, so all of them count as stale",
            "“publisher build” makes them again, and the file new",
            Place(shown, 1, 1),
        )

    def _remove(self) -> None:
        try:
            for end in ("", "-wal", "-shm"):
                self.path.with_name(f"{STATE}{end}").unlink(missing_ok=True)
        except OSError as error:
            raise self._refusal(error) from error


def _connected(path: str) -> sqlite3.Connection:
    """Open a file, or begin it; readers and one writer do not wait for each other (WAL)."""
    db = sqlite3.connect(path, timeout=PATIENCE, isolation_level=None)
    db.execute("PRAGMA journal_mode = WAL")
    # A machine that loses its power may lose the last changes, which is never wrong.
    db.execute("PRAGMA synchronous = NORMAL")
    return db


def _to_read(path: Path) -> sqlite3.Connection:
    """Return the file, open to be read as it is now; that of a folder where nothing may be written, too."""
    address = path.absolute().as_uri()
    try:
        return _as_now(sqlite3.connect(f"{address}?mode=ro", timeout=PATIENCE, uri=True))
    except sqlite3.OperationalError:
        # Beside it lies no log then, and nobody can change it.
        return _as_now(sqlite3.connect(f"{address}?immutable=1", uri=True))


def _as_now(db: sqlite3.Connection) -> sqlite3.Connection:
    """Return a connection to which all is answered from one state of its file; close it on a fault."""
    db.isolation_level = None
    try:
        db.execute("BEGIN")
        _version(db)
    except FAULTS:
        db.close()
        raise
    return db


def _brought_up(db: sqlite3.Connection) -> sqlite3.Connection:
    """Give a file of an earlier version the tables of this one; a later one counts as damaged."""
    if _version(db) > len(STEPS):
        raise sqlite3.DatabaseError("a later version of publisher has written this file")
    if _version(db) < len(STEPS):
        db.execute("BEGIN IMMEDIATE")
        # Asked again, for another process may have done it meanwhile.
        for number in range(_version(db), len(STEPS)):
            for statement in _statements(STEPS[number]):
                db.execute(statement)
            db.execute(f"PRAGMA user_version = {number + 1}")
        db.execute("COMMIT")
    return db


def _statements(step: str) -> Iterator[str]:
    """Yield the statements of a step one by one; triggers have semicolons of their own."""
    statement = ""
    for part in step.split(";")[:-1]:
        statement += f"{part};"
        if sqlite3.complete_statement(statement):
            yield statement
            statement = ""


def _version(db: sqlite3.Connection) -> int:
    return int(db.execute("PRAGMA user_version").fetchone()[0])


def _is_damage(error: Exception) -> bool:
    """Tell a damaged file, or a foreign one, from a full disk or one that another program holds."""
    if isinstance(error, sqlite3.ProgrammingError):
        return False
    code = getattr(error, "sqlite_errorcode", None)
    return code is None or code & 0xFF in _DAMAGED
