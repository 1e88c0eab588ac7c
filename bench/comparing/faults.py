"""What is wrong in a restored text, each fault with the lines of the source where it stands."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from rapidfuzz import fuzz

from bench.comparing.aligning import Alignment, Stretch, align
from bench.comparing.places import Places
from bench.comparing.streams import Stream, front_of, letters_of, stream_of
from publisher.model.inlines import note_runs, plain
from publisher.model.text import Note, Text
from publisher.model.transcript import Line

LINE_END, PARAGRAPH, HEADING, NOTE = "line-end", "paragraph", "heading", "note"
LEFT_IN, LOST, WORD = "left-in", "lost", "word"
# Letters that are so much alike (per cent) are one word misread.
MISREAD = 60
# Bodies of notes that are so much alike are the same.
ALIKE = 95
SHOWN = 40


@dataclass(frozen=True, slots=True)
class Fault:
    """One fault: its kind, the lines where a person would see it, what stands there."""

    kind: str
    lines: tuple[int, ...]
    what: str


@dataclass(frozen=True, slots=True)
class Comparison:
    """A text beside the truth: the runs of both, how they go together, what is wrong."""

    made: Stream
    true: Stream
    alignment: Alignment
    faults: tuple[Fault, ...]
    bounds: tuple[int, int, int]
    notes: tuple[int, int, int]


def compare(made: Text, true: Text, lines: Sequence[Line]) -> Comparison:
    """Compare a text that was restored from some lines with what its author had written."""
    one, other = stream_of(made), stream_of(true)
    alignment = align(one, other)
    places = Places(one, lines)
    at = _At(one, other, alignment, places)
    bounds, of_bounds = _bounds(at)
    notes, of_notes = _notes(at, made, true)
    faults = (*_words(at), *of_bounds, *_headings(at), *of_notes)
    in_order = sorted(faults, key=lambda f: (f.lines, f.kind, f.what))
    return Comparison(one, other, alignment, tuple(in_order), bounds, notes)


@dataclass(frozen=True, slots=True)
class _At:
    made: Stream
    true: Stream
    alignment: Alignment
    places: Places

    def line(self, made: int) -> int:
        return self.places.line(made)

    def line_of_true(self, true: int) -> int:
        at = self.alignment.made(true)
        while at is None and true > 0:
            true -= 1
            at = self.alignment.made(true)
        return self.places.line(at or 0)


def _words(at: _At) -> Iterator[Fault]:
    for stretch in at.alignment.stretches:
        if stretch.same:
            continue
        what = f"{' '.join(stretch.made_words)[:SHOWN]} | {' '.join(stretch.true_words)[:SHOWN]}"
        first, last = at.line(stretch.made[0]), at.line(max(0, stretch.made[1] - 1))
        yield Fault(_kind(stretch), tuple(range(first, last + 1)) or (first,), what)


def _kind(stretch: Stretch) -> str:
    if stretch.broken:
        return LINE_END
    made, true = (letters_of("".join(w)) for w in (stretch.made_words, stretch.true_words))
    if made and true and (fuzz.ratio(made, true) >= MISREAD or _one_for_one(stretch)):
        return WORD
    return LEFT_IN if len(made) > len(true) else LOST


def _one_for_one(stretch: Stretch) -> bool:
    """Tell whether short words stand one for one: ``cn`` for ``en`` is a misreading, not a loss."""
    same = len(stretch.made_words) == len(stretch.true_words)
    pairs = zip(stretch.made_words, stretch.true_words, strict=False)
    return same and all(abs(len(made) - len(true)) <= 1 for made, true in pairs)


def _bounds(at: _At) -> tuple[tuple[int, int, int], list[Fault]]:
    """Compare where blocks begin; what is inside the front does not count."""
    front = front_of(at.true)
    wanted = {s.start for s in at.true.spans[1:] if not _inside(s.start, front)}
    starts = {s.start: at.alignment.true(s.start) for s in at.made.spans[1:]}
    found = {t for t in starts.values() if t is not None and not _inside(t, front)}
    missed = [Fault(PARAGRAPH, (at.line_of_true(t),), _around(at.true, t)) for t in wanted - found]
    false = [
        Fault(PARAGRAPH, (at.line(made),), _around(at.made, made))
        for made, t in starts.items()
        if t is not None and t not in wanted and not _inside(t, front)
    ]
    return (len(wanted & found), len(false), len(missed)), missed + false


def _inside(letters: int, spans: Sequence[tuple[int, int]]) -> bool:
    return any(start <= letters <= end for start, end in spans)


def _around(stream: Stream, letters: int) -> str:
    half = SHOWN // 2
    return f"{stream.letters[max(0, letters - half) : letters]}|{stream.letters[letters : letters + half]}"


def _headings(at: _At) -> Iterator[Fault]:
    made, true = (sorted(s.letters for s in stream.headings) for stream in (at.made, at.true))
    for span in at.true.headings:
        if span.letters not in made:
            yield Fault(HEADING, (at.line_of_true(span.start),), f"none: {span.letters[:SHOWN]}")
    for span in at.made.headings:
        if span.letters not in true:
            yield Fault(HEADING, (at.line(span.start),), f"made: {span.letters[:SHOWN]}")


def _notes(at: _At, made: Text, true: Text) -> tuple[tuple[int, int, int], list[Fault]]:
    """Compare which note is called where; a mark whose note is lost has no body on both sides."""
    bodies = {note.label: note for note in made.notes}
    calls = {at.alignment.true(letters): label for letters, label in at.made.calls}
    wanted = {note.label: note for note in true.notes}
    faults = []
    for letters, label in at.true.calls:
        found = bodies.get(calls.get(letters, ""))
        if found is None or not _alike(found, wanted[label]):
            lines = (at.line_of_true(letters), *_lines_of(wanted[label], made))
            faults.append(Fault(NOTE, lines, f"not called or other body: {label}"))
    places = {letters for letters, _ in at.true.calls}
    false = [
        Fault(NOTE, (at.line(letters),), f"called: {label}")
        for letters, label in at.made.calls
        if at.alignment.true(letters) not in places
    ]
    right = len(at.true.calls) - len(faults)
    return (right, len(false), len(faults)), faults + false


def _alike(one: Note, other: Note) -> bool:
    if one.body is None or other.body is None:
        return one.body is other.body
    return fuzz.ratio(_body(one), _body(other)) >= ALIKE


def _body(note: Note) -> str:
    return letters_of("".join(plain(run) for run in note_runs(note)))


def _lines_of(note: Note, made: Text) -> tuple[int, ...]:
    """Return the lines of the made note whose body is like one that is wanted."""
    like = [n for n in made.notes if n.place and n.body and note.body and _alike(n, note)]
    return tuple(n.place.first for n in like if n.place)
