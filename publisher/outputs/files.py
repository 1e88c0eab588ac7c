"""Files get into their place whole: readers see the earlier state or the new one."""

from __future__ import annotations

import os
import re
from collections.abc import Callable, Container, Iterable, Iterator
from contextlib import suppress
from pathlib import Path
from shutil import copyfile, rmtree

from publisher.errors import OutputError
from publisher.expressions import compiled

# How drafts are named: for what they will be, and for the process that writes them.
DRAFT = compiled(r"\.(?P<name>.+)\.(?P<process>\d{1,10})\.(?P<end>part|old)")
# Seconds; a younger draft may be that of a process on another machine with the same disk.
FORGOTTEN = 600


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


def remove_drafts(folder: Path, now: float, leave: Container[str] = ()) -> None:
    """Remove the drafts below a folder that programs have left there which were killed.

    ``now`` is in seconds since 1970; folders with a name in ``leave`` are not looked through. A
    folder that had stepped aside for its draft goes back to its place.
    """
    # Found in whole before any goes, for what is walked through must not change.
    for path, match in list(_drafts(folder, leave)):
        if _may_be_in_work(path, int(match["process"]), now):
            continue
        with suppress(OSError):
            if match["end"] == "old" and not path.with_name(match["name"]).exists():
                path.replace(path.with_name(match["name"]))
            elif path.is_dir():
                rmtree(path)
            else:
                path.unlink()


def _drafts(folder: Path, leave: Container[str]) -> Iterator[tuple[Path, re.Match[str]]]:
    for inside, folders, names in os.walk(folder):
        folders[:] = [name for name in folders if name not in leave]
        for name in (*folders, *names):
            if name.startswith(".") and (match := DRAFT.fullmatch(name)):
                yield Path(inside, name), match


def _may_be_in_work(draft: Path, process: int, now: float) -> bool:
    """Tell whether a draft has just been written, or its process lives."""
    try:
        if now - draft.stat().st_mtime < FORGOTTEN:
            return True
        os.kill(process, 0)
    except (ProcessLookupError, OverflowError):
        return False
    except OSError:
        return True
    return True


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
