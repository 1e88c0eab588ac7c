"""Standard output and standard error may be closed or full: neither is a defect of the program."""

from __future__ import annotations

import os
import sys
from contextlib import suppress
from typing import TextIO

# How many streams a program begins with: input, output, errors.
STREAMS = 3


def open_closed_streams() -> None:
    """Let a stream that the caller has closed lead nowhere.

    Otherwise the next file that is opened gets its number, and what others write there.
    """
    for number in range(STREAMS):
        try:
            os.fstat(number)
        except OSError:
            os.open(os.devnull, os.O_RDWR)  # it takes the lowest number that is free
    # Python gives no object for a stream that was closed when it began.
    if sys.stdout is None:
        sys.stdout = os.fdopen(1, "w", encoding="utf-8", closefd=False)
    if sys.stderr is None:
        sys.stderr = os.fdopen(2, "w", encoding="utf-8", closefd=False)


def is_of_a_stream(error: OSError) -> bool:
    """Tell whether an error is that of standard output or standard error: both are tried again."""
    # Errors of files have the name of the file in them.
    return not error.filename and any(map(_fails, (sys.stdout, sys.stderr)))


def leave_streams() -> None:
    """Let streams that fail lead nowhere, so that nothing is tried once more at the end."""
    for stream in (sys.stdout, sys.stderr):
        if _fails(stream):
            with suppress(OSError):
                os.dup2(os.open(os.devnull, os.O_WRONLY), stream.fileno())


def _fails(stream: TextIO) -> bool:
    # What could not be written is dropped by then: only a new sign tells.
    try:
        stream.write("\n")
        stream.flush()
    except OSError:
        return True
    return False
