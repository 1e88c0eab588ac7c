"""What is being worked on, kept with any error that nobody foresaw."""

from __future__ import annotations

from types import TracebackType


class At:
    """While it is open, an exception that passes is given a note of what was worked on."""

    def __init__(self, what: str) -> None:
        self._what = what

    def __enter__(self) -> None:
        """Begin the work."""

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        """Add the note; the exception goes on."""
        if error is not None:
            error.add_note(self._what)
