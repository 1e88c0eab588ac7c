"""Notes taken on thin evidence: a person is asked whether their lines are notes, or text."""

from __future__ import annotations

from bisect import bisect
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from itertools import pairwise
from math import log

from publisher.model.doubts import Doubt, Question
from publisher.model.places import Place
from publisher.model.rulings import Ruling, RulingKind, Topic
from publisher.model.transcript import Line, Transcript
from publisher.restoring.evidence import chance
from publisher.restoring.notes import LabelledNote, Notes
from publisher.restoring.roles.told import Told, ToldRow

# Log odds that a body holds text: the base, then what each sign adds (logistic regression on 2,420
# bodies of 129 texts of the tracks, told by weights that had not seen the work; 46 held text). The
# logit of the surest of probabilities counts against it: that of the line least surely a note.
BASE, BY_LINE = -2.06, -0.97
ALONE = 2.35  # no mark calls it, or its label is lost
NOT_IN_SERIES = 0.5  # its number is not the next one
TEXT_BELOW = 0.72  # text stands below it on its page
# Rows of text below a note that are no leftover of a running foot.
ROWS_BELOW = 3
# Probability; a surer decision is no doubt.
SURE = 0.99
# A probability beyond these says no more.
LEAST, MOST = 0.001, 0.999


def ask_note_bodies(transcript: Transcript, told: Told, notes: Notes) -> Iterator[Doubt]:
    """Yield a doubt for each body that may be text, with the ruling that makes text of its lines."""
    rows: dict[int, list[ToldRow]] = defaultdict(list)
    for row in told.of_notes:
        rows[row.number].append(row)
    lines = {line.number: line for line in transcript.lines() if not line.blank}
    alone = {found.label for found in notes.uncalled()}
    after = _next_filled(sorted(lines))
    text = _rows_of_text(told)
    for at, found in enumerate(notes.found):
        body = rows[at]
        if not body:
            continue
        odds = BASE + BY_LINE * _logit(min(row.confidence for row in body))
        odds += ALONE * (found.label in alone or not found.note.label)
        odds += NOT_IN_SERIES * (not _counts_on(notes.found, at))
        below = text[body[0].row.page]
        odds += TEXT_BELOW * (len(below) - bisect(below, body[-1].row.order) > ROWS_BELOW)
        sure = round(1 - chance(odds), 4)
        if sure < SURE:
            yield _asked(told.source, found, _lines_of(found, body, lines, after), sure)


def _logit(probability: float) -> float:
    kept = min(max(probability, LEAST), MOST)
    return log(kept / (1 - kept))


def _counts_on(notes: Sequence[LabelledNote], at: int) -> bool:
    """Tell whether a note has the number behind that of the one before, or is the first."""
    mark = notes[at].note.mark
    before = notes[at - 1].note.mark if at else ""
    if not mark.isdecimal():
        return False
    return mark == "1" or (before.isdecimal() and int(mark) == int(before) + 1)


def _rows_of_text(told: Told) -> Mapping[int, list[int]]:
    """Return for each page its rows of text, by their places in the source."""
    found: dict[int, list[int]] = defaultdict(list)
    for order, page in sorted((row.row.order, row.row.page) for row in told.running):
        found[page].append(order)
    return found


def _next_filled(numbers: Sequence[int]) -> Mapping[int, int]:
    return dict(pairwise(numbers))


def _lines_of(
    found: LabelledNote,
    body: Sequence[ToldRow],
    lines: Mapping[int, Line],
    after: Mapping[int, int],
) -> list[Line]:
    """Return the lines of a body with its label, as far as nothing stands between them."""
    numbers = {n for row in body for n in range(row.row.number, row.row.end + 1)}
    numbers |= {found.note.label_line} & lines.keys()
    at = min(numbers)
    together = [lines[at]]
    while (at := after.get(at, 0)) in numbers:
        together.append(lines[at])
    return together


def _asked(source: str, found: LabelledNote, lines: Sequence[Line], sure: float) -> Doubt:
    place = Place(source, lines[0].number, lines[-1].number)
    text = " ".join(" ".join(line.text for line in lines).split())
    proposal = Ruling(RulingKind.TEXT, text, place.first, "", "", place)
    return Doubt(place, Topic.NOTE, sure, Question.THIN_NOTE, (proposal,), (found.note.mark,))
