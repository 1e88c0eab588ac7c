"""Everything that was learned, one file for each fit, with where it came from.

The tables are made by ``make train``; the head of each says from what it was learned, by which
command and when. A benchmark reads another folder of the same files, fitted without what it
measures, through ``learned_from``.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from functools import cache
from pathlib import Path
from typing import Any

from publisher.packaged import packaged_table

SHIPPED = Path(__file__).parent
_folders: list[Path] = [SHIPPED]


def folder() -> Path:
    """Return the folder that learned tables are read from; a key for what is made of them."""
    return _folders[-1]


@cache
def table(name: str, where: Path) -> dict[str, Any]:
    """Return a learned table by the name of its file; one that a folder lacks is the shipped one."""
    path = where / name
    found = path if path.is_file() else SHIPPED / name
    return packaged_table(found)


@contextmanager
def learned_from(where: Path | None) -> Iterator[None]:
    """Read learned tables from another folder inside the block; None: the shipped ones."""
    _folders.append(SHIPPED if where is None else where)
    try:
        yield
    finally:
        _folders.pop()
