"""Notes and references brought together: labels, orphans, lost bodies, findings."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from publisher.model.cleaned import Furniture, FurnitureKind
from publisher.model.findings import Finding, Severity
from publisher.model.places import Place
from publisher.model.text import Note
from publisher.restoring.composing.composer import Composer
from publisher.restoring.measuring.rows import Row
from publisher.restoring.roles.notes import Aligned, Mark, NoteDraft


@dataclass(frozen=True, slots=True)
class NoteTable:
    """All notes of a text with their labels.

    ``drafts`` and ``labels`` run side by side; ``calls`` pairs every mark with the label of
    its note in reading order; ``lost`` are labels whose bodies the source lacks.
    """

    drafts: tuple[NoteDraft, ...]
    labels: tuple[str, ...]
    calls: tuple[tuple[Mark, str], ...]
    lost: tuple[tuple[str, Mark], ...]
    leftover: tuple[Mark, ...]

    def notes(self, composer: Composer) -> tuple[Note, ...]:
        """Return the notes in order of first reference, those without a reference last."""
        made = {
            label: Note(
                label,
                draft.mark,
                composer.note_body(draft.rows) or None,
                _place(draft, composer.source),
                labelled=draft.shows_mark,
            )
            for draft, label in zip(self.drafts, self.labels, strict=True)
        }
        made |= {label: Note(label, mark.mark, None) for label, mark in self.lost}
        called = list(dict.fromkeys(label for _, label in self.calls))
        return tuple(made[label] for label in (*called, *(k for k in made if k not in set(called))))

    def uncalled(self) -> tuple[tuple[NoteDraft, str], ...]:
        """Return the notes that no mark calls, with their labels."""
        called = {label for _, label in self.calls}
        pairs = zip(self.drafts, self.labels, strict=True)
        return tuple((draft, label) for draft, label in pairs if label not in called)

    def furniture(self, source: str) -> tuple[Furniture, ...]:
        """Return the labels that stand nowhere in the text: of notes without text, misread ones."""
        return tuple(
            Furniture(
                Place(source, draft.label_row, draft.label_row),
                FurnitureKind.OTHER,
                draft.label,
                "misread label of a note" if draft.rows else "label of a note without text",
            )
            for draft in self.drafts
            if draft.label and not (draft.rows and draft.shows_mark)
        )

    def findings(self, source: str, rows: Sequence[Row]) -> list[Finding]:
        """Return what a person should look at: notes and marks without a partner."""
        found = [_orphan(draft, source) for draft, _ in self.uncalled()]
        found += [_lost(mark, rows[mark.row], source) for _, mark in self.lost]
        found += [_emptied(draft, source) for draft in self.drafts if not draft.rows]
        found += [_unlabelled(draft, source) for draft in self.drafts if not draft.label]
        found += [_unsure(mark, rows[mark.row], source) for mark in self.leftover]
        return found


def note_table(drafts: Sequence[NoteDraft], aligned: Aligned) -> NoteTable:
    """Give every note a label that is unique in the text and pair it with its marks."""
    marks = Counter([d.mark for d in drafts] + [m.mark for m in aligned.dangling])
    used: Counter[str] = Counter()
    labels = tuple(_label(d.mark, d.page, marks, used) for d in drafts)
    lost = tuple((_label(m.mark, m.page, marks, used), m) for m in aligned.dangling)
    calls = [(mark, labels[n]) for n, marks_ in enumerate(aligned.calls) for mark in marks_]
    calls += [(mark, label) for label, mark in lost]
    calls.sort(key=lambda call: (call[0].row, call[0].start))
    return NoteTable(tuple(drafts), labels, tuple(calls), lost, aligned.leftover)


def _label(mark: str, page: int, marks: Counter[str], used: Counter[str]) -> str:
    """Return the mark, with its page where marks repeat, and a count where even that repeats."""
    label = mark if mark and marks[mark] == 1 else f"{mark or 'n'}.p{page}"
    used[label] += 1
    return label if used[label] == 1 else f"{label}.{used[label]}"


def _place(draft: NoteDraft, source: str) -> Place:
    lines = [row.number for row in draft.rows] + [draft.label_row] * bool(draft.label_row)
    return Place(source, min(lines), max(lines))


def _orphan(draft: NoteDraft, source: str) -> Finding:
    return Finding(
        "restoring/note-without-reference",
        Severity.WARNING,
        f"note {draft.mark} stands here, but no mark in the text calls it",
        "find the place in the text and write a ruling that puts the mark there",
        _place(draft, source),
    )


def _lost(mark: Mark, row: Row, source: str) -> Finding:
    return Finding(
        "restoring/note-without-body",
        Severity.WARNING,
        f"note {mark.mark} is marked here, but no note {mark.mark} follows",
        "the mark stays as it is printed; add the note from another copy if there is one",
        Place(source, row.number, row.number),
    )


def _unlabelled(draft: NoteDraft, source: str) -> Finding:
    return Finding(
        "restoring/note-without-label",
        Severity.WARNING,
        f"these lines are taken for note {draft.mark}, whose label the source has lost",
        "compare with the original; a ruling can say that they belong to the text",
        _place(draft, source),
    )


def _emptied(draft: NoteDraft, source: str) -> Finding:
    return Finding(
        "restoring/note-without-text",
        Severity.WARNING,
        f"the label of note {draft.mark} stands here without any text behind it",
        "look whether its text stands under a neighbouring label",
        Place(source, draft.label_row, draft.label_row),
    )


def _unsure(mark: Mark, row: Row, source: str) -> Finding:
    before = row.text[max(0, mark.start - 20) : mark.start]
    return Finding(
        "restoring/doubtful-mark",
        Severity.NOTE,
        f"{mark.mark!r} after {before!r} looks like a note mark, but fits no note",
        "it stays in the text as it stands; write a ruling if it calls a note",
        Place(source, row.number, row.number),
    )
