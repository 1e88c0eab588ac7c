"""A source exactly as it was extracted: pages of numbered lines."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Line:
    r"""One physical line, without its line ending; trailing blanks are kept as evidence.

    ``text`` is what the later stages read. ``raw`` is what stood in the file where decoding
    had to repair something (mojibake, a byte order mark, a form feed), else None.
    ``ending`` is the line ending as it stood: ``\n``, ``\r\n``, ``\r`` or nothing at the end.
    ``part`` counts from 0 where form feeds divide one physical line over several pages: these
    parts share a number, and only number and part together name a line.
    """

    number: int
    text: str
    ending: str = "\n"
    raw: str | None = None
    part: int = 0

    @property
    def blank(self) -> bool:
        """Tell whether nothing but white space stands on the line."""
        return not self.text.strip()


@dataclass(frozen=True, slots=True)
class Page:
    """One page of the source, ``index`` counted from 1; ``certain`` where a form feed parts it."""

    index: int
    lines: tuple[Line, ...]
    certain: bool = True


@dataclass(frozen=True, slots=True)
class Transcript:
    """A whole source; ``source`` is its path as people see it, ``language`` a BCP 47 tag."""

    source: str
    language: str
    encoding: str
    pages: tuple[Page, ...]

    def lines(self) -> Iterator[Line]:
        """Yield all lines in order."""
        for page in self.pages:
            yield from page.lines

    def raw(self) -> str:
        """Return the decoded source again, letter for letter."""
        return "".join(
            (line.text if line.raw is None else line.raw) + line.ending for line in self.lines()
        )
