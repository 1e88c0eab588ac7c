"""Requests of a person: for books in some formats, for files for a printer."""

from __future__ import annotations

from publisher.model.formats import Format
from publisher.structs import frozen


@frozen
class BuildRequest:
    """A request for books to be built.

    ``names`` are works or editions (``tarov``, ``tarov.sv``), empty for all; ``language`` is a
    tag, None for all; without ``formats`` they are those of the house, and those in which a book
    lies in the house already. ``anew`` builds what is fresh too; ``jobs`` is the number of
    processes, None for one for each core. ``tidy`` removes what was built of books that the house
    no longer has, ``why`` asks for the reasons.
    """

    names: tuple[str, ...] = ()
    language: str | None = None
    formats: tuple[Format, ...] = ()
    anew: bool = False
    jobs: int | None = None
    tidy: bool = False
    why: bool = False


@frozen
class PrintRequest:
    """A request for printers' files: a profile by name, and one of its papers (None: the first)."""

    profile: str
    paper: str | None = None
