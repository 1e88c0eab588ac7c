"""Works that get another name, or go: what names them in the manifests of a house."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, MutableMapping
from pathlib import Path
from typing import Any

import tomlkit

from publisher.errors import Mistake, UsageError, nearest, refusal
from publisher.house.layout import (
    A_NAME,
    SEEDS,
    WORK,
    WORKS,
    edition_files,
    house_file,
    is_name,
    shown,
    work_folders,
)
from publisher.house.tables import read_manifest

LIST, PICTURE = "works", "cover_picture"


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


def manifests_with(root: Path, name: str) -> tuple[str, ...]:
    """Return the manifests of house and editions that name a work or a file in its folder.

    They are paths in the house. Raises ManifestError for one that cannot be read.
    """
    documents = _documents(root, (house_file(root), *edition_files(root)))
    return tuple(path for path, document in documents if any(_mentions(document, name)))


def renamed_manifests(root: Path, old: str, new: str) -> Iterator[tuple[str, bytes]]:
    """Yield the manifests that name a work, by its new name: where each lies then, its content.

    All else in them stays as it is. Raises ManifestError for one that cannot be read.
    """
    was, becomes = _inside(old), _inside(new)
    own = (folder / WORK for folder in work_folders(root))
    files = (path for path in (house_file(root), *edition_files(root), *own) if path.is_file())
    for path, document in _documents(root, files):
        mentions = list(_mentions(document, old))
        for holder, key in mentions:
            value = str(holder[key])
            holder[key] = new if value == old else becomes + value.removeprefix(was)
        if mentions:
            moved = becomes + path.removeprefix(was) if path.startswith(was) else path
            yield moved, tomlkit.dumps(document).encode()


def _inside(name: str) -> str:
    """Return how the paths begin of what lies in the folder of a work."""
    return f"{SEEDS}/{WORKS}/{name}/"


def _documents(root: Path, paths: Iterable[Path]) -> Iterator[tuple[str, MutableMapping[str, Any]]]:
    for path in paths:
        manifest = read_manifest(path, shown(root, path))
        if isinstance(manifest, Mistake):
            raise refusal([manifest], "the manifests")
        yield manifest.file, tomlkit.parse(manifest.text)


def _mentions(document: MutableMapping[str, Any], name: str) -> Iterator[tuple[Any, Any]]:
    """Yield where a manifest names a work: a list of works or a table, and the key in it."""
    for table in _tables(document):
        works, picture = table.get(LIST), table.get(PICTURE)
        if isinstance(works, list):
            yield from ((works, at) for at, work in enumerate(works) if work == name)
        if isinstance(picture, str) and picture.startswith(_inside(name)):
            yield table, PICTURE


def _tables(value: object) -> Iterator[MutableMapping[str, Any]]:
    """Yield a table and all tables in it, however they are written."""
    if isinstance(value, MutableMapping):
        yield value
        value = list(value.values())
    if isinstance(value, list):
        for entry in value:
            yield from _tables(entry)
