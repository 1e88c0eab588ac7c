"""Works that get another name, or go: what names them in the manifests of editions."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import tomlkit
from tomlkit.container import Container
from tomlkit.items import AoT, Array, Table

from publisher.errors import UsageError, nearest
from publisher.house.layout import A_NAME, SEEDS, WORKS, edition_files, is_name, shown, work_folders

LIST, PARTS = "works", "parts"


def work_folder_named(root: Path, name: str) -> Path:
    """Return the folder of a work; raise UsageError where the house has none of that name."""
    known = {folder.name: folder for folder in work_folders(root)}
    if name not in known:
        raise UsageError(f"there is no work “{name}”", hint=nearest(name, known))
    return known[name]


def free_folder(root: Path, name: str) -> Path:
    """Return where a work of a new name will lie; raise UsageError for a name that cannot be."""
    if not is_name(name):
        raise UsageError(f"“{name}” cannot be the name of a work", hint=f"expected {A_NAME}")
    folder = root / SEEDS / WORKS / name
    if folder.exists():
        raise UsageError(f"there is a work “{name}” already", place=shown(root, folder))
    return folder


def editions_with(root: Path, name: str) -> tuple[str, ...]:
    """Return the manifests of the editions that name a work, as paths in the house."""
    return tuple(
        shown(root, path)
        for path in edition_files(root)
        if any(name in works for works in _lists(_parsed(path)))
    )


def renamed_in(path: Path, old: str, new: str) -> bytes:
    """Return the manifest of an edition with a work by its new name; all else stays as it is."""
    document = _parsed(path)
    for works in _lists(document):
        for at, name in enumerate(list(works)):
            if name == old:
                works[at] = new
    return tomlkit.dumps(document).encode()


def _parsed(path: Path) -> tomlkit.TOMLDocument:
    return tomlkit.parse(path.read_text("utf-8-sig"))


def _lists(document: tomlkit.TOMLDocument) -> Iterator[Array]:
    """Yield the lists of works in a manifest: its own, and those of its parts."""
    parts = document.get(PARTS)
    tables: list[Container | Table] = [document, *(parts if isinstance(parts, AoT) else ())]
    for table in tables:
        works = table.get(LIST)
        if isinstance(works, Array):
            yield works
