"""What sets pages on this machine, told without loading it: programs and typefaces, and their state."""

from __future__ import annotations

import ctypes
import os
from collections.abc import Iterator
from contextlib import suppress
from importlib.util import find_spec
from pathlib import Path

from publisher.kept import digest

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
# Folders of typefaces and of the rules by which one is taken for another; a file that is added,
# taken away or replaced there changes the date of its folder.
_TYPEFACES = (
    Path("/usr/share/fonts"),
    Path("/usr/local/share/fonts"),
    Path("/etc/fonts"),
    Path("/Library/Fonts"),
    Path("~/.fonts"),
    Path("~/.local/share/fonts"),
    Path("~/.config/fontconfig"),
    Path("~/Library/Fonts"),
)


def state_of_typesetter() -> str | None:
    """Return a digest of programs and typefaces that changes when one of them does.

    None where it cannot be told which ones there are.
    """
    told = (*map(_version, _OF_THE_SYSTEM), *map(_library, _LIBRARIES))
    if not all(told):
        return None
    own = _dates(Path(__file__).parent, files=True)
    faces = (date for folder in _TYPEFACES for date in _dates(folder.expanduser()))
    return digest(*map(str, told), *own, "typefaces", *faces)


def _version(library: tuple[str, tuple[str, ...]]) -> str:
    asked, names = library
    for name in names:
        with suppress(OSError, AttributeError):
            function = getattr(ctypes.CDLL(name), asked)
            function.restype = ctypes.c_char_p
            return f"{name} {function().decode()}"
    return ""


def _library(name: str) -> str:
    """Return the state of the file with which a library begins, which each version has its own of."""
    spec = find_spec(name)
    if spec is None or spec.origin is None:
        return ""
    about = Path(spec.origin).stat()
    return f"{spec.origin} {about.st_size} {about.st_mtime_ns}"


def _dates(top: Path, *, files: bool = False) -> Iterator[str]:
    """Yield the folders in a folder with their dates, with ``files`` the modules in them instead."""
    for folder, inner, names in os.walk(top):
        inner.sort()
        paths = [Path(folder, name) for name in sorted(names)] if files else [Path(folder)]
        for path in paths:
            if path.suffix != ".pyc":
                about = path.stat()
                yield f"{path} {about.st_size} {about.st_mtime_ns}"
