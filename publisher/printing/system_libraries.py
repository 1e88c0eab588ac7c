"""The system's libraries, each by the first of its names that is there."""

from __future__ import annotations

import ctypes
from collections.abc import Iterable
from contextlib import suppress


def load_library(names: Iterable[str]) -> ctypes.CDLL | None:
    """Return a library that goes by several names on several systems, None where it is not there."""
    for name in names:
        with suppress(OSError):
            return ctypes.CDLL(name)
    return None
