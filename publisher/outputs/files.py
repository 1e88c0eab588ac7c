"""Files get into their place whole: readers see the earlier state or the new one."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable
from contextlib import suppress
from pathlib import Path
from shutil import copyfile, rmtree

from publisher.errors import OutputError


def place(path: Path, content: bytes) -> None:
    """Write a file beside its place and move it there: readers see the old one or the new one.

    Raises OutputError where the disk is full or the folder may not be written.
    """
    _put(path, lambda draft: draft.write_bytes(content))


def place_copy(path: Path, source: Path) -> None:
    """Copy a file to its place, whole or not at all; raises OutputError as ``place`` does."""
    _put(path, lambda draft: copyfile(source, draft))


def _put(path: Path, fill: Callable[[Path], object]) -> None:
    # In the same folder, so that the move is one step of the file system; named for the process,
    # so that two builds at once do not write into one draft.
    draft = path.with_name(f".{path.name}.{os.getpid()}.part")
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        fill(draft)
        draft.replace(path)
    except OSError as error:
        raise OutputError(f"cannot be written: {error.strerror}", place=str(path)) from error
    finally:
        with suppress(OSError):
            draft.unlink(missing_ok=True)


def place_folder(path: Path, files: Iterable[tuple[str, bytes]]) -> tuple[str, ...]:
    """Write files as they come into a folder, move it into place whole, and return their names.

    Whatever was in the folder is gone then. Raises OutputError as ``place`` does.
    """
    draft, old = (path.with_name(f".{path.name}.{os.getpid()}.{end}") for end in ("part", "old"))
    names = []
    try:
        draft.mkdir(parents=True, exist_ok=True)
        for name, content in files:
            (draft / name).write_bytes(content)
            names.append(name)
        # A folder cannot be replaced in one step: the earlier one steps aside, and comes back below
        # where the new one could not be moved.
        if path.exists():
            path.replace(old)
        draft.replace(path)
    except OSError as error:
        raise OutputError(f"cannot be written: {error.strerror}", place=str(path)) from error
    finally:
        if old.exists() and not path.exists():
            old.replace(path)
        for folder in (draft, old):
            rmtree(folder, ignore_errors=True)
    return tuple(names)
