"""A process that is parted from this one early, and from which the workers of a build are forked.

A worker that starts afresh loads for a second before it does anything, and each loads the same. The
stem is forked while this process holds nothing open and has no other threads (locks and files of a
data base would be copied with them), and waits. When there is something to do for workers it loads
what all of them need, once, and workers are forked from it, which then share that memory.

It serves as the fork server of ``multiprocessing``, which would begin one afresh: if it is ended,
``multiprocessing`` begins its own.
"""

from __future__ import annotations

import gc
import os
import pickle
import signal
import socket
import sys
import threading
from collections.abc import Callable
from contextlib import suppress
from multiprocessing import forkserver
from typing import Any, TypeAlias

# What is loaded, told what workers will need.
Load: TypeAlias = Callable[[Any], object]
# Versions of Python whose fork server is known to be like this; in later ones workers start afresh.
LATEST = (3, 13)
# What ``multiprocessing`` knows of its fork server: where it listens, what keeps it alive, its number.
_SERVER = ("_forkserver_address", "_forkserver_alive_fd", "_forkserver_pid")


class Stem:
    """The process that workers are forked from; nothing is loaded until it is told to.

    ``order`` is where it is told what is needed, ``alive`` ends it when all have closed it.
    """

    def __init__(self, load: Load) -> None:
        """Fork the process, which will ``load`` what it is told."""
        self._listener = socket.socket(socket.AF_UNIX)
        self._listener.bind("")  # the system finds a name that is no file's (unix(7), autobind)
        self._listener.listen()
        told, self._order = os.pipe()
        ended, self._alive = os.pipe()
        self._serving, self._lives = False, True
        self._pid = os.fork()
        if not self._pid:
            os.close(self._order)
            os.close(self._alive)
            _wait_and_serve(told, self._listener, ended, load)
        os.close(told)
        os.close(ended)

    def serve(self, needs: object) -> bool:
        """Let workers be forked, once it has loaded what they need; False where it has ended."""
        if self._has_ended():
            self._lives = False
        elif not self._serving:
            told = pickle.dumps(needs)
            self._serving = True  # before the order is given: an interrupt may follow at once
            with suppress(BrokenPipeError), os.fdopen(self._order, "wb") as order:
                order.write(told)
            own = self._listener.getsockname(), self._alive, self._pid
            _server().update(zip(_SERVER, own, strict=True))
            self._listener.close()
        return self._lives

    def _has_ended(self) -> bool:
        try:
            return os.waitpid(self._pid, os.WNOHANG)[0] == self._pid
        except ChildProcessError:  # as somebody else has noticed
            return True

    def end(self) -> None:
        """End the process, whose workers have ended, and wait for it."""
        if not self._serving:
            os.close(self._order)
            self._listener.close()
        # Where it was ended from outside, another one may have taken its place, and closed ``alive``.
        own = not self._serving or _server()[_SERVER[-1]] == self._pid
        if own and self._serving:
            _server().update(dict.fromkeys(_SERVER))
        if own:
            os.close(self._alive)
        if own and self._lives:
            with suppress(ChildProcessError):
                os.waitpid(self._pid, 0)


def begin(load: Load) -> Stem | None:
    """Fork a stem; None where that is not safe, and workers must start afresh."""
    if sys.platform != "linux" or sys.version_info[:2] > LATEST:
        return None
    alone = threading.active_count() == 1 and _server()[_SERVER[-1]] is None
    with suppress(OSError):  # a system at its limits
        return Stem(load) if alone else None
    return None


def _server() -> dict[str, Any]:
    """Return what ``multiprocessing`` knows of its fork server, by the names in _SERVER."""
    known: dict[str, Any] = vars(vars(forkserver)["_forkserver"])
    return known


def _wait_and_serve(told: int, listener: socket.socket, ended: int, load: Load) -> None:
    """Wait for orders, carry them out, and fork workers until nobody is left who could want any."""
    _end_plainly()
    try:
        with os.fdopen(told, "rb") as orders:
            needs = orders.read()
        if needs:
            with suppress(Exception):  # whatever is wrong, a worker will meet it and say so
                load(pickle.loads(needs))  # noqa: S301 - from the process that forked this one
            gc.freeze()  # nobody looks through what is shared
            forkserver.main(listener.fileno(), ended, [])
    finally:
        os._exit(0)


def _end_plainly() -> None:
    """Let signals end this process, and those forked from it, at once: nothing is to be put away yet.

    What the program does instead is raised, and can be lost on the way to a worker's first task; the
    worker would then work on, and be waited for without end. A signal that is ignored stays so.
    """
    for number in (signal.SIGTERM, signal.SIGHUP):
        if signal.getsignal(number) is not signal.SIG_IGN:
            signal.signal(number, signal.SIG_DFL)
