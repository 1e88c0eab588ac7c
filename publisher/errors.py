"""What stops a run, in words for people; the exit code goes with the class."""

from __future__ import annotations

from typing import ClassVar


class PublisherError(Exception):
    """The run cannot go on: what was found, what to do, and where (``file:line`` or ``file: key``)."""

    exit_code: ClassVar[int] = 70

    def __init__(self, message: str, *, hint: str = "", place: str = "") -> None:
        super().__init__(message)
        self.message = message
        self.hint = hint
        self.place = place

    def __str__(self) -> str:
        """Return ``place: message`` and the hint on a line of its own."""
        head = f"{self.place}: {self.message}" if self.place else self.message
        return f"{head}\n    hint: {self.hint}" if self.hint else head


class UsageError(PublisherError):
    """The command was used wrongly (a name that does not exist, a missing file)."""

    exit_code = 2


class SourceError(PublisherError):
    """A source text cannot be read, or would lose letters."""

    exit_code = 3


class ManifestError(PublisherError):
    """A manifest has mistakes; all of them stand in the message."""

    exit_code = 4


class DesignError(PublisherError):
    """A template, a style or a typeface is missing or wrong."""

    exit_code = 5


class PreflightError(PublisherError):
    """A printer would refuse the file; the reasons stand in the message."""

    exit_code = 7


class OutputError(PublisherError):
    """A product cannot be written."""

    exit_code = 6
