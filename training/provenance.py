"""The head of a learned table: from what it was learned, by which command, and when."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Iterator
from datetime import UTC, datetime

# Letters of a SHA-256 that name some material; 16 hexadecimal digits tell any two apart here.
DIGEST = 16


def provenance(source: str, command: str) -> Iterator[str]:
    """Yield the comment lines above a learned table.

    ``source`` is one line that names the material, with its size and digest; ``command`` is what
    to type at the top of the repository. The day is today's, in UTC.
    """
    yield f"# Learned from: {source}\n"
    yield f"# By: {command}\n"
    yield f"# On: {datetime.now(UTC).date().isoformat()}\n"
    yield "# Do not edit by hand.\n"


def digest(pieces: Iterable[str]) -> str:
    """Return the first digits of the SHA-256 of some text, which names its very letters."""
    sha = hashlib.sha256()
    for piece in pieces:
        sha.update(piece.encode())
        sha.update(b"\0")
    return sha.hexdigest()[:DIGEST]
