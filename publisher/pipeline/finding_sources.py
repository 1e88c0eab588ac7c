"""Files, folders and patterns as they are typed become the files that are meant."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from glob import glob, has_magic
from pathlib import Path

from publisher.errors import UsageError
from publisher.house import SOURCES, is_transcript
from publisher.model.source_kinds import kind_of_ending


def source_files(paths: Iterable[Path]) -> tuple[Path, ...]:
    """Return the files that are meant: those of a folder by name, with its subfolders.

    A pattern (``texts/**/*.pdf``) is for shells that do not resolve it. A path that is not there
    is returned as it stands. Raises UsageError for a folder or a pattern without any source.
    """
    return tuple(file for path in paths for file in _files(path))


def _files(path: Path) -> Iterator[Path]:
    if path.is_dir():
        yield from _required(_in_folder(path), path)
    elif has_magic(str(path)) and not path.exists():
        found = sorted(map(Path, glob(str(path), recursive=True)))  # noqa: PTH207 - from any root
        files = (file for at in found for file in (_in_folder(at) if at.is_dir() else [at]))
        yield from _required(files, path)
    else:
        yield path


def _in_folder(folder: Path) -> Iterator[Path]:
    for path in sorted(folder.rglob("*")):
        hidden = any(part.startswith(".") for part in path.relative_to(folder).parts)
        if not hidden and _is_source(path) and path.is_file():
            yield path


def _is_source(path: Path) -> bool:
    """Tell whether the name of a file is that of a source, and not of what was read from one."""
    return kind_of_ending(path.suffix) is not None and not is_transcript(path.name)


def _required(files: Iterable[Path], place: Path) -> tuple[Path, ...]:
    found = tuple(files)
    if not found:
        raise UsageError(
            "no source is here", hint=f"sources end in {', '.join(SOURCES)}", place=str(place)
        )
    return found
