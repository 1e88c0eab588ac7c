"""The folders and files of a house, and the names they may have."""

from __future__ import annotations

import os
from os.path import lexists
from pathlib import Path

from publisher.errors import NO_FILE
from publisher.expressions import compiled
from publisher.model.source_kinds import house_endings

SEEDS = "seeds"
HOUSE = "house.toml"
WORKS = "works"
WORK = "work.toml"
EDITIONS = "editions"
SOURCES = house_endings()
# Those that hold their words themselves, so that nothing lies beside them that was read from them.
MANUSCRIPTS = (".txt", ".md")
RULINGS = ".rulings.toml"  # behind the language in the name of what a person has ruled
# Behind the language in the name of what was read from a source, which lies beside it; the
# manuscript of a file that says its structure is a file of its own.
TRANSCRIPT = ".transcript.jsonl"
TRANSCRIBED = ".transcript.md"
# The folder of a work for the pictures that its texts show.
PICTURES = "pictures"
# Where a house has designs of covers of its own.
COVERS, FONTS = "templates/cover", "fonts"

# Names of works and editions become file names, addresses and identifiers.
_NAME = compiled(r"[a-z0-9]+(?:-[a-z0-9]+)*")
# Letters; file systems take 255, and language, format and the draft's own ending come behind it.
_LONGEST = 180
A_NAME = f"at most {_LONGEST} small letters a to z, figures, and single hyphens between them"


def is_transcript(name: str) -> bool:
    """Tell whether a file beside a source is what was read from it, and no source itself."""
    return name.endswith((TRANSCRIPT, TRANSCRIBED))


def is_name(name: str) -> bool:
    """Tell whether a work or an edition may have this name."""
    return len(name) <= _LONGEST and bool(_NAME.fullmatch(name))


def house_file(root: Path) -> Path:
    """Return the manifest of the house."""
    return root / SEEDS / HOUSE


def is_house(root: Path) -> bool:
    """Tell whether a folder holds a house."""
    return lexists(house_file(root))


def work_folders(root: Path) -> tuple[Path, ...]:
    """Return the folders of the works, by name."""
    return tuple(root / SEEDS / WORKS / name for name in names_of_works(root))


def names_of_works(root: Path) -> list[str]:
    """Return the names of the folders of works, in their order."""
    folder = root / SEEDS / WORKS
    if not folder.is_dir():
        return []
    with os.scandir(folder) as entries:
        return sorted(e.name for e in entries if not e.name.startswith(".") and e.is_dir())


def edition_files(root: Path) -> tuple[Path, ...]:
    """Return the manifests of the editions, by name; hidden files are those of editors."""
    found = (root / SEEDS / EDITIONS).glob("*.toml")
    return tuple(sorted(path for path in found if not path.name.startswith(".")))


def shown(root: Path, path: Path) -> str:
    """Return a path as findings show it: from the root of the house, with ``/`` on every system."""
    return path.relative_to(root).as_posix()


def link_fault(root: Path, path: Path) -> str:
    """Return what is wrong with a path that is no file, or a link to one outside of the house.

    A house that came from elsewhere must not print what its links point to on this machine.
    """
    if not path.is_file():
        return NO_FILE
    real = path.resolve()
    # Folders may be links: whoever keeps a house may keep its works on another disk.
    inside = any(real.is_relative_to(known.resolve()) for known in (root, path.parent))
    return "" if inside else "this links to a file outside of the house; copy the file into it"
