"""The stamps of manifests, each with those of the files that are read with it.

None where one of them is a link, which may lead elsewhere tomorrow.
"""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from pathlib import Path

from publisher.house.layout import (
    COVERS,
    PICTURES,
    SEEDS,
    WORKS,
    edition_files,
    house_file,
    names_of_works,
    shown,
)
from publisher.stamps import Stamp, entries, is_link, is_of_folder, stamp_of, stamp_of_all


def stamp_of_house(root: Path) -> Stamp | None:
    """Return the stamp of the house's manifest, with the designs of covers that it may name."""
    covers = entries(str(root / COVERS))
    return _stamp_of_manifest(house_file(root), covers)


def stamps_of_works(root: Path) -> dict[str, Stamp | None]:
    """Return the stamp of each work's folder by its path in the house, in order of their names."""
    before = f"{SEEDS}/{WORKS}"
    names = names_of_works(root)
    return {f"{before}/{name}": stamp_of_work(f"{root}/{before}/{name}") for name in names}


def stamp_of_work(folder: str) -> Stamp | None:
    """Return the stamp of all that lies in a work's folder: its manifest, sources, what is beside them.

    Of folders there, those that are named for a source (``sv.…``) count with all that is in them.
    """
    inside = [(name, _of_all(f"{folder}/{name}", stamp)) for name, stamp in entries(folder)]
    pictures = entries(f"{folder}/{PICTURES}") if any(n == PICTURES for n, _ in inside) else []
    found = [*inside, *((f"{PICTURES}/{name}", stamp) for name, stamp in pictures)]
    return None if any(is_link(stamp) for _, stamp in found) else stamp_of_all(found)


def _of_all(path: str, stamp: Stamp) -> Stamp:
    """Return the stamp of a file; that of all below a folder if its name has a language before a dot."""
    named = is_of_folder(stamp) and "." in path.rpartition("/")[2]
    return (named and stamp_of(path)) or stamp


def stamps_of_plans(root: Path, languages: Mapping[str, frozenset[str]]) -> dict[str, Stamp | None]:
    """Return the stamp of each edition's manifest by its path in the house, in order of their names.

    ``languages`` are those in which each work has a source, by its name: they are read with it.
    """
    known = "".join(f"{name} {' '.join(sorted(languages[name]))}\n" for name in sorted(languages))
    of_works = (
        "works",
        Stamp(hashlib.sha256(known.encode(errors="surrogateescape")).hexdigest(), 0),
    )
    return {shown(root, p): _stamp_of_manifest(p, [of_works]) for p in edition_files(root)}


def _stamp_of_manifest(path: Path, beside: list[tuple[str, Stamp]]) -> Stamp | None:
    own = None if path.is_symlink() else stamp_of(str(path))
    return stamp_of_all([(path.name, own), *beside]) if own else None
