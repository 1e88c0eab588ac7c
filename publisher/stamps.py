"""Stamps of files: while that of a file is the same, so is what is in it.

A stamp has the file's size, the times of its last change and of its last change of name or rights
(nanoseconds), and its number on the disk (inode). Whoever writes into a file changes one of them,
once the clock of the disk has gone on; until then a file is *young*, and its stamp says nothing.
"""

from __future__ import annotations

import hashlib
import os
import stat
from collections.abc import Iterable
from contextlib import suppress
from typing import NamedTuple

# Nanoseconds: the coarsest clock of a file system goes in steps of two seconds (FAT).
YOUTH = 2_000_000_000
_LINK = "link "  # before the stamps of links
_FOLDER = "folder"
SEVERAL = 16  # bytes of the digest in which the stamps of several files are one


class Stamp(NamedTuple):
    """How a file, or several, stood: as text, and when the newest was changed (nanoseconds)."""

    text: str
    changed: int

    def is_old(self, now: int) -> bool:
        """Tell whether what is written from now on (nanoseconds since 1970) has another stamp."""
        return self.changed < now - YOUTH


def stamp_of(path: str) -> Stamp | None:
    """Return the stamp of a file, of a folder that of all below it; None where there is nothing."""
    try:
        found = os.stat(path)  # noqa: PTH116 - a Path takes three times as long
    except (OSError, ValueError):  # a NUL in a name is none
        return None
    if stat.S_ISDIR(found.st_mode):
        texts: list[str] = []
        changed = _add_below(path, "", texts)
        texts.sort()
        return _as_one(texts, changed)
    return _stamp(found)


def stamp_of_all(named: Iterable[tuple[str, Stamp]]) -> Stamp:
    """Return one stamp for several files with their names, in their order."""
    texts, changed = [], 0
    for name, stamp in named:
        texts.append(f"{name}/{stamp.text}")
        changed = max(changed, stamp.changed)
    return _as_one(texts, changed)


def _as_one(texts: Iterable[str], changed: int) -> Stamp:
    whole = "\n".join(texts).encode(errors="surrogateescape")
    return Stamp(hashlib.blake2b(whole, digest_size=SEVERAL).hexdigest(), changed)


def entries(folder: str) -> list[tuple[str, Stamp]]:
    """Return the files right in a folder, by name, each with its stamp; none where there is none.

    The stamp of what is no file, or a link that leads nowhere, says so.
    """
    try:
        with os.scandir(folder) as found:
            return sorted((entry.name, _stamp_of_entry(entry)) for entry in found)
    except OSError:
        return []


def is_link(stamp: Stamp) -> bool:
    """Tell whether the stamp is that of a link in a folder."""
    return stamp.text.startswith(_LINK)


def is_of_file(stamp: Stamp) -> bool:
    """Tell whether the stamp is that of a file in a folder, or of a link to one."""
    return stamp.changed > 0


def is_of_folder(stamp: Stamp) -> bool:
    """Tell whether the stamp is that of a folder in a folder."""
    return stamp.text == _FOLDER


def _stamp_of_entry(entry: os.DirEntry[str]) -> Stamp:
    with suppress(OSError):
        if entry.is_file(follow_symlinks=False):
            return _stamp(entry.stat())
    # What a link leads to may lie outside of the house one day, and inside on another.
    kind = _LINK if entry.is_symlink() else ""
    try:
        if entry.is_file():
            stamp = _stamp(entry.stat())
            return Stamp(f"{kind}{stamp.text}", stamp.changed)
        return Stamp(f"{kind}{_FOLDER}" if entry.is_dir() else f"{kind}other", 0)
    except OSError:
        return Stamp(f"{kind}nothing", 0)


def _stamp(found: os.stat_result) -> Stamp:
    written, changed = found.st_mtime_ns, found.st_ctime_ns
    numbers = (found.st_size, written, changed, found.st_ino)
    text = "%x.%x.%x.%x" % numbers  # noqa: UP031 - in half the time of an f-string
    return Stamp(text, changed if changed > written else written)


def _add_below(folder: str, before: str, texts: list[str]) -> int:
    """Add the stamp of each file below a folder that its digest counts; return the newest change.

    None is counted that is hidden, or compiled Python.
    """
    newest = 0
    try:
        with os.scandir(folder) as found:
            inside = list(found)
    except OSError:  # as Path.rglob, which passes over what cannot be listed
        return newest
    for entry in inside:
        name = entry.name
        if entry.is_dir():
            # As Path.rglob, which goes into no folder by way of a link.
            if not entry.is_symlink():
                newest = max(newest, _add_below(entry.path, f"{before}{name}/", texts))
        elif name[0] != "." and not name.endswith(".pyc") and entry.is_file():
            try:
                text, changed = _stamp(entry.stat())
            except FileNotFoundError:  # an editor's own, which goes as it came
                continue
            texts.append(f"{before}{name}/{text}")
            if changed > newest:
                newest = changed
    return newest
