"""The pictures that a file names: fetched from it, named for the house."""

from __future__ import annotations

import base64
import binascii
import hashlib
import posixpath
import re
from collections.abc import Callable
from dataclasses import field
from pathlib import Path
from urllib.parse import unquote, unquote_to_bytes

from publisher.expressions import compiled
from publisher.sources.structured.read_source import PictureFile
from publisher.structs import frozen

# The first bytes of pictures that a book can hold, with the ending of their names.
KINDS = (
    (compiled(rb"\x89PNG\r\n"), ".png"),
    (compiled(rb"\xff\xd8\xff"), ".jpg"),
    (compiled(rb"GIF8[79]a"), ".gif"),
    (compiled(rb"RIFF.{4}WEBP", re.DOTALL), ".webp"),
    (
        compiled(
            rb"\s*(?:<\?xml[^>]*>\s*)?(?:<!--.*?-->\s*)?(?:<!DOCTYPE[^>]*>\s*)?<svg", re.DOTALL
        ),
        ".svg",
    ),
)
# Bytes of a picture or style sheet that lies beside a file.
LARGEST = 100_000_000
DIGITS = 8  # of the digest of a picture, in its name
# Where a house keeps the pictures of a work.
FOLDER = "pictures"
# Signs of a name that a manuscript or a file system reads in its own way.
UNSAFE = compiled(r"[^\w.-]+")
DATA = compiled(r"data:[\w/+.-]*(?:;[\w=-]+)*?(?P<base>;base64)?,(?P<data>.*)", re.DOTALL)


@frozen
class Pictures:
    """Pictures by their places in the file; ``load`` gives the bytes of a path, None if it has none."""

    load: Callable[[str], bytes | None]
    files: list[PictureFile] = field(default_factory=list)
    _names: dict[str, str] = field(default_factory=dict)

    def name_of(self, file: str, source: str) -> str:
        """Return the name of the picture that ``file`` calls by ``source``; empty if there is none."""
        if source.startswith("data:"):
            held = _unpacked(source) or b""
            # It has no name, and other sources of the work may hold such pictures too.
            digest = hashlib.sha256(held).hexdigest()[:DIGITS]
            return self._kept(source, held, f"picture-{digest}")
        if re.match(r"[a-z][a-z0-9+.-]+:|//", source, re.IGNORECASE):
            return ""
        path = unquote(source.partition("#")[0].partition("?")[0])
        path = posixpath.normpath(posixpath.join(posixpath.dirname(file), path)) if path else ""
        if not path or path.startswith(("/", "..")):
            return ""
        if path in self._names:
            return self._names[path]
        data = self.load(path) or self._taken_before(path)
        return self._kept(path, data, posixpath.basename(path))

    def _taken_before(self, path: str) -> bytes | None:
        """Return a picture that stood beside the file when a house took it in, from its folder there."""
        tries = (self.load(f"{FOLDER}/{_stem(path)}{ending}") for _, ending in KINDS)
        return next((data for data in tries if data), None)

    def _kept(self, key: str, data: bytes | None, wanted: str) -> str:
        if key in self._names:
            return self._names[key]
        ending = next((end for kind, end in KINDS if data and kind.match(data)), "")
        if not data or not ending:
            return ""
        stem = _stem(wanted)
        used = {file.name.lower() for file in self.files}
        name, again = f"{stem}{ending}", 2
        while name.lower() in used:
            name, again = f"{stem}-{again}{ending}", again + 1
        self.files.append(PictureFile(name, data))
        self._names[key] = name
        return name


def files_beside(path: Path) -> Callable[[str], bytes | None]:
    """Return what reads files in the folder of a file and below it, and no others."""
    folder = path.parent.resolve()

    def load(name: str) -> bytes | None:
        try:
            wanted = (folder / name).resolve()
            inside = wanted.is_relative_to(folder) and wanted.is_file()
            return wanted.read_bytes() if inside and wanted.stat().st_size <= LARGEST else None
        except (OSError, ValueError):  # no name that a file can have
            return None

    return load


def _stem(path: str) -> str:
    """Return the name of a picture without its ending, in signs that a manuscript can hold."""
    name = posixpath.splitext(posixpath.basename(path))[0]
    return UNSAFE.sub("-", name).strip("-.") or "picture"


def _unpacked(address: str) -> bytes | None:
    found = DATA.fullmatch(address)
    if found is None:
        return None
    data = unquote_to_bytes(found["data"])
    try:
        return base64.b64decode(data) if found["base"] else data
    except binascii.Error:
        return None
