"""Lines and notes to pages: what fits stays, what does not turns the page."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from training.reprinting.flow import Galley, Slug
from training.reprinting.runs import FIRST_CALL, is_call
from training.reprinting.setting import Setting

# Lines of a note that stay on its page when it runs on; it never takes a single one along.
NOTE_STAYS = 2
# Lines that follow a heading on its page, at least.
AFTER_HEADING = 2


@dataclass(frozen=True, slots=True)
class Page:
    """A page: its columns of lines, and the lines of its notes."""

    index: int
    columns: tuple[tuple[Slug, ...], ...]
    notes: tuple[Slug, ...]


@dataclass(slots=True)
class _Forme:
    """The page being filled."""

    columns: list[list[Slug]] = field(default_factory=lambda: [[]])
    notes: list[Slug] = field(default_factory=list)
    over: list[Slug] = field(default_factory=list)

    def used(self) -> int:
        """Return the lines taken in the column, notes and the space above them included."""
        column = self.columns[-1]
        body = sum(1 + slug.gap for slug in column) - (column[0].gap if column else 0)
        return body + len(self.notes) + (1 if self.notes else 0)


@dataclass(slots=True)
class Pager:
    """Fills pages one after the other."""

    galley: Galley
    labels: Sequence[str]
    setting: Setting
    pages: list[Page] = field(default_factory=list)
    _forme: _Forme = field(default_factory=_Forme)
    _called: set[str] = field(default_factory=set)

    def fill(self) -> tuple[Page, ...]:
        """Return all pages, gathered notes on the last ones."""
        slugs = list(self.galley.slugs())
        if self.setting.endnotes:
            slugs += self.galley.endnotes()
        for at, slug in enumerate(slugs):
            self._place(slug, _tied_lines(slugs, at))
        while self._forme.columns != [[]] or self._forme.notes:
            self._turn()
        return tuple(self.pages)

    def _place(self, slug: Slug, tied: int) -> None:
        notes = self._notes_of(slug)
        least = sum(len(note) for note in notes[:-1]) + min(
            NOTE_STAYS, len(notes[-1]) if notes else 0
        )
        if notes and not self._forme.notes:
            least += 1
        if self._forme.used() + slug.gap + 1 + tied + least > self.setting.depth:
            self._next_column()
        self._forme.columns[-1].append(slug)
        for note in notes:
            self._add_note(note)

    def _notes_of(self, slug: Slug) -> list[tuple[Slug, ...]]:
        """Return the notes first called in a line, unless they are gathered at the end."""
        if slug.small:
            return []
        called = [self.labels[ord(c) - FIRST_CALL] for c in slug.line.text if is_call(c)]
        new = [label for label in dict.fromkeys(called) if label not in self._called]
        self._called.update(new)
        return [self.galley.note(label) for label in new if self.setting.at_foot(label)]

    def _add_note(self, note: Sequence[Slug]) -> None:
        room = self.setting.depth - self._forme.used() - (0 if self._forme.notes else 1)
        fits = len(note) if room >= len(note) and not self._forme.over else max(0, room)
        if len(note) - fits == 1:
            fits = max(0, fits - 1)
        self._forme.notes += note[:fits]
        self._forme.over += note[fits:]

    def _next_column(self) -> None:
        if len(self._forme.columns) < self.setting.columns:
            self._forme.columns.append([])
        else:
            self._turn()

    def _turn(self) -> None:
        columns = tuple(tuple(column) for column in self._forme.columns)
        self.pages.append(Page(len(self.pages) + 1, columns, tuple(self._forme.notes)))
        self._forme = _Forme(notes=self._forme.over)


def _tied_lines(slugs: Sequence[Slug], at: int) -> int:
    """Return how many lines must follow a heading's line on the same page."""
    if not slugs[at].tied:
        return 0
    after = slugs[at + 1 :]
    tied = next((n for n, slug in enumerate(after) if not slug.tied), len(after))
    return sum(1 + slug.gap for slug in after[: tied + AFTER_HEADING])
