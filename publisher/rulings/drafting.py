"""A ruling drawn up for a line of a source: what a person need not type."""

from __future__ import annotations

from dataclasses import dataclass, replace

from publisher.errors import UsageError
from publisher.model.places import Place
from publisher.model.rulings import Ruling, RulingKind
from publisher.model.transcript import Transcript
from publisher.rulings.contradictions import DECISIONS, is_of_a_word
from publisher.rulings.effects import half
from publisher.rulings.locating import Located, Stale, locate
from publisher.rulings.marks import plain
from publisher.rulings.printed_lines import Printed, printed
from publisher.rulings.tables import checked

# What is ruled of a line by its beginning or its whole.
OF_LINES = (
    RulingKind.HEADING,
    RulingKind.NO_HEADING,
    RulingKind.PARAGRAPH,
    RulingKind.RUNS_ON,
    RulingKind.COLUMNS,
    RulingKind.NO_COLUMNS,
)
# So much of a line before a mark tells where it stands.
BEFORE_MARK = 30
# A line among others like it is told by what stands before it, at most so many lines.
MOST_BEFORE = 5


@dataclass(frozen=True, slots=True)
class Wish:
    """What a person asks for; an empty ``text`` is taken from the line (0: a word anywhere)."""

    kind: RulingKind
    line: int
    text: str = ""
    value: str = ""
    reason: str = ""


def draw_up(transcript: Transcript, wish: Wish, place: Place) -> Ruling:
    """Return the ruling that a person asks for, whole; ``place`` is where it will stand.

    Raises UsageError for what makes no ruling, and for one that finds no place or too many.
    """
    lines = printed(transcript)
    text = wish.text or _text(lines, wish)
    ruling = checked(Ruling(wish.kind, text, wish.line, wish.value, wish.reason, place))
    return ruling if is_of_a_word(ruling) else told_apart(_placed(ruling, lines), lines)


def _text(lines: Printed, wish: Wish) -> str:
    at = next((at for at, line in enumerate(lines.lines) if line.number == wish.line), None)
    if at is None:
        raise UsageError(
            f"nothing stands on line {wish.line}", hint="give its number", place=lines.source
        )
    line = " ".join(lines.lines[at].text.split())
    if wish.kind in DECISIONS:
        return _halves(lines, at)
    if wish.kind in (RulingKind.NOTE, RulingKind.NO_NOTE):
        return _until_mark(line, wish.value)
    return line


def _halves(lines: Printed, at: int) -> str:
    if at + 1 == len(lines.lines):
        raise UsageError("no line follows", place=f"{lines.source}:{lines.number(at)}")
    left = lines.lines[at].text.split()[-1]
    return f"{half(left)}|{lines.lines[at + 1].text.split()[0]}"


def _until_mark(line: str, value: str) -> str:
    """Return the end of a line's text before the mark that a note's label names."""
    mark = value.split(".p")[0]
    start = plain(line).rfind(mark) if mark else -1
    if start < 0:
        raise UsageError(
            "which mark is meant?", hint="give the words before it and the mark with --text"
        )
    return line[max(0, start - BEFORE_MARK) : start + len(mark)]


def _placed(ruling: Ruling, lines: Printed) -> Ruling:
    """Return the ruling with the line that it is found on; raise UsageError for none or many."""
    located = locate(ruling, lines)
    if isinstance(located, Stale):
        raise UsageError(located.why, place=lines.source)
    if located.others:
        raise UsageError(
            f"“{ruling.text}” is not on line {ruling.line}, but on several others",
            hint="give the line that is meant",
            place=lines.source,
        )
    return replace(ruling, line=lines.number(located.spot.first))


def on_its_line(ruling: Ruling, lines: Printed) -> Ruling:
    """Return a ruling with the whole line as its text if that alone leads to the line it names."""
    located = locate(ruling, lines)
    if isinstance(located, Located) and lines.number(located.spot.first) == ruling.line:
        return ruling
    named = (line.text for line in lines.lines if line.number == ruling.line)
    whole = replace(ruling, text=" ".join(next(named, "").split()))
    found = locate(whole, lines) if whole.text and ruling.kind in OF_LINES else located
    there = isinstance(found, Located) and lines.number(found.spot.first) == ruling.line
    return whole if there else ruling


def told_apart(ruling: Ruling, lines: Printed) -> Ruling:
    """Return a ruling that has its place, with what stands before it where it has its like."""
    located = locate(ruling, lines)
    if isinstance(located, Stale):
        return ruling
    first, whole = located.spot.first, ruling
    for lines_before in range(min(first, MOST_BEFORE) + 1):
        above = " ".join(line.text for line in lines.lines[first - lines_before : first])
        whole = replace(whole, after=" ".join(above.split()))
        if isinstance(locate(replace(whole, line=0), lines), Located):
            break
    return whole
