"""What sets pages on this machine, told without loading it: programs and typefaces, and their state."""

from __future__ import annotations

import ctypes
import os
from collections.abc import Iterator
from contextlib import suppress
from importlib.util import find_spec
from pathlib import Path

from publisher.kept import digest
from publisher.printing.fontconfig import places_of_typefaces
from publisher.printing.system_libraries import load_library

# What has a part in a picture of a page: another version of one may draw it otherwise.
_LIBRARIES = (
    "weasyprint",
    "pydyf",
    "fontTools",
    "tinycss2",
    "cssselect2",
    "tinyhtml5",
    "pyphen",
    "pypdfium2",
    "pypdfium2_raw",
    "PIL",
)
# The system's libraries that choose typefaces and place letters, with what tells their version, and
# the names that systems give them.
_OF_THE_SYSTEM = (
    ("pango_version_string", ("libpango-1.0.so.0", "libpango-1.0.dylib", "libpango-1.0-0.dll")),
    ("hb_version_string", ("libharfbuzz.so.0", "libharfbuzz.dylib", "libharfbuzz-0.dll")),
)


def state_of_typesetter() -> str | None:
    """Return a digest of programs and typefaces that changes when one of them does.

    None where it cannot be told which ones there are.
    """
    told = (*map(_version, _OF_THE_SYSTEM), *map(_library, _LIBRARIES))
    places = places_of_typefaces()
    if not all(told) or not places:
        return None
    own = (date for path in _modules() for date in _date(path))
    # A typeface that is added, taken away or replaced changes the date of its folder.
    faces = (date for place in places for path in _folders(place) for date in _date(path))
    return digest(*map(str, told), *own, "typefaces", *faces)


def _version(library: tuple[str, tuple[str, ...]]) -> str:
    asked, names = library
    loaded = load_library(names)
    function = getattr(loaded, asked, None)
    if function is None:
        return ""
    function.restype = ctypes.c_char_p
    return f"{asked} {function().decode()}"


def _library(name: str) -> str:
    """Return the state of the file with which a library begins, which each version has its own of."""
    spec = find_spec(name)
    if spec is None or spec.origin is None:
        return ""
    about = Path(spec.origin).stat()
    return f"{spec.origin} {about.st_size} {about.st_mtime_ns}"


def _modules() -> list[Path]:
    """Return the modules of this room, and no copies that an editor or Python itself writes there."""
    return sorted(path for path in Path(__file__).parent.rglob("*.py") if path.stem.isidentifier())


def _folders(place: Path) -> Iterator[Path]:
    """Yield a file or folder, and the folders in it."""
    yield place
    for folder, inner, _ in os.walk(place):
        inner.sort()
        yield from (Path(folder, name) for name in inner)


def _date(path: Path) -> Iterator[str]:
    """Yield how a file or folder stands, nothing where there is none."""
    with suppress(OSError):
        about = path.stat()
        yield f"{path} {about.st_size} {about.st_mtime_ns}"
