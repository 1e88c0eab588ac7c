"""What a house has released lies in ``releases/``, and stays as it was: a folder for each number.

Beside the files lies ``release.json``, which says what they are and has their SHA-256.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import asdict
from pathlib import Path
from typing import Any

from publisher.errors import DAMAGE, SourceError
from publisher.outputs.digests import digest_of
from publisher.outputs.paths import ProductKind
from publisher.structs import frozen

RELEASES = "releases"  # beside seeds/ and build/
MANIFEST = "release.json"
CHANGES = "changes.diff"


@frozen
class ReleasedFile:
    """A file of a release: its name in the folder, its SHA-256, its size in bytes."""

    name: str
    sha256: str
    size: int


@frozen
class Release:
    """A book as it was released: its number (``2``, ``2.1``), its date (ISO 8601), its files."""

    kind: ProductKind
    name: str
    language: str
    title: str
    number: str
    date: str
    files: tuple[ReleasedFile, ...]

    @property
    def folder(self) -> str:
        """Return where it lies in its house."""
        return release_folder(self.name, self.language, self.number)

    @property
    def order(self) -> tuple[int, ...]:
        """Return what releases are sorted by: the parts of the number."""
        return order_of(self.number)


def release_folder(name: str, language: str, number: str) -> str:
    """Return where a release lies in its house (``releases/tarov.sv/2``)."""
    return f"{RELEASES}/{name}.{language}/{number}"


def order_of(number: str) -> tuple[int, ...]:
    """Return the parts of a number like ``2.1``, by which releases follow each other."""
    return tuple(int(part) for part in number.split("."))


def release_manifest(release: Release) -> bytes:
    """Return the content of ``release.json``."""
    table = {"format": 1, **asdict(release)}
    return f"{json.dumps(table, indent=1, ensure_ascii=False)}\n".encode()


def read_releases(root: Path) -> tuple[Release, ...]:
    """Return the releases of a house, by name and number.

    Raises SourceError for a release whose manifest is damaged or missing. What was left of one
    that was interrupted is none.
    """
    folders = (path for path in (root / RELEASES).glob("*/*") if path.is_dir())
    found = (_read(root, path / MANIFEST) for path in folders if not path.name.startswith("."))
    return tuple(sorted(found, key=lambda one: (one.name, one.language, one.order)))


def _read(root: Path, path: Path) -> Release:
    try:
        table: dict[str, Any] = json.loads(path.read_bytes())
        files = tuple(ReleasedFile(**entry) for entry in table["files"])
        words = {key: str(table[key]) for key in ("name", "language", "title", "number", "date")}
        release = Release(ProductKind(table["kind"]), **words, files=files)
        order_of(release.number)
    except (OSError, *DAMAGE) as error:
        raise SourceError(
            "this manifest of a release cannot be read",
            hint="take it from a copy of the house; what was released must not be guessed",
            place=path.relative_to(root).as_posix(),
        ) from error
    return release


def changed_files(root: Path, release: Release) -> Iterator[str]:
    """Yield the names of those files that are no longer as they were released, or no longer there."""
    folder = root / release.folder
    yield from (file.name for file in release.files if digest_of(folder / file.name) != file.sha256)
