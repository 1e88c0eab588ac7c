"""What is made once and then kept on this machine: found again by what it was made from, and mapped.

Tables of words and covers take longer to make than the rest of a book. Each lies in a file of the
user's folder for caches, which may be deleted at any time. A file is believed only if it is as
long as it says, its checksum is right, and nobody else wrote it, since programs are kept too; where
it is missing, damaged, or cannot be written, its content is made anew and, at worst, stays in memory.
"""

from __future__ import annotations

import json
import mmap
import os
from collections.abc import Callable
from contextlib import suppress
from hashlib import sha256
from pathlib import Path
from struct import Struct
from tempfile import NamedTemporaryFile
from typing import Any
from zlib import crc32

from platformdirs import user_cache_path

# What such a file begins with, the bytes of its content, their CRC-32; 24 bytes, so that numbers of
# eight bytes behind it lie where the processor likes them.
_HEAD = Struct("<8sQI4x")
_SIGN = b"press 1\n"
# The number of the system's administrator, who may have prepared a machine for others.
_ROOT = 0
# Files of a kind that are kept: those of two versions of the program, and one to spare.
_FEW = 3


def kept(kind: str, made_from: str, make: Callable[[], bytes], most: int = _FEW) -> memoryview:
    """Return what ``make`` returns, from a file wherever it has been made before.

    ``made_from`` is the digest of everything that decides on the bytes (``digest``). Of one kind
    the ``most`` newest files are kept. Several processes may ask at once: a file appears whole,
    and what is mapped stays as it is when another takes its place.
    """
    content = found(kind, made_from)
    if content is None:
        content = memoryview(make())
        keep(kind, made_from, content, most)
    return content


def known(kind: str, made_from: str, make: Callable[[], Any], most: int = _FEW) -> Any:
    """Return what ``make`` returns, as ``kept`` does, for a value that JSON can hold."""
    return json.loads(bytes(kept(kind, made_from, lambda: json.dumps(make()).encode(), most)))


def found(kind: str, made_from: str) -> memoryview | None:
    """Return what was kept under a digest, None where there is nothing, or only something damaged."""
    return _read(folder() / kind / made_from)


def keep(kind: str, made_from: str, content: bytes | memoryview, most: int = _FEW) -> None:
    """Keep something under a digest, in place of what was there; where nothing can be, nothing is."""
    _write(folder() / kind / made_from, memoryview(content), most)


def folder() -> Path:
    """Return the user's folder for what can be made anew."""
    return user_cache_path("publisher", appauthor=False)


def digest(*parts: str | bytes | Path) -> str:
    """Return the digest of texts, bytes, and the contents of files; raise OSError without a file."""
    whole = sha256()
    for part in parts:
        own = part.read_bytes() if isinstance(part, Path) else part
        whole.update(sha256(own.encode() if isinstance(own, str) else own).digest())
    return whole.hexdigest()[:40]


def _read(path: Path) -> memoryview | None:
    """Return the content of a file, None where there is none or it is not what was written."""
    try:
        with path.open("rb") as file:
            if not path.is_absolute() or os.fstat(file.fileno()).st_uid not in _believed():
                return None
            whole = memoryview(mmap.mmap(file.fileno(), 0, access=mmap.ACCESS_READ))
    except (OSError, ValueError):  # ValueError: the file is empty
        return None
    if len(whole) < _HEAD.size:
        return None
    sign, length, checksum = _HEAD.unpack_from(whole)
    content = whole[_HEAD.size :]
    right = sign == _SIGN and length == len(content) and checksum == crc32(content)
    return content if right else None


def _believed() -> tuple[int, ...]:
    """Return the numbers of the users whose files are believed; Windows has none and says 0."""
    return (_ROOT, os.getuid()) if hasattr(os, "getuid") else (_ROOT,)


def _write(path: Path, content: memoryview, most: int) -> None:
    """Write a file where that is possible; nothing is lost where it is not."""
    # A user without a home has no such folder: what is relative would lie in the current one.
    if not path.is_absolute():
        return
    with suppress(OSError):
        path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        with NamedTemporaryFile(dir=path.parent, delete=False) as new:
            unfinished = Path(new.name)
            try:
                new.write(_HEAD.pack(_SIGN, len(content), crc32(content)))
                new.write(content)
                new.close()
                unfinished.replace(path)
            except OSError:
                unfinished.unlink()
                raise
        for old in _by_age(path.parent)[most:]:
            old.unlink(missing_ok=True)


def _by_age(kind: Path) -> list[Path]:
    """Return the files of a kind, the newest first; among them what was never finished."""
    return sorted(kind.iterdir(), key=lambda path: path.stat().st_mtime_ns, reverse=True)
