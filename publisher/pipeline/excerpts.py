"""A place in a source, shown with the lines around it."""

from __future__ import annotations

from publisher.model.places import Place
from publisher.model.transcript import PDF, Transcript
from publisher.structs import frozen

# Lines shown before and after a place; enough to see the sentence it stands in, and few enough
# that several places fit on a screen.
CONTEXT = 3


@frozen
class SourceLine:
    """A line of a source: its number, counted from 1, and its text without blanks at the end."""

    number: int
    text: str


@frozen
class Excerpt:
    """Lines of a source: those of a place, those before and after it; blank lines are left out.

    ``page`` and ``line_of_page`` say where the place begins in a PDF, both from 1; 0 in sources
    whose lines are those of the file.
    """

    before: tuple[SourceLine, ...]
    here: tuple[SourceLine, ...]
    after: tuple[SourceLine, ...]
    page: int = 0
    line_of_page: int = 0


def excerpt_at(transcript: Transcript, place: Place) -> Excerpt:
    """Return the lines at a place, and up to ``CONTEXT`` lines on either side of it."""
    lines = [
        SourceLine(line.number, line.text.rstrip()) for line in transcript.lines() if not line.blank
    ]
    last = max(place.first, place.last)
    before = [line for line in lines if line.number < place.first]
    here = [line for line in lines if place.first <= line.number <= last]
    after = [line for line in lines if line.number > last]
    page, line_of_page = _in_pdf(transcript, place.first)
    return Excerpt(
        tuple(before[-CONTEXT:]), tuple(here), tuple(after[:CONTEXT]), page, line_of_page
    )


def _in_pdf(transcript: Transcript, number: int) -> tuple[int, int]:
    """Return page and line in the page of a line of a PDF, which no editor can count out."""
    if transcript.encoding != PDF:
        return 0, 0
    for page in transcript.pages:
        for at, line in enumerate(page.lines, start=1):
            if line.number == number:
                return page.index, at
    return 0, 0
