"""Notes and their marks: unique labels, notes that nothing calls, bodies that are lost."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator

from publisher.model.findings import Finding, Severity
from publisher.model.furniture import Furniture, FurnitureKind
from publisher.model.places import Place
from publisher.restoring.measuring.rows import Row
from publisher.restoring.notes.lines import below_blanks, verse_in, widest_of
from publisher.restoring.roles.told import PrintedMark, Told, ToldNote
from publisher.structs import frozen

# Characters of the text before a mark that a finding quotes.
QUOTED = 20


@frozen
class LabelledNote:
    """A note with its body (no rows where the source lacks it) and its label in the text.

    ``verse`` are the orders of those of its rows that are lines of verse, ``begins`` of those with
    which further paragraphs begin.
    """

    note: ToldNote
    rows: tuple[Row, ...]
    label: str
    verse: frozenset[int] = frozenset()
    begins: frozenset[int] = frozenset()

    def place(self, source: str) -> Place:
        """Return the lines on which the note stands, its label's line with them."""
        lines = [row.number for row in self.rows] + [self.note.label_line] * bool(self.note.label)
        return Place(source, min(lines), max(lines))


@frozen
class Notes:
    """All notes of a text with their labels.

    ``found`` are those the source has, in the order they were told; ``calls`` pairs every mark
    with the label of its note in reading order; ``lost`` are marks whose notes the source lacks,
    with the labels those have; ``leftover`` look like marks and fit no note.
    """

    found: tuple[LabelledNote, ...]
    calls: tuple[tuple[PrintedMark, str], ...]
    lost: tuple[tuple[str, PrintedMark], ...]
    leftover: tuple[PrintedMark, ...]

    @property
    def labels(self) -> tuple[str, ...]:
        """Return the labels by the places of the notes, those of lost notes behind the others."""
        return (*(note.label for note in self.found), *(label for label, _ in self.lost))

    def uncalled(self) -> Iterator[LabelledNote]:
        """Yield the notes that no mark calls."""
        called = {label for _, label in self.calls}
        return (note for note in self.found if note.label not in called)

    def furniture(self, source: str) -> Iterator[Furniture]:
        """Yield the labels that stand nowhere in the text: of notes without text, misread ones."""
        for found in self.found:
            note = found.note
            if note.label and not (found.rows and note.shows_mark):
                why = "misread label of a note" if found.rows else "label of a note without text"
                place = Place(source, note.label_line, note.label_line)
                yield Furniture(place, FurnitureKind.OTHER, note.label, why)

    def findings(self, source: str) -> list[Finding]:
        """Return what a person should look at: notes and marks without a partner."""
        found = [_orphan(note, source) for note in self.uncalled()]
        found += [_lost(mark, source) for _, mark in self.lost]
        found += [_emptied(note, source) for note in self.found if not note.rows]
        found += [_unlabelled(note, source) for note in self.found if not note.note.label]
        found += [_unsure(mark, source) for mark in self.leftover]
        return found


def gather_notes(told: Told) -> Notes:
    """Cut the bodies as they were told, and give every note a label unique in the text."""
    rows: dict[int, list[Row]] = defaultdict(list)
    for row in told.of_notes:
        rows[row.number].append(row.row)
    firsts = (row for row in told.of_notes if row.first)
    begun = {one.row.order for one in firsts if rows[one.number][0] is not one.row}
    begins = frozenset(begun.union(order for own in rows.values() for order in below_blanks(own)))
    lost_marks = told.marks.lost
    marks = Counter([n.mark for n in told.notes] + [m.mark for m in lost_marks])
    used: Counter[str] = Counter()
    all_notes: list[ToldNote | PrintedMark] = [*told.notes, *lost_marks]
    labels = [_label(note, marks, used) for note in all_notes]
    widest = widest_of(list(rows.values()))
    found = tuple(
        LabelledNote(note, tuple(rows[at]), labels[at], verse_in(rows[at], widest), begins)
        for at, note in enumerate(told.notes)
    )
    lost = tuple(zip(labels[len(found) :], lost_marks, strict=True))
    calls = tuple((mark, labels[note]) for mark, note in told.marks.calling)
    return Notes(found, calls, lost, told.marks.leftover)


def _label(note: ToldNote | PrintedMark, marks: Counter[str], used: Counter[str]) -> str:
    """Return the mark, with its page where marks repeat, and a count where even that repeats."""
    mark = note.mark
    label = mark if mark and marks[mark] == 1 else f"{mark or 'n'}.p{note.page}"
    used[label] += 1
    return label if used[label] == 1 else f"{label}.{used[label]}"


def _named(note: LabelledNote) -> str:
    return f"note {note.note.mark}" if note.note.mark else "a note"


def _orphan(note: LabelledNote, source: str) -> Finding:
    return Finding(
        "restoring/note-without-reference",
        Severity.WARNING,
        f"{_named(note)} stands here, but no mark in the text calls it",
        "find the place in the text and write a ruling that puts the mark there",
        note.place(source),
    )


def _lost(mark: PrintedMark, source: str) -> Finding:
    return Finding(
        "restoring/note-without-body",
        Severity.WARNING,
        f"note {mark.mark} is marked here, but no note {mark.mark} follows",
        "the mark stays as it is printed; add the note from another copy if there is one",
        Place(source, mark.line, mark.line),
    )


def _unlabelled(note: LabelledNote, source: str) -> Finding:
    return Finding(
        "restoring/note-without-label",
        Severity.WARNING,
        f"these lines are taken for {_named(note)}, whose label the source has lost",
        "compare with the original; if they belong to the text, write a ruling",
        note.place(source),
    )


def _emptied(note: LabelledNote, source: str) -> Finding:
    return Finding(
        "restoring/note-without-text",
        Severity.WARNING,
        f"the label of note {note.note.mark} stands here without any text behind it",
        "see whether its text stands under a neighbouring label",
        Place(source, note.note.label_line, note.note.label_line),
    )


def _unsure(mark: PrintedMark, source: str) -> Finding:
    return Finding(
        "restoring/doubtful-mark",
        Severity.NOTE,
        f"{mark.mark!r} after {mark.before[-QUOTED:]!r} looks like a note mark but fits no note",
        "it stays in the text as it stands; write a ruling if it calls a note",
        Place(source, mark.line, mark.line),
    )
