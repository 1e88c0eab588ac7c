"""The program and its libraries as one digest: another version builds everything anew."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import publisher
from publisher.outputs import Remembered, digest_of, digest_of_words
from publisher.stamps import Stamp, stamp_of, stamp_of_all

# Folders of a house, and of the package, that decide on the look of books.
DESIGN = ("templates", "styles", "fonts")
# How the folders end in which installed packages say their version, and the file there that does.
_INSTALLED = (
    (".dist-info", "METADATA"),
    (".egg-info", "PKG-INFO"),
    (".egg", "EGG-INFO/PKG-INFO"),
)
_KEY = "program"


def remembered_program(files: Remembered) -> str:
    """Return the digest of the program; worked out only where a file of it has another stamp."""
    stamp = _stamp()
    known = files.recall(_KEY, stamp, sys.version)
    if known is None:
        known = program()
        files.remember(_KEY, stamp, known, sys.version)
    return known


@cache
def _stamp() -> Stamp:
    """Return the stamp of all that ``program`` digests, as it was when this process began.

    What is installed while it runs (``publisher watch``) makes none of its books.
    """
    return stamp_of_all(_stamps())


def _stamps() -> Iterator[tuple[str, Stamp]]:
    """Yield the stamps of all that ``program`` digests."""
    package = Path(publisher.__file__).parent
    for path in (package, *_beside(package)):
        yield str(path), stamp_of(str(path)) or Stamp("nothing", 0)
    for folder in sys.path:
        yield from _stamps_of_packages(folder)


def _stamps_of_packages(folder: str) -> Iterator[tuple[str, Stamp]]:
    try:
        names = sorted(os.listdir(folder or "."))  # noqa: PTH208 - names alone
    except OSError:  # an archive, or a folder that is not there
        return
    for name in names:
        for end, metadata in _INSTALLED:
            if name.endswith(end):
                path = f"{folder}/{name}"
                told = stamp_of(f"{path}/{metadata}") or stamp_of(path)
                yield path, told or Stamp("nothing", 0)


def _beside(package: Path) -> list[Path]:
    # In a wheel the design lies inside the package, in the repository beside it.
    return [package.parent / name for name in DESIGN]


@cache
def program() -> str:
    """Return a digest of the program and its libraries: another version builds everything anew."""
    package = Path(publisher.__file__).parent
    return digest_of_words(*libraries(), *map(digest_of, (package, *_beside(package))))


def libraries() -> Iterator[str]:
    """Yield the libraries that the package's metadata requires, and theirs, with their versions.

    Optional requirements (extras) count where a library asks for them: the validators of
    ``publisher[check]`` are no part of any product.
    """
    from importlib.metadata import requires, version

    from packaging.requirements import Requirement
    from packaging.utils import canonicalize_name

    seen: set[tuple[str, str]] = set()
    ahead = [(publisher.__name__, "")]
    while ahead:
        name, extra = ahead.pop()
        needed = (Requirement(line) for line in requires(name) or ())
        for needs in needed:
            # A marker leaves a library out on this system, or belongs to an extra nobody asked for.
            if needs.marker is None or needs.marker.evaluate({"extra": extra}):
                library = canonicalize_name(needs.name)
                ahead += {(library, asked) for asked in ("", *needs.extras)} - seen
                seen |= {(library, asked) for asked in ("", *needs.extras)}
    yield from sorted({f"{name} {version(name)}" for name, _ in seen})
