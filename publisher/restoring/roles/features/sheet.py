"""All filled lines of a source with what each says by itself, and the features of them all."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import chain, pairwise

import numpy as np
from numpy.typing import NDArray

from publisher.languages import Language, is_byline
from publisher.model.transcript import Bookmark, Line, Link, Page, Transcript
from publisher.restoring.characters import GLUED
from publisher.restoring.measuring.percentiles import percentile
from publisher.restoring.measuring.rows import usual_spacing
from publisher.restoring.measuring.typefaces import WidthOf, fitting_measure
from publisher.restoring.roles.features.raised import read_as, with_raised_marks
from publisher.restoring.roles.features.wording import NAMES, Reader, Worded
from publisher.restoring.roles.notes.words_for_notes import words_for_notes
from publisher.restoring.wording import begins_small, ends_open

Column = NDArray[np.float32]
# Blanks that a tab stands for.
TAB = 4
# Signs of the longest line that names a person.
BYLINE = 60
# Lines read at a time, so that the values of no text stand in memory one by one.
BATCH = 1000


@dataclass(frozen=True)
class Sheet:
    """The filled lines of a source in their order.

    ``worded`` is what each says by itself, ``table`` its values (a row for each line, a column
    for each of the names in wording.py); ``page`` the index of its page from 0. ``widths`` (in
    thousandths of an em) are those of the printed lines on which each ends, ``fullest`` those of
    the longest printed lines on it: an extractor may have glued several at a hyphen. ``indents``
    and ``lengths`` count letters; ``gaps`` are the blank lines above beyond the usual ones.
    ``paged`` where form feeds part the pages; ``outline``, ``title`` and ``links`` are those of the
    file, if any. ``elisions``, ``bylines``, ``note_words``, ``caption_words``, ``imprint_words``
    are the language's, ``persons`` those that head the list of a play's persons, ``by_persons`` the
    lines (from 0) that name who wrote something, ``behind_blank`` those before which a page stands
    that is said to be blank; ``labels`` are what pages (from 0) are called, where something says
    so; ``pictured`` those with pictures; ``standing`` the numbers of lines that proofreaders want
    left by themselves, None where none have taken off what belongs to pages, ``quoted`` those of
    lines that they call a quotation.
    """

    lines: tuple[Line, ...]
    worded: tuple[Worded, ...]
    table: NDArray[np.float32]
    page: NDArray[np.int32]
    widths: Column
    fullest: Column
    indents: Column
    lengths: Column
    gaps: Column
    word_widths: Column
    measure: WidthOf
    doubled: bool
    paged: bool
    outline: tuple[Bookmark, ...] = ()
    elisions: frozenset[str] = frozenset()
    behind_blank: frozenset[int] = frozenset()
    labels: tuple[str, ...] = ()
    title: str = ""
    note_words: frozenset[str] = frozenset()
    caption_words: frozenset[str] = frozenset()
    imprint_words: tuple[str, ...] = ()
    bylines: frozenset[str] = frozenset()
    by_persons: frozenset[int] = frozenset()
    persons: frozenset[str] = frozenset()
    links: tuple[Link, ...] = ()
    pictured: frozenset[int] = frozenset()
    standing: frozenset[int] | None = None
    quoted: frozenset[int] = frozenset()

    def __len__(self) -> int:
        """Return the number of lines."""
        return len(self.lines)

    @cached_property
    def starts(self) -> NDArray[np.int64]:
        """Return the first line of each page that holds lines, and behind them the number of lines."""
        changes = np.flatnonzero(np.diff(self.page)) + 1
        return np.concatenate(([0], changes, [len(self.page)])).astype(np.int64)

    @cached_property
    def below_another(self) -> NDArray[np.bool_]:
        """Tell which lines have another one above them, in the same column of the same page."""
        columns = [line.geometry.column if line.geometry else None for line in self.lines]
        same = [one == other for one, other in pairwise(columns)]
        return np.concatenate(([False], (np.diff(self.page) == 0) & np.array(same, dtype=np.bool_)))

    @cached_property
    def within_sentences(self) -> NDArray[np.bool_]:
        """Tell which lines go on in small letters right below one that breaks off its sentence."""
        below = self.below_another & (self.gaps <= 0) & self.begins_small
        below[1:] &= self.ends_open[:-1]
        return below

    def kept_by(self, percent: int) -> float:
        """Return the width, in thousandths of an em, that so many of a hundred lines keep to."""
        if percent not in self._kept:
            self._kept[percent] = float(percentile(self.fullest, percent))
        return self._kept[percent]

    @cached_property
    def _kept(self) -> dict[int, float]:
        return {}

    @cached_property
    def ends_open(self) -> NDArray[np.bool_]:
        """Return which lines end in mid-sentence or mid-word."""
        return np.array([ends_open(one.text) for one in self.worded], dtype=np.bool_)

    @cached_property
    def begins_small(self) -> NDArray[np.bool_]:
        """Return which lines open with a small letter."""
        return np.array([begins_small(one.text) for one in self.worded], dtype=np.bool_)

    @cached_property
    def names(self) -> dict[str, NDArray[np.float32]]:
        """Return the columns of what the lines say by themselves, by name."""
        return {name: self.table[:, at] for at, name in enumerate(NAMES)}


def sheet_of(
    transcript: Transcript, language: Language, seen: NDArray[np.float32] | None = None
) -> Sheet:
    """Return the filled lines of a source as they were read.

    Their values are put into the first columns of ``seen`` (a row for each, all 0), where it is
    given: in a long text a second copy of them would be a tenth of all the memory.
    """
    usual = usual_spacing(transcript.pages)
    lines, pages, gaps = list[Line](), list[int](), list[int]()
    for at, line, blank in _filled(transcript.pages):
        lines.append(line)
        pages.append(at)
        gaps.append(blank - usual)
    bare = list(map(_bare, map(read_as, lines)))
    table = table_of(len(bare), len(NAMES)) if seen is None else seen[:, : len(NAMES)]
    worded = _read(bare, Reader(language), table)
    if any(line.runs for line in lines):
        worded = with_raised_marks(lines, pages, worded, table)
    printed = [one.text.split(GLUED) for one in worded]
    measure = fitting_measure(list(chain.from_iterable(printed)))
    widths = [list(map(measure, pieces)) for pieces in printed]
    return Sheet(
        lines=tuple(lines),
        worded=worded,
        table=table,
        page=np.array(pages, dtype=np.int32),
        widths=np.array([own[-1] for own in widths], dtype=np.float32),
        fullest=np.array([max(own) for own in widths], dtype=np.float32),
        indents=np.array([len(text) - len(text.lstrip()) for text in bare], dtype=np.float32),
        lengths=np.array([len(text.strip()) for text in bare], dtype=np.float32),
        gaps=np.array(gaps, dtype=np.float32),
        word_widths=np.array([measure(" " + first_word(own[0])) for own in printed], np.float32),
        measure=measure,
        doubled=usual > 0,
        paged=any(page.certain for page in transcript.pages[1:]),
        note_words=words_for_notes(language),
        caption_words=frozenset(cue.rstrip(" :.").casefold() for cue in language.cues.captions),
        imprint_words=tuple(map(str.casefold, language.cues.imprints)),
        bylines=frozenset(cue.rstrip(":.").casefold() for cue in language.cues.bylines),
        by_persons=frozenset(_by_persons(worded, language)),
        persons=frozenset(map(str.casefold, language.cues.persons)),
        outline=transcript.declared.outline,
        elisions=language.line_ends.elisions,
        behind_blank=frozenset(_behind_blank(transcript.pages)),
        labels=tuple(page.label for page in transcript.pages),
        title=transcript.declared.title,
        links=transcript.declared.links,
        pictured=frozenset(at for at, page in enumerate(transcript.pages) if page.pictures),
        standing=transcript.declared.standing,
        quoted=transcript.declared.quoted,
    )


def _filled(pages: Sequence[Page]) -> Iterator[tuple[int, Line, int]]:
    """Yield each filled line with the index of its page and the blank lines above it there."""
    for at, page in enumerate(pages):
        blank = 0
        for line in page.lines:
            if line.blank:
                blank += 1
            else:
                yield at, line, blank
                blank = 0


def _by_persons(worded: Sequence[Worded], language: Language) -> Iterator[int]:
    """Yield the places of lines that name who wrote, or made the music of, what is below or above.

    A word may say what the person has made (``Music by J. Bole.``), and titles may stand before the
    name (``BY THE REV. J. BOLE.``). One word alone (``BY NIGHT.``) is no name here.
    """
    cues = {cue.rstrip(":.").casefold() for cue in language.cues.bylines}
    short = frozenset(map(str.casefold, language.cues.abbreviations))
    # ``Cuentos de Amor`` are of no person.
    particles = frozenset(language.names.particles)
    for at, one in enumerate(worded):
        if len(one.text) > BYLINE:
            continue
        words = one.text.casefold().split(maxsplit=2)
        if len(words) > 1 and (words[0] in cues or words[1] in cues - particles):
            said = one.text.split()[words[0] not in cues :]
            titled = next((n for n, word in enumerate(said[:4]) if word.casefold() in short), 0)
            name = said[titled + 1 :]
            if len(name) > 1 and is_byline(" ".join((said[0], *name)), language):
                yield at


def _bare(text: str) -> str:
    """Return a line without tabs, and nothing at its end; without any it is not copied."""
    return (text.expandtabs(TAB) if "\t" in text else text).rstrip()


def _behind_blank(pages: Sequence[Page]) -> Iterator[int]:
    """Yield the places of filled lines before which a page stands that is said to be blank."""
    at = 0
    for page in pages:
        if page.blank:
            yield at
        at += sum(not line.blank for line in page.lines)


def _read(lines: Sequence[str], reader: Reader, table: NDArray[np.float32]) -> tuple[Worded, ...]:
    """Return what each line says by itself; its values are put into its row of the table."""
    worded: list[Worded] = []
    for first in range(0, len(lines), BATCH):
        read = [reader.read(line) for line in lines[first : first + BATCH]]
        worded += [one for one, _ in read]
        values = np.array([values for _, values in read], dtype=np.float32)
        some = values.any(0)
        table[first : first + BATCH, some] = values[:, some]
    return tuple(worded)


def first_word(text: str) -> str:
    """Return the first word of a text."""
    return text.split(" ", 1)[0]


def table_of(lines: int, columns: int) -> NDArray[np.float32]:
    """Return a table of zeros with a row for each line.

    It stands in memory column by column: one into which nothing is written takes none, and many
    are for what few texts show.
    """
    return np.zeros((lines, columns), dtype=np.float32, order="F")
