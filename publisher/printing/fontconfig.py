"""Fontconfig is asked where typefaces lie, and by which rules it takes one for another.

It may be told other places by its files and by the environment, so that no list of folders is right
on every machine.
"""

from __future__ import annotations

import ctypes
from collections.abc import Iterator
from pathlib import Path

from publisher.printing.system_libraries import load_library

# The names that systems give it.
_NAMES = ("libfontconfig.so.1", "libfontconfig.1.dylib", "libfontconfig-1.dll")
# What lists the folders of typefaces, and the files and folders of rules.
_LISTS = ("FcConfigGetFontDirs", "FcConfigGetConfigFiles")


def places_of_typefaces() -> tuple[Path, ...]:
    """Return the folders of typefaces, and the files and folders of rules; none without fontconfig."""
    library = load_library(_NAMES)
    if library is None:
        return ()
    library.FcInitLoadConfig.restype = ctypes.c_void_p
    library.FcConfigDestroy.argtypes = (ctypes.c_void_p,)
    # The rules alone are read: to read typefaces too would take longer than to draw a cover.
    config = library.FcInitLoadConfig()
    if not config:
        return ()
    try:
        return tuple(path for name in _LISTS for path in _listed(library, name, config))
    finally:
        library.FcConfigDestroy(config)


def _listed(library: ctypes.CDLL, name: str, config: int) -> Iterator[Path]:
    ask = library[name]
    ask.restype, ask.argtypes = ctypes.c_void_p, (ctypes.c_void_p,)
    library.FcStrListNext.restype = ctypes.c_char_p
    library.FcStrListNext.argtypes = library.FcStrListDone.argtypes = (ctypes.c_void_p,)
    found = ask(config)
    while (path := library.FcStrListNext(found)) is not None:
        yield Path(path.decode())
    library.FcStrListDone(found)
