"""What is known of a house from earlier runs, open while a command needs it."""

from __future__ import annotations

import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from publisher.house import SEEDS
from publisher.model.findings import Finding
from publisher.outputs import Remembered, StateFile, open_state
from publisher.pipeline.program import remembered_program
from publisher.stamps import Stamp


class HouseMemory:
    """The state of a house, its digests of files, and what its manifests said.

    ``program`` is the digest of the program that runs (``pipeline/program.py``): what another one
    has read may be read otherwise now.
    """

    def __init__(self, root: Path, state: StateFile) -> None:
        """Take the open state of the house in ``root``."""
        self.root, self.state = root, state
        self.files = Remembered(state, time.time_ns())
        self.program = remembered_program(self.files)
        self.files.expect(f"{SEEDS}/")  # what the manifests said
        self._beyond = f" {self.program}"

    @property
    def findings(self) -> tuple[Finding, ...]:
        """Return what is to be said of the state itself."""
        return self.state.findings

    def recall(self, key: str, stamp: Stamp) -> str | None:
        """Return what was read of a manifest while it had this stamp, None where nothing is known."""
        return self.files.recall(key, stamp, self._beyond)

    def remember(self, key: str, stamp: Stamp, value: str) -> None:
        """Remember what was read of a manifest."""
        self.files.remember(key, stamp, value, self._beyond)


@contextmanager
def open_memory(root: Path, *, keep: bool = True) -> Iterator[HouseMemory]:
    """Open what is known of a house; with ``keep`` False it is only asked, and nothing is written.

    Raises UsageError where there is no house, OutputError where the state cannot be kept.
    """
    from publisher.house import require_house

    require_house(root)
    with open_state(root, keep=keep) as state:
        yield HouseMemory(root, state)
