"""The libraries of the typesetter stay in memory until the process has ended.

Pango looks for typefaces in threads of its own ("[pango] FcFontSetSort"), which may still be at
work when Python ends and cffi unloads the libraries: a thread whose code is gone ends the process
by a signal, after the book was made.
"""

from __future__ import annotations

import ctypes
import os
from contextlib import suppress

# The library whose threads these are; what it needs itself stays with it.
WITH_THREADS = "libpangoft2-1.0.so.0"


def keep_libraries() -> None:
    """Let nothing unload the library; where the system knows no such flag, all stays as it is."""
    if hasattr(os, "RTLD_NODELETE") and hasattr(os, "RTLD_NOLOAD"):
        # Only what is loaded already is asked for; under another name it is left alone.
        with suppress(OSError):
            ctypes.CDLL(WITH_THREADS, os.RTLD_NOW | os.RTLD_NODELETE | os.RTLD_NOLOAD)
