"""Files that are kept beside a source: written whole, and known by digests."""

from __future__ import annotations

import hashlib
import os
from collections.abc import Iterable
from contextlib import suppress
from pathlib import Path

# Digits of the digest of our own code; enough to tell its versions.
DIGITS = 12
# Digits of a digest that tells one picture from another.
PICTURE_DIGITS = 16


def place_whole(path: Path, content: str) -> None:
    """Write a file whole or not at all; where that cannot be done, nothing is said."""
    draft = path.with_name(f".{path.name}.{os.getpid()}.part")
    with suppress(OSError):
        draft.write_text(content, "utf-8", newline="\n")
        draft.replace(path)
    with suppress(OSError):
        draft.unlink(missing_ok=True)


def digest_of_file(path: Path) -> str:
    """Return the SHA-256 of a file."""
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


def picture_digest(content: bytes) -> str:
    """Return a short digest of a picture."""
    return hashlib.sha256(content).hexdigest()[:PICTURE_DIGITS]


def code_digest(files: Iterable[Path]) -> str:
    """Return a short digest of files of our own code, in the order of their paths."""
    code = b"\n".join(path.read_bytes() for path in sorted(files))
    return hashlib.sha256(code).hexdigest()[:DIGITS]
