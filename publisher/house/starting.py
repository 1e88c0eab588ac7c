"""The files of a new house, which has one example of everything and builds at once."""

from __future__ import annotations

from collections.abc import Iterator
from importlib.resources import files
from importlib.resources.abc import Traversable

# Keeps products out of version control, and the folder there from the beginning.
_IGNORED = (("build/.gitignore", b"*\n!.gitignore\n"),)


def example_files() -> tuple[tuple[str, bytes], ...]:
    """Return path and content of each file of a new house, by path."""
    example = files("publisher.house").joinpath("example")
    return tuple(sorted((*_walk(example, ""), *_IGNORED)))


def _walk(folder: Traversable, path: str) -> Iterator[tuple[str, bytes]]:
    for entry in folder.iterdir():
        if entry.is_dir():
            yield from _walk(entry, f"{path}{entry.name}/")
        else:
            yield f"{path}{entry.name}", entry.read_bytes()
