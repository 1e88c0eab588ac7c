"""A new house is written into a folder."""

from __future__ import annotations

from pathlib import Path

from publisher.errors import UsageError
from publisher.house import example_files
from publisher.outputs import place


def start_house(root: Path) -> tuple[str, ...]:
    """Write a small house that builds at once; return the paths of its files.

    Raises UsageError where the folder holds anything already.
    """
    # An empty folder will do: it may have been made with mkdir, or by git.
    if root.exists() and (not root.is_dir() or any(root.iterdir())):
        raise UsageError(
            "something is here already; a new house needs a folder of its own",
            place=str(root),
        )
    files = example_files()
    for name, content in files:
        place(root / name, content)
    return tuple(name for name, _ in files)
