"""The most memory that this process has taken."""

from __future__ import annotations

import re
import resource
from pathlib import Path

# Of this program alone. What getrusage counts is not: a process that was started by a large one
# has had the memory of that one until it began its own program (getrusage(2), execve(2)).
OWN = re.compile(r"^VmHWM:\s+(\d+) kB$", re.MULTILINE)


def peak() -> float:
    """Return megabytes (of a million bytes)."""
    status = Path("/proc/self/status")
    own = OWN.search(status.read_text()) if status.exists() else None
    kilobytes = int(own[1]) if own else resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    return kilobytes * 1024 / 1e6
