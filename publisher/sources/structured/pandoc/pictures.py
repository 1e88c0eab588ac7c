"""The pictures that a file holds, as pandoc lays them into a folder."""

from __future__ import annotations

import hashlib
import re
from pathlib import Path

from publisher.sources.structured.read_source import PictureFile

# What the name of a picture may not hold.
ODD = re.compile(r"[^A-Za-z0-9.]+")
# Digits of its digest behind its name: two texts of a work may both have an ``image1.png``.
DIGITS = 8
LONGEST = 40  # letters of the name itself


def pictures_in(folder: Path) -> dict[str, PictureFile]:
    """Return the pictures below a folder, by the address that the tree has for them."""
    files = sorted(path for path in folder.rglob("*") if path.is_file())
    return {str(path): picture_of(path.name, path.read_bytes()) for path in files}


def picture_of(name: str, data: bytes) -> PictureFile:
    """Return a picture with a name that no other picture of the work has, and every system takes."""
    stem, dot, ending = name.rpartition(".")
    plain = ODD.sub("-", stem if dot else name).strip("-.")[:LONGEST].lower() or "picture"
    digest = hashlib.sha256(data).hexdigest()[:DIGITS]
    suffix = f".{ODD.sub('', ending).lower()}" if dot else ""
    return PictureFile(f"{plain}-{digest}{suffix}", data)
