"""Faults for a sound book, one at a time: tables of what is put in the place of what."""

from __future__ import annotations

import tomllib
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from tests.epub.opening import members, zipped

GONE = "(gone)"
AREAS = ("container", "package", "navigation", "documents", "styles")


@dataclass(frozen=True, slots=True)
class Fault:
    """What is wrong, in words, and the code that says so; the file, what is replaced by what.

    With nothing to replace, the file is new, or new as a whole.
    """

    area: str
    what: str
    code: str
    file: str
    old: str
    new: str

    def put_into(self, book: bytes) -> bytes:
        """Return the book with the fault in it."""
        files = members(book)
        if self.new == GONE:
            del files[self.file]
        elif not self.old:
            files[self.file] = self.new.encode()
        else:
            text = files[self.file].decode()
            assert self.old in text, f"{self.file} has no {self.old}"
            files[self.file] = text.replace(self.old, self.new, self._times).encode()
        return zipped(files)

    @property
    def _times(self) -> int:
        """Return 1; a name of elements goes wherever it stands, or nothing would close."""
        return -1 if self.old.removesuffix(">").isalpha() else 1


def faults() -> Iterator[Fault]:
    """Yield all faults, area by area."""
    for area in AREAS:
        table = tomllib.loads(Path(__file__).with_name(f"{area}.toml").read_text("utf-8"))
        for what, code, *rest in table["faults"]:
            if rest[0].startswith(("EPUB/", "META-INF/", "mimetype")):
                file, old, new = rest
            else:
                old, new, file = (*rest, table["file"])[:3]
            yield Fault(area, what, f"epub/{code}", file, old, new)
