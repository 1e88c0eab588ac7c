"""Results of stages by the digest of what they were made from, in ``build/.store``.

Each lies in a file of its own that begins with the digest of what follows: what is damaged is not
there. Nothing in the store is more than a memory.
"""

from __future__ import annotations

import hashlib
from collections.abc import Container
from pathlib import Path

from publisher.outputs.files import place
from publisher.outputs.paths import BUILD
from publisher.structs import frozen

STORE = ".store"  # in build/; hidden, for it is no product
_HEAD = hashlib.sha256().digest_size  # bytes
# Figures of a digest that name the folder of a result: no folder holds more than some hundreds.
_FOLDER = 2


@frozen
class Stored:
    """A result in the store: its digest, its size in bytes, when it was kept (seconds since 1970)."""

    digest: str
    size: int
    kept: float


class Store:
    """The store of one house."""

    def __init__(self, root: Path) -> None:
        """Take the folder of the house."""
        self._folder = root / BUILD / STORE

    def put(self, digest: str, content: bytes) -> None:
        """Keep a result; raise OutputError where it cannot be written."""
        place(self._path(digest), hashlib.sha256(content).digest() + content)

    def get(self, digest: str) -> bytes | None:
        """Return a result, None where it is not there or damaged."""
        path = self._path(digest)
        try:
            whole = path.read_bytes() if path.is_file() else b""  # a pipe would never end
        except OSError:
            return None
        head, content = whole[:_HEAD], whole[_HEAD:]
        return content if hashlib.sha256(content).digest() == head else None

    def all(self) -> list[Stored]:
        """Return all results, the newest first."""
        paths = (path for path in self._folder.glob("*/*") if path.is_file())
        found = ((path, path.stat()) for path in paths if not path.name.startswith("."))
        results = [Stored(path.name, told.st_size, told.st_mtime) for path, told in found]
        return sorted(results, key=lambda one: (-one.kept, one.digest))

    def superfluous(self, needed: Container[str], spare: int) -> list[Stored]:
        """Return the results that nobody needs, but for so many bytes of them, the newest."""
        gone = []
        for one in self.all():
            if one.digest not in needed:
                spare -= one.size
                gone += [one] if spare < 0 else []
        return gone

    def remove(self, results: list[Stored]) -> None:
        """Remove some results."""
        for one in results:
            self._path(one.digest).unlink(missing_ok=True)

    def _path(self, digest: str) -> Path:
        return self._folder / digest[:_FOLDER] / digest
