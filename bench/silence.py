"""Counts what goes wrong in silence: ``python -m bench.silence [TRACK …]``.

Every source of the tracks of texts in ../shared/score is made into a book with the shipped
weights. Told are

- the books that lost or invented more than ``MOST_WORDS`` per mille of their words, and how many
  of them have no error and no warning, or no error;
- the books in which more than ``MOST_NOTED`` of the words of the text came into notes, and how
  many of them have no error, no warning and no doubt about such a note;
- the books of a score of ``GOOD`` or more that get an error of the net, one of the room of
  restoring.

Below stand the worst books of each, with the codes of their findings.
"""

from __future__ import annotations

import argparse
import json
from collections.abc import Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass
from pathlib import Path

from bench.score_texts import MISSING
from bench.scoring.books import Scored, score_source
from bench.scoring.tracks import DATA, DRAWN, FOLDERS, STRUCTURED, Source, sources_of
from publisher import api
from publisher.model.findings import Severity
from publisher.restoring.roles import tell

ROOT = Path(__file__).parents[1]
TRACKS = tuple(track for track in FOLDERS if track not in DRAWN and track not in STRUCTURED)
# Words lost or invented, per mille of the words of a book: more are worth an error or a warning.
MOST_WORDS = 2.0
# The share of the words of the text that may come into notes.
MOST_NOTED = 0.02
# A score, of 100, from which on a book should get no error.
GOOD = 98.0
NET = "restoring/"
# So many books are listed of each kind.
LISTED = 30


@dataclass(frozen=True, slots=True)
class Book:
    """A book made of a source: its figures, and what was said about it.

    ``lost`` and ``invented`` are per mille of its words, ``noted`` the share of the words of its
    text that came into notes. ``asked`` tells whether a doubt is about such a note.
    """

    name: str
    score: float
    lost: float
    invented: float
    noted: float
    errors: tuple[str, ...]
    warnings: tuple[str, ...]
    asked: bool

    @property
    def off(self) -> float:
        """Return the words lost or invented per mille, whichever are more."""
        return max(self.lost, self.invented)

    @property
    def safeguards(self) -> tuple[str, ...]:
        """Return the codes of the errors of the net."""
        return tuple(code for code in self.errors if code.startswith(NET))


def book_of(source: Source) -> Book:
    """Return the book of a source with what was said about it."""
    made = score_source(source)
    figures = {name: value or 0.0 for name, value in made.figures.items()}
    noted = made.roles.noted / max(1, made.roles.words) if made.roles else 0.0
    return Book(
        source.name,
        figures["score"],
        figures["lost"],
        figures["inv"],
        noted,
        _codes(made, Severity.ERROR),
        _codes(made, Severity.WARNING),
        _asked(source, made),
    )


def _codes(made: Scored, severity: Severity) -> tuple[str, ...]:
    return tuple(sorted({one.code for one in made.findings if one.severity is severity}))


def _asked(source: Source, made: Scored) -> bool:
    """Tell whether a doubt is about a note that holds a line of the text."""
    if not made.roles or not made.roles.false_notes:
        return False
    transcript = api.read(source.path, source.language).value
    rows = tell(transcript).of_notes
    note_of = {line: row.number for row in rows for line in range(row.row.number, row.row.end + 1)}
    lines = (
        line
        for doubt in api.restore(transcript).value.doubts
        for place in doubt.places
        for line in range(place.first, place.last + 1)
    )
    false = {note_of[line] for line in made.roles.false_notes if line in note_of}
    return not false.isdisjoint(note_of[line] for line in lines if line in note_of)


def report(books: Sequence[Book]) -> Iterator[str]:
    """Yield what went wrong and was not told, then the worst books."""
    off = sorted((one for one in books if one.off > MOST_WORDS), key=lambda one: -one.off)
    yield _counted(f"lost or invented more than {MOST_WORDS:g} ‰ of their words", off, books)
    noted = sorted((one for one in books if one.noted > MOST_NOTED), key=lambda one: -one.noted)
    yield _counted(f"have more than {MOST_NOTED:.0%} of their text in notes", noted, books)
    unasked = [one for one in noted if not (one.errors or one.warnings or one.asked)]
    yield f"    {len(unasked)} of these without a doubt either"
    good = [one for one in books if one.score >= GOOD]
    wrongly = [one for one in good if one.safeguards]
    share = len(wrongly) / max(1, len(good))
    yield f"{len(wrongly)} of {len(good)} books of {GOOD:g} and more ({share:.1%}) get an error of the net"
    worst = sorted(books, key=lambda one: -one.noted)
    for title, found in (("words", off), ("notes", worst), ("errors", wrongly)):
        yield f"\n{title}: score, lost and invented ‰, share in notes, errors; warnings"
        yield from map(_line, found[:LISTED])


def _counted(what: str, found: Sequence[Book], books: Sequence[Book]) -> str:
    silent = sum(not (one.errors or one.warnings) for one in found)
    without = sum(not one.errors for one in found)
    return (
        f"{len(found)} of {len(books)} books {what}: {silent} without an error or a warning,"
        f" {without} without an error"
    )


def _line(one: Book) -> str:
    said = "; ".join(" ".join(codes) or "-" for codes in (one.errors, one.warnings))
    asked = ", asked about" if one.asked else ""
    return (
        f"  {one.name} {one.score:.1f}, {one.lost:.1f} {one.invented:.1f},"
        f" {one.noted:.1%}{asked}: {said}"
    )


def main() -> None:
    """Make the books of the tracks that are named, else of all, and print the report."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("tracks", nargs="*", default=TRACKS, metavar="TRACK")
    parser.add_argument("--jobs", type=int, default=2, help="worker processes")
    parser.add_argument("--json", type=Path, help="keep what is told of each book here")
    options = parser.parse_args()
    if not DATA.is_dir():
        print(MISSING)
        return
    sources = [source for track in options.tracks for source in sources_of(track)]
    with ProcessPoolExecutor(options.jobs) as workers:
        books = list(workers.map(book_of, sources))
    print("\n".join(report(books)))
    if options.json:
        rows = [{name: getattr(one, name) for name in one.__slots__} for one in books]
        options.json.write_text(json.dumps(rows, ensure_ascii=False, indent=1), "utf-8")


if __name__ == "__main__":
    main()
