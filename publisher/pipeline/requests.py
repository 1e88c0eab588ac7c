"""What a person asks for: which books in which formats, and which printer."""

from __future__ import annotations

from dataclasses import dataclass

from publisher.model.formats import Format


@dataclass(frozen=True, slots=True)
class BuildRequest:
    """Which books are to be built, and how.

    ``names`` are works or editions (``tarov``, ``tarov.sv``), empty for all; ``language`` is a
    tag, None for all; without ``formats`` they are those of the house. ``anew`` builds what is
    fresh too; ``jobs`` is the number of processes, None for one for each core.
    """

    names: tuple[str, ...] = ()
    language: str | None = None
    formats: tuple[Format, ...] = ()
    anew: bool = False
    jobs: int | None = None


@dataclass(frozen=True, slots=True)
class PrintRequest:
    """What is asked of a printer: a profile by its name, a paper of it (None: its first)."""

    profile: str
    paper: str | None = None
