"""Checks that the pictures named in manifests exist, and are JPEG or PNG."""

from __future__ import annotations

from pathlib import Path

from publisher.errors import Mistake
from publisher.house.tables import Manifest, TablePath

# How a file begins: JPEG (ISO 10918-1, SOI and a marker), PNG (ISO 15948, 5.2).
_BEGINNINGS = (b"\xff\xd8\xff", b"\x89PNG\r\n\x1a\n")


def wrong_picture(
    root: Path, manifest: Manifest, key: TablePath, picture: str | None
) -> tuple[Mistake, ...]:
    """Return what is wrong with a picture of the house, as mistakes at the ``key`` that names it."""
    if picture is None:
        return ()
    path = _inside(root, picture)
    if path is None:
        return (manifest.mistake(key, f"“{picture}”: the file is not in the house's folder"),)
    if not _begins_right(path):
        return (manifest.mistake(key, f"“{picture}”: expected a JPEG or PNG picture"),)
    return ()


def is_cover_picture(root: Path, picture: str) -> bool:
    """Tell whether a file of the house is there, and a JPEG or PNG picture."""
    path = _inside(root, picture)
    return path is not None and _begins_right(path)


def _begins_right(path: Path) -> bool:
    with path.open("rb") as file:
        return file.read(8).startswith(_BEGINNINGS)


def _inside(root: Path, picture: str) -> Path | None:
    """Return the path of a file in the house's folder, None where there is none."""
    try:
        path = (root / picture).resolve()
        return path if path.is_relative_to(root.resolve()) and path.is_file() else None
    except (OSError, RuntimeError, ValueError):  # too long, links in a ring, a NUL
        return None
