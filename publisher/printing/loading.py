"""The typesetter is loaded without a search for the libraries that it needs.

WeasyPrint tries the names that Windows and macOS have first. For each that there is not, cffi has
the compiler and the linker look for it: fifty programs, a quarter of the time of loading.
"""

from __future__ import annotations

import ctypes.util
import sys
from collections.abc import Iterator
from contextlib import contextmanager

# What WeasyPrint cannot do without, by the names that Linux has.
_NEEDED = (
    "libgobject-2.0.so.0",
    "libpango-1.0.so.0",
    "libharfbuzz.so.0",
    "libfontconfig.so.1",
    "libpangoft2-1.0.so.0",
)


@contextmanager
def without_search() -> Iterator[None]:
    """Run the body, in which WeasyPrint is loaded, while libraries are found by their names alone.

    Nothing is changed where one of them is not found so.
    """
    if not _all_there():
        yield
        return
    search = ctypes.util.find_library
    ctypes.util.find_library = _unsearched
    try:
        yield
    finally:
        ctypes.util.find_library = search


def _unsearched(name: str) -> str | None:
    del name
    return None


def _all_there() -> bool:
    if sys.platform != "linux" or "weasyprint" in sys.modules:
        return False
    try:
        for name in _NEEDED:
            ctypes.CDLL(name)
    except OSError:
        return False
    return True
