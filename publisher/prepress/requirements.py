"""What a printer requires of a file, and how a fault in it is told."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from typing import TypeAlias

from publisher.model.findings import Finding, Severity
from publisher.model.places import Place
from publisher.model.press import Inks, Profile
from publisher.prepress.reading import File
from publisher.structs import frozen


@frozen
class Requirements:
    """What the profile of a printer requires of pages or of a cover.

    ``bleed`` is in millimetres, ``shown`` the path of the file as people see it.
    """

    profile: Profile
    inks: Inks
    bleed: float
    shown: str

    def fault(self, code: str, message: str, hint: str, pages: Sequence[int] = ()) -> Finding:
        """Return what makes the printer refuse the file."""
        return self._finding(code, Severity.ERROR, message, hint, pages)

    def advice(self, code: str, message: str, hint: str, pages: Sequence[int] = ()) -> Finding:
        """Return what the printer advises against."""
        return self._finding(code, Severity.WARNING, message, hint, pages)

    def _finding(
        self, code: str, severity: Severity, message: str, hint: str, pages: Sequence[int]
    ) -> Finding:
        place = Place(self.shown, min(pages, default=1), max(pages, default=1))
        return Finding(code, severity, f"{_told(pages)}{message}", hint, place)


Check: TypeAlias = Callable[[File, Requirements], Iterator[Finding]]


def _told(pages: Sequence[int]) -> str:
    """Return which pages are meant, the first five by number (``pages 1, 2: ``)."""
    if len(pages) < 2:
        return "".join(f"page {page}: " for page in pages)
    first = ", ".join(str(page) for page in pages[:5])
    return f"pages {first}{f' and {len(pages) - 5} more' if len(pages) > 5 else ''}: "
