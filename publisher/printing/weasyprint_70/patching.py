"""Parts of a library exchanged for a while, and put back as they were."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from threading import Lock
from typing import Any

from publisher.structs import frozen

_ABSENT = object()


@frozen
class Patch:
    """One attribute to be exchanged: whose it is, its name, and how its replacement is made.

    ``owner`` is a module or a class. ``make`` takes what stood there before, None where the owner
    had no such attribute of its own, and returns what shall stand there.
    """

    owner: Any
    name: str
    make: Callable[[Any], Any]

    def install(self) -> Callable[[], None]:
        """Exchange the attribute; return the function that puts the former one back."""
        before = vars(self.owner).get(self.name, _ABSENT)
        setattr(self.owner, self.name, self.make(None if before is _ABSENT else before))

        def put_back() -> None:
            if before is _ABSENT:
                delattr(self.owner, self.name)
            else:
                setattr(self.owner, self.name, before)

        return put_back


class Patches:
    """Patches that are installed together, in their order, and removed in the opposite one.

    A later patch may wrap what an earlier one has put there. Uses may be nested, or overlap in
    several threads: the first to enter installs, the last to leave removes.
    """

    def __init__(self, patches: tuple[Patch, ...]) -> None:
        self._patches = patches
        self._lock = Lock()
        self._users = 0
        self._removal = ExitStack()

    @contextmanager
    def installed(self) -> Iterator[None]:
        """Run the body with the patches in place."""
        self._enter()
        try:
            yield
        finally:
            self._leave()

    def _enter(self) -> None:
        with self._lock:
            if not self._users:
                # One that cannot be installed takes those before it back out.
                with ExitStack() as removal:
                    for patch in self._patches:
                        removal.callback(patch.install())
                    self._removal = removal.pop_all()
            self._users += 1

    def _leave(self) -> None:
        with self._lock:
            self._users -= 1
            if not self._users:
                self._removal.close()
