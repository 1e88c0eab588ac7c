"""What a reader has made of a file is written as a manuscript, and its findings get their lines."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from publisher import manuscript
from publisher.model.figures import figures
from publisher.model.findings import Finding, Outcome, Severity
from publisher.model.inlines import note_runs, plain, runs
from publisher.model.places import Place
from publisher.model.text import Block, Note, Text
from publisher.model.transcript import (
    ON_NO_PAGE,
    STRUCTURED,
    Line,
    Page,
    PrintedPicture,
    Transcript,
)
from publisher.sources.keeping import picture_digest
from publisher.sources.structured.read_source import ReadSource


def as_transcript(read: ReadSource) -> Outcome[Transcript]:
    """Return the manuscript of a file as lines, with the findings on the lines that they mean.

    The manuscript is read back: where that does not give the same text, an error says so.
    """
    text = read.text
    markup = manuscript.write(text)
    back = manuscript.read(markup, text.source, text.language)
    places = [piece.place or Place(text.source, 1, 1) for piece in _pieces(back)]
    findings = [replace(f, place=_line(f.place, places)) for f in read.findings]
    findings += _changed(text, back, places)
    lines = tuple(Line(n, line) for n, line in enumerate(markup.splitlines(), start=1))
    page = Page(1, lines, pictures=tuple(_pictures(read, back)))
    made = Transcript(text.source, text.language, STRUCTURED, (page,), read.declared)
    return Outcome(made, tuple(findings))


def _pictures(read: ReadSource, back: Text) -> Iterator[PrintedPicture]:
    """Yield the pictures of a file, each with the line of the manuscript that names it."""
    lines = {figure.picture: figure.place.first for figure in figures(back) if figure.place}
    for picture in read.pictures:
        line, digest = lines.get(picture.name, 1), picture_digest(picture.data)
        yield PrintedPicture(picture.name, ON_NO_PAGE, line, digest)


def _pieces(text: Text) -> tuple[Block | Note, ...]:
    return (*text.blocks, *text.notes)


def _line(meant: Place, places: Sequence[Place]) -> Place:
    """Return the lines of a block that a reader means by its number (see ``ReadSource``)."""
    return places[min(meant.first, len(places)) - 1] if places and meant.first > 0 else meant


def _changed(text: Text, back: Text, places: Sequence[Place]) -> Iterator[Finding]:
    """Yield an error where the manuscript does not say what the reader has read."""
    pairs = zip(_pieces(text), _pieces(back), strict=False)
    same = sum(1 for _ in _leading(map(_alike, *zip(*pairs, strict=True)))) if places else 0
    if same < max(len(_pieces(text)), len(_pieces(back))):
        yield Finding(
            "sources/structure-changed",
            Severity.ERROR,
            "from here on the manuscript does not say what was read from the file",
            "compare with the file; the part that begins here is written as another one",
            _line(Place(text.source, same + 1, same + 1), places),
        )


def _leading(answers: Iterator[bool]) -> Iterator[bool]:
    for answer in answers:
        if not answer:
            return
        yield answer


def _alike(read: Block | Note, back: Block | Note) -> bool:
    return type(read) is type(back) and _words(read) == _words(back)


def _words(piece: Block | Note) -> list[str]:
    found = note_runs(piece) if isinstance(piece, Note) else runs(piece)
    return [plain(run).strip(" \t") for run in found]
