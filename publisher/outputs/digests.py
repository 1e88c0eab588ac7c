"""Digests (SHA-256, as hexadecimal text) of files, folders and words."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Mapping
from pathlib import Path


def digest_of(path: Path) -> str:
    """Return the digest of a file, of a folder that of its files, of nothing an empty text."""
    if path.is_dir():
        return digest_of_words(*_contents(path))
    return _of_file(path) if path.is_file() else ""


def _of_file(path: Path) -> str:
    try:
        with path.open("rb") as file:
            return hashlib.file_digest(file, "sha256").hexdigest()
    except FileNotFoundError:  # it has gone since it was listed
        return ""


def digest_of_files(files: Mapping[str, bytes]) -> str:
    """Return the digest that a folder with these files, by name, will have."""
    return digest_of_words(*(_entry(name, digest_of_bytes(files[name])) for name in sorted(files)))


def digest_of_words(*words: str) -> str:
    """Return one digest of several texts in their order."""
    return digest_of_bytes("\n".join(words).encode(errors="surrogateescape"))


def digest_of_bytes(content: bytes) -> str:
    """Return the SHA-256 of some bytes."""
    return hashlib.sha256(content).hexdigest()


def _contents(folder: Path) -> Iterable[str]:
    """Yield a line for each file below a folder, without compiled Python and hidden files."""
    for path in sorted(folder.rglob("*")):
        # Hidden files are drafts and indexes of builds; compiled Python follows from its source.
        counts = path.is_file() and path.suffix != ".pyc" and not path.name.startswith(".")
        if counts and (digest := _of_file(path)):
            yield _entry(path.relative_to(folder).as_posix(), digest)


def _entry(name: str, digest: str) -> str:
    return f"{name} {digest}"
