"""The ledger, made by reading a source line by line beside the text that was made of it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import field, replace
from typing import TypeAlias

from publisher.model.places import Place
from publisher.model.text import Reordering, Text
from publisher.model.transcript import Line, Transcript
from publisher.record.aligning import Aligned, align, replaced
from publisher.record.entries import NOWHERE, SPACE, Edit, Entry
from publisher.record.stretches import Stretch, stretches
from publisher.structs import mutable

# Lines; a stretch may go on this far below its place, because the rest of a line that the mark of
# a note has cut stands below.
BEYOND = 12
# For pages that were put in another order: number of a line → number of the line in whose place
# it is read.
Turns: TypeAlias = Mapping[int, int]
# Cost (see Aligned): one character that the text lacks is the hyphen at the line's end.
A_HYPHEN = 1


@mutable
class _Open:
    """A stretch that is being read, and the number of its characters that have been read."""

    stretch: Stretch
    last: int
    cursor: int = 0

    @property
    def done(self) -> bool:
        return self.cursor == len(self.stretch.text)

    def advance(self, cursor: int) -> None:
        """Go on to the next character that is no space: a line end between runs is on no line."""
        text = self.stretch.text
        while text[cursor : cursor + 1].isspace():
            cursor += 1
        self.cursor = cursor


@mutable
class _Walk:
    """The state between two lines: stretches still to come (the next one last), and open ones.

    A stretch comes with its first and last line, numbered in the order of reading. ``changes``
    are the emendations of each line, ``reading`` is the stretch that the last line belonged to,
    which has the number ``at`` in that order.
    """

    coming: list[tuple[int, int, Stretch]]
    changes: dict[int, list[tuple[str, str]]]
    turns: Turns
    open: list[_Open] = field(default_factory=list)
    reading: _Open | None = None
    at: int = 0

    def entries(self, line: Line) -> Iterator[Entry]:
        """Yield the entries of a line."""
        # Lines that were mended (mojibake, ligatures) are rebuilt as they stood in the file.
        raw = line.text if line.raw is None else line.raw
        if line.blank:
            edits = (Edit(0, 0, raw),) if raw else ()
            yield Entry(line.number, NOWHERE, 0, 0, edits, line.ending)
            return
        self._turn_to(self.turns.get(line.number, line.number))
        if line.number in self.changes:
            yield self._emended(line, raw)
            return
        yield from self._read(line, raw)

    def _turn_to(self, number: int) -> None:
        if self.reading is not None and self.reading.done:
            # The stretches of a page that stands on one line are all open; the first ends first.
            at = next((n for n, held in enumerate(self.open) if held is self.reading), None)
            if at is not None:
                del self.open[at]
        if number != self.at and any(held.last < number or held.done for held in self.open):
            self.open = [held for held in self.open if held.last >= number and not held.done]
        self.at = number
        while self.coming and self.coming[-1][0] <= number:
            _, last, stretch = self.coming.pop()
            self.open.append(_Open(stretch, last + BEYOND))

    def _read(self, line: Line, raw: str) -> Iterator[Entry]:
        """Yield the entry of a line, or several entries where a stretch ends within it."""
        held, aligned = self._best(raw)
        while held is not None:
            self._take(held, aligned)
            rest = raw[aligned.read :]
            # A stretch may end within a line: a note's mark and the paragraph below may be one line.
            after, further = self._best(rest) if held.done and rest.strip() else (None, aligned)
            if after is None:
                yield _entry(line, held.stretch, aligned, line.ending)
                return
            begun = align(raw[: aligned.read], held.stretch.text, aligned.start)
            yield _entry(line, held.stretch, begun, "")
            raw, held, aligned = rest, after, further
        yield self._aside(line, raw)

    def _emended(self, line: Line, raw: str) -> Entry:
        """Return the entry of an emended line, which is looked for by its present wording."""
        changed = line.text
        for old, new in self.changes[line.number]:
            changed = changed.replace(old, new, 1)
        held, aligned = self._best(changed)
        if held is None:
            return self._aside(line, raw)
        self._take(held, aligned)
        edits = replaced(raw, held.stretch.text[aligned.start : aligned.end])
        return _entry(line, held.stretch, replace(aligned, edits=edits, blank=SPACE), line.ending)

    def _take(self, held: _Open, aligned: Aligned) -> None:
        held.advance(aligned.end)
        self.reading = held

    def _aside(self, line: Line, raw: str) -> Entry:
        """Return the entry of a line that is in no stretch: the mark of a note, alone on its line."""
        edits = (Edit(0, 0, raw),)
        if self.reading is None:
            return Entry(line.number, NOWHERE, 0, 0, edits, line.ending)
        at = self.reading.cursor
        return Entry(line.number, self.reading.stretch.where, at, at, edits, line.ending)

    def _best(self, raw: str) -> tuple[_Open | None, Aligned]:
        """Return the stretch that a line fits best; the one that is being read is tried first."""
        best: _Open | None = None
        least = Aligned(0, 0, (), 0, 2 * len(raw))
        for held in self._in_turn():
            aligned = align(raw, held.stretch.text, held.cursor)
            if aligned.read and (aligned.cost, -aligned.read) < (least.cost, -least.read):
                best, least = held, aligned
            if least.cost <= A_HYPHEN and least.read >= len(raw.rstrip()) - A_HYPHEN:
                break
        return best, least

    def _in_turn(self) -> Iterator[_Open]:
        if self.reading and not self.reading.done:
            yield self.reading
        yield from (h for h in reversed(self.open) if h is not self.reading and not h.done)


def _entry(line: Line, stretch: Stretch, aligned: Aligned, ending: str) -> Entry:
    span = (stretch.where, aligned.start, aligned.end)
    return Entry(line.number, *span, aligned.edits, ending, aligned.blank)


def ledger_of(transcript: Transcript, text: Text) -> tuple[Entry, ...]:
    """Return the entries of all lines, in the order of the source.

    ``text`` must be restored from this transcript, and its blocks must have their places.
    """
    turns = _turns(text.reordered)
    known = [(*_span(s.place, turns), s) for s in stretches(text) if s.place and s.text]
    coming = sorted(known, key=lambda known: known[0], reverse=True)
    changes: dict[int, list[tuple[str, str]]] = {}
    for emendation in text.emendations:
        changes.setdefault(emendation.place.first, []).append((emendation.old, emendation.new))
    walk = _Walk(coming, changes, turns)
    # Columns that stood line by line come one after the other.
    as_filed = sorted(transcript.lines(), key=lambda line: (line.number, line.part))
    lines = list(enumerate(as_filed))
    lines.sort(key=lambda at: (turns.get(at[1].number, at[1].number), at[0]))
    entries = {at: tuple(walk.entries(line)) for at, line in lines}
    return tuple(entry for at in sorted(entries) for entry in entries[at])


def _turns(reordered: Sequence[Reordering]) -> Turns:
    """Return, for lines of reordered pages, the number of the line in whose place they are read."""
    return {
        line: turn
        for page in reordered
        for line, turn in zip(page.lines, sorted(page.lines), strict=True)
    }


def _span(place: Place, turns: Turns) -> tuple[int, int]:
    """Return the first and the last line of a place in the order of reading."""
    if not turns:
        return place.first, place.last
    taken = [turns.get(line, line) for line in range(place.first, place.last + 1)]
    return min(taken), max(taken)
