"""The pictures that a file holds, as pandoc lays them into a folder, and those that lie beside it."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

from publisher.expressions import compiled
from publisher.sources.markup.pictures import Pictures, files_beside
from publisher.sources.structured.read_source import PictureFile

# What the name of a picture may not hold.
ODD = compiled(r"[^A-Za-z0-9.]+")
# Digits of its digest behind its name: two texts of a work may both have an ``image1.png``.
DIGITS = 8
LONGEST = 40  # letters of the name itself


def pictures_in(folder: Path) -> dict[str, PictureFile]:
    """Return the pictures below a folder, by the address that the tree has for them."""
    files = sorted(path for path in folder.rglob("*") if path.is_file())
    return {str(path): picture_of(path.name, path.read_bytes()) for path in files}


def pictures_beside(path: Path, tree: Mapping[str, Any]) -> dict[str, PictureFile]:
    """Return the pictures that a tree names by their places beside its file, by these addresses."""
    pictures = Pictures(files_beside(path))
    names = {address: pictures.name_of("", address) for address in _addresses(tree["blocks"])}
    files = {file.name: file for file in pictures.files}
    return {address: files[name] for address, name in names.items() if name}


def _addresses(part: Any) -> Iterator[str]:
    """Yield the addresses of the pictures in a part of a tree."""
    if isinstance(part, dict):
        if part.get("t") == "Image":
            yield part["c"][2][0]
        part = part.get("c")
    if isinstance(part, list):
        for inner in part:
            yield from _addresses(inner)


def picture_of(name: str, data: bytes) -> PictureFile:
    """Return a picture with a name that no other picture of the work has, and every system takes."""
    stem, dot, ending = name.rpartition(".")
    plain = ODD.sub("-", stem if dot else name).strip("-.")[:LONGEST].lower() or "picture"
    digest = hashlib.sha256(data).hexdigest()[:DIGITS]
    suffix = f".{ODD.sub('', ending).lower()}" if dot else ""
    return PictureFile(f"{plain}-{digest}{suffix}", data)
