"""Memory that a long task has taken goes back to the system when the task is done."""

from __future__ import annotations

import ctypes
import gc
import os
from pathlib import Path

# Bytes. What libraries, words and weights take stays below MUCH; and looking for what can go back
# takes a tenth of a second, so that it is done only where a task has left MORE than was there.
MUCH, MORE = 350 << 20, 64 << 20
_PAGES = Path("/proc/self/statm")
_left = [0]  # bytes that were there when memory was last given back


def give_back() -> None:
    """Give memory back that nothing needs any more, where a task has left much of it."""
    if resident() < max(MUCH, _left[0] + MORE):
        return
    gc.collect()
    # glibc keeps what is freed amid what is not; other libraries give it back by themselves.
    trim = getattr(ctypes.CDLL(None), "malloc_trim", None)
    if trim is not None:
        trim(0)
    _left[0] = resident()


def resident() -> int:
    """Return the bytes of memory that this process has; 0 where the system does not say."""
    if not _PAGES.exists():
        return 0
    return int(_PAGES.read_text().split()[1]) * os.sysconf("SC_PAGE_SIZE")
