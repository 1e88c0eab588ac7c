"""A program that is told to end puts its things away first: drafts, folders, other processes."""

from __future__ import annotations

import signal
import sys
from types import FrameType
from typing import NoReturn

# What `kill` and the end of a session send.
ENDINGS = (signal.SIGTERM,) if sys.platform == "win32" else (signal.SIGTERM, signal.SIGHUP)
# Added to the number of the signal, as shells do for a program that one has ended.
ENDED = 128


def end_in_order() -> None:
    """Let a signal that ends the program raise SystemExit, so that every ``finally`` is done.

    A signal that is ignored (``nohup``) stays so.
    """
    for number in ENDINGS:
        if signal.getsignal(number) is signal.SIG_DFL:
            signal.signal(number, _end)


def _end(number: int, _frame: FrameType | None) -> NoReturn:
    # Only once, so that a second signal does not stop the putting away.
    for other in ENDINGS:
        signal.signal(other, signal.SIG_IGN)
    # Loaded by whoever starts workers: most commands start none.
    started = sys.modules.get("multiprocessing")
    for worker in started.active_children() if started else ():
        worker.terminate()
    raise SystemExit(ENDED + number)
