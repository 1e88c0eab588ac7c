"""Rulings completed from the source, so that a person need not type all of them."""

from __future__ import annotations

from dataclasses import replace
from typing import assert_never

from publisher.errors import UsageError
from publisher.model.rulings import Ruling, Topic
from publisher.model.transcript import Transcript
from publisher.rulings.contradictions import is_of_a_word
from publisher.rulings.effects import bare_half
from publisher.rulings.kinds import topic_of
from publisher.rulings.line_ids import with_ids
from publisher.rulings.locating import Located, Stale, locate
from publisher.rulings.marks import plain
from publisher.rulings.printed_lines import PrintedLines, printed_lines
from publisher.rulings.tables import checked

# Characters before a mark on its line; they tell it from other marks there.
BEFORE_MARK = 30
# Lines before a line that has its like in the source; more are too much for a rulings file.
MOST_BEFORE = 5


def draft(transcript: Transcript, sketch: Ruling) -> Ruling:
    """Return the ruling that a sketch means, complete.

    An empty ``text`` of the sketch is taken from its line; line 0 stands for a word anywhere.
    Where other lines have the same content, ``after`` is filled in; a line of a PDF is named by its
    id. Raises UsageError for a
    sketch that cannot become a ruling, and for a ruling with no place or with several.
    """
    lines = printed_lines(transcript)
    ruling = checked(replace(sketch, text=sketch.text or _text(lines, sketch)))
    if is_of_a_word(ruling):
        return ruling
    (named,) = with_ids(transcript, [distinguished(_placed(ruling, lines), lines)])
    return named


def _text(lines: PrintedLines, sketch: Ruling) -> str:
    at = next((at for at, line in enumerate(lines.lines) if line.number == sketch.line), None)
    if at is None:
        raise UsageError(
            f"there is nothing on line {sketch.line}",
            hint="give the number of a line with text on it",
            place=lines.source,
        )
    line, topic = " ".join(lines.lines[at].text.split()), topic_of(sketch.kind)
    match topic:
        case Topic.LINE_END:
            return _halves(lines, at)
        case Topic.NOTE:
            return _until_mark(line, sketch.value)
        case (
            Topic.HEADING | Topic.PARAGRAPH | Topic.FURNITURE | Topic.READING_ORDER | Topic.WORDING
        ):
            return line
        case _:
            assert_never(topic)


def _halves(lines: PrintedLines, at: int) -> str:
    if at + 1 == len(lines.lines):
        raise UsageError("no line follows", place=f"{lines.source}:{lines.number(at)}")
    left = lines.lines[at].text.split()[-1]
    return f"{bare_half(left)}|{lines.lines[at + 1].text.split()[0]}"


def _until_mark(line: str, value: str) -> str:
    """Return the words on a line before the mark that a label names, together with the mark."""
    # A label with a page, 7.p12, stands for the printed mark 7.
    mark = value.split(".p")[0]
    start = plain(line).rfind(mark) if mark else -1
    if start < 0:
        raise UsageError(
            "which mark is meant?", hint="give the words before it and the mark with --text"
        )
    return line[max(0, start - BEFORE_MARK) : start + len(mark)]


def _placed(ruling: Ruling, lines: PrintedLines) -> Ruling:
    """Return the ruling with the line where its content stands; raise UsageError for none or many."""
    located = locate(ruling, lines)
    if isinstance(located, Stale):
        raise UsageError(located.why, place=lines.source)
    if located.others:
        raise UsageError(
            f"“{ruling.text}” is not on line {ruling.line}, but on several others",
            hint="name the line that is meant",
            place=lines.source,
        )
    return replace(ruling, line=lines.number(located.spot.first))


def with_whole_line(ruling: Ruling, lines: PrintedLines) -> Ruling:
    """Return a ruling with its whole line as text, where a part of it leads to another line."""
    located = locate(ruling, lines)
    if isinstance(located, Located) and lines.number(located.spot.first) == ruling.line:
        return ruling
    named = (line.text for line in lines.lines if line.number == ruling.line)
    whole = replace(ruling, text=" ".join(next(named, "").split()))
    of_a_line = topic_of(ruling.kind) in (Topic.HEADING, Topic.PARAGRAPH, Topic.READING_ORDER)
    found = locate(whole, lines) if whole.text and of_a_line else located
    there = isinstance(found, Located) and lines.number(found.spot.first) == ruling.line
    return whole if there else ruling


def distinguished(ruling: Ruling, lines: PrintedLines) -> Ruling:
    """Return a ruling with as many lines before it as tell its line from others like it."""
    located = locate(ruling, lines)
    if isinstance(located, Stale):
        return ruling
    first, whole = located.spot.first, ruling
    for lines_before in range(min(first, MOST_BEFORE) + 1):
        above = " ".join(line.text for line in lines.lines[first - lines_before : first])
        whole = replace(whole, after=" ".join(above.split()))
        # Without its line a ruling is located only where nothing else has the same content.
        if isinstance(locate(replace(whole, line=0), lines), Located):
            break
    return whole
