"""The sources of a house's works, by their files alone; no manifest is asked."""

from __future__ import annotations

from pathlib import Path
from typing import TypeAlias

from publisher.house.language_tags import is_tag
from publisher.house.layout import SOURCES, is_transcript, work_folders

# The languages in which each work has a source, by its name.
WorkLanguages: TypeAlias = dict[str, frozenset[str]]


def languages_of_works(root: Path) -> WorkLanguages:
    """Return the languages in which each work has a source, by its name; manifests are not asked."""
    folders = work_folders(root)
    return {folder.name: frozenset(p.stem for p in source_files(folder)[0]) for folder in folders}


def source_files(folder: Path) -> tuple[tuple[Path, ...], tuple[Path, ...]]:
    """Return the source files of a work, and the texts that no language tag names."""
    files = (p for p in folder.iterdir() if p.suffix in SOURCES)
    texts = sorted(p for p in files if not is_transcript(p.name))
    return (
        tuple(path for path in texts if is_tag(path.stem)),
        tuple(path for path in texts if not is_tag(path.stem)),
    )
