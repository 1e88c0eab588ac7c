"""What reading one file may take: time, memory, pages, bytes."""

from __future__ import annotations

import sys

from publisher.structs import frozen

if sys.platform != "win32":  # there the parent keeps the time, and nobody the memory
    import resource


@frozen
class Limits:
    """Limits for one file; one that is reached refuses the file.

    ``seconds`` of wall time are there for any file, and ``seconds_a_page`` more for each page
    (a page takes 0.05 to 0.15 s on an ordinary machine). ``memory`` is in bytes, beyond which
    the process gets no more; reading 2,000 pages takes less than half of it. ``size`` is that of
    the file, ``unpacked`` that of one packed stream of it without its compression: the page
    descriptions of books have some 100 kB, fonts at most 30 MB. All of these are bytes.

    So many ``pictures`` are cut out of a file, each of so many ``pixels`` at most (a page of A3 at
    450 to the inch), all together of so many bytes (``cut``); what is beyond this is named.
    """

    seconds: float = 25.0
    seconds_a_page: float = 2.0
    memory: int = 1_000_000_000
    pages: int = 2_000
    size: int = 2_000_000_000
    unpacked: int = 100_000_000
    pictures: int = 2_000
    pixels: int = 40_000_000
    cut: int = 1_000_000_000


def limit_this_process(limits: Limits) -> None:
    """Let the system enforce what it can: memory, processor time, no core dump."""
    if sys.platform == "win32":
        return
    # Not the address space (RLIMIT_AS), in which a large file that is mapped counts whole.
    _set(resource.RLIMIT_DATA, limits.memory)
    limit_time(limits, pages=1)
    _set(resource.RLIMIT_CORE, 0)


def limit_time(limits: Limits, pages: int) -> None:
    """Let the system end this process after the processor time that so many pages may take.

    The parent keeps the time that people wait; this is for a child whose parent was killed.
    """
    if sys.platform == "win32":
        return
    _set(resource.RLIMIT_CPU, 1 + int(limits.seconds + limits.seconds_a_page * pages))


def _set(which: int, most: int) -> None:
    if sys.platform == "win32":
        return
    hard = resource.getrlimit(which)[1]
    bound = most if hard == resource.RLIM_INFINITY else min(most, hard)
    resource.setrlimit(which, (bound, hard))
