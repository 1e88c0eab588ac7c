"""A source in stretches about as long as a page, each of which is looked at for itself."""

from __future__ import annotations

from collections.abc import Iterator

from publisher.model.findings import Finding, Severity
from publisher.model.places import Place
from publisher.model.transcript import Line, Transcript
from publisher.structs import frozen

# Lines with something on them; a longer page (or a source without pages) is looked at in parts.
LONGEST = 60
PART = 40


@frozen
class Piece:
    """The lines of about a page that have something on them, and their text, one below the other."""

    lines: list[Line]
    text: str


@frozen
class Extract:
    """A source as it was extracted: its lines, and the same in pieces.

    ``filled`` are the lines of each page that have something on them.
    """

    transcript: Transcript
    pieces: tuple[Piece, ...]
    filled: tuple[list[Line], ...]

    def finding(
        self,
        code: str,
        message: str,
        hint: str,
        ends: tuple[Line, Line],
        severity: Severity = Severity.WARNING,
    ) -> Finding:
        """Return a finding about the lines from the first of ``ends`` to the last."""
        place = Place(self.transcript.source, ends[0].number, ends[1].number)
        return Finding(code, severity, message, hint, place)

    def of_pieces(
        self,
        found: list[Piece],
        code: str,
        what: str,
        hint: str,
        severity: Severity = Severity.ERROR,
    ) -> Iterator[Finding]:
        """Yield a finding about pages that show something, if there are any."""
        if found:
            pages = f"{len(found)} pages, the first here" if len(found) > 1 else "1 page"
            ends = found[0].lines[0], found[-1].lines[-1]
            yield self.finding(code, f"{what} ({pages})", hint, ends, severity)


def in_pieces(transcript: Transcript) -> Extract:
    """Return a source with its pages in pieces, long pages in parts of 40 lines."""
    filled = tuple([line for line in page.lines if not line.blank] for page in transcript.pages)
    found = (
        lines[start : start + PART] if len(lines) > LONGEST else lines
        for lines in filled
        for start in (range(0, len(lines), PART) if len(lines) > LONGEST else (0,))
        if lines
    )
    pieces = (Piece(lines, "\n".join(line.text for line in lines)) for lines in found)
    return Extract(transcript, tuple(pieces), filled)
