"""The roles of the lines carried out, step by step."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace

from publisher.languages import Language, language
from publisher.model.findings import in_order
from publisher.model.furniture import FurnitureKind
from publisher.model.transcript import Page, Transcript
from publisher.model.verdicts import NO_VERDICTS, Verdicts
from publisher.restoring.characters import CALL
from publisher.restoring.measuring.column import column_of
from publisher.restoring.measuring.glued_lines import printed_widths
from publisher.restoring.measuring.letterspacing import ClosedUp, closed_up
from publisher.restoring.measuring.rows import Row, rows_of
from publisher.restoring.roles.blocks.block_rulings import obey
from publisher.restoring.roles.blocks.captions import set_captions_apart
from publisher.restoring.roles.blocks.initials import HEADING, initials_of
from publisher.restoring.roles.carrying.fronting import with_front
from publisher.restoring.roles.carrying.headings_of_two_lines import with_their_titles
from publisher.restoring.roles.carrying.labelled_pages import with_labels
from publisher.restoring.roles.carrying.letter_lines import with_letter_lines
from publisher.restoring.roles.carrying.levels import with_levels
from publisher.restoring.roles.carrying.likely_marks import signs_of, with_signs
from publisher.restoring.roles.carrying.linked_marks import labelled, linked_in, with_linked
from publisher.restoring.roles.carrying.marked_words import with_marked
from publisher.restoring.roles.carrying.pauses import with_pauses
from publisher.restoring.roles.carrying.quoted import with_quotations
from publisher.restoring.roles.carrying.ruling import as_ruled
from publisher.restoring.roles.carrying.setting_aside import set_aside
from publisher.restoring.roles.carrying.shared_rows import parted_rows
from publisher.restoring.roles.carrying.signed import with_signatures
from publisher.restoring.roles.carrying.sizes_apart import with_sizes_apart
from publisher.restoring.roles.carrying.spaced_words import stresses, with_spacing
from publisher.restoring.roles.carrying.stated import Stated, letters
from publisher.restoring.roles.carrying.stray_notes import with_notes_near
from publisher.restoring.roles.carrying.told_blocks import (
    RowsTold,
    told_blocks,
    with_table_rows,
)
from publisher.restoring.roles.carrying.told_notes import cut_notes
from publisher.restoring.roles.carrying.told_rows import rows_of_blocks, rows_of_notes
from publisher.restoring.roles.carrying.turned_lines import with_turned
from publisher.restoring.roles.changes import changes_of
from publisher.restoring.roles.contents import levels_by_contents
from publisher.restoring.roles.line_roles import LineRole, LinesTold
from publisher.restoring.roles.linked import LinkedNote
from publisher.restoring.roles.notes import Paired, SplitText, mark_references, pair, told_marks
from publisher.restoring.roles.notes.marks import with_verdicts
from publisher.restoring.roles.outlined import stated_levels
from publisher.restoring.roles.reading_order import in_reading_order
from publisher.restoring.roles.told import Told, ToldNote
from publisher.restoring.roles.unusual_signs import (
    Answer,
    called,
    respelled_rows,
    with_misread,
)

# Lines that are set for show: their words may be letterspaced as a whole.
DISPLAYED = frozenset((LineRole.TITLE, LineRole.FRONT, LineRole.HEADING))


def carry_out(
    transcript: Transcript,
    lines: LinesTold,
    verdicts: Verdicts = NO_VERDICTS,
    answers: Sequence[Answer] = (),
) -> Told:
    """Return a source with the role of every line carried out.

    ``lines`` say for every filled line what it is; ``verdicts`` are a person's decisions, which
    go before them. ``answers`` are labels and marks of unusual kinds. Raises SourceError where a
    line would be lost or kept twice.
    """
    known = language(transcript.language)
    own = transcript.of_text().pages
    lines = with_pauses(own, as_ruled(transcript, with_notes_near(own, lines), verdicts))
    aside = set_aside(transcript, lines, verdicts)
    ordered = in_reading_order(aside.rest, verdicts)
    rows, measure = rows_of(ordered.transcript.pages, changes_of(verdicts))
    rows, told = parted_rows(rows, _by_row(rows, ordered.transcript.pages, lines))
    unusual = (own, answers, linked_in(transcript))
    split, paired, closed = _noted(rows, told, (known, verdicts), unusual)
    running, references = mark_references(split.rows, paired, column_of(split.rows, measure))
    running = printed_widths(running)
    column = column_of(running, measure)
    told = _without_calls_in_breaks(running, _with_initials(running, told, known.tag))
    blocks = with_sizes_apart(told_blocks(running, told, known.cues.captions), known)
    blocks = set_captions_apart(blocks, column, _begun(verdicts), _in_tables(told))
    heads = {letters(one.text) for one in aside.furniture if one.kind is FurnitureKind.RUNNING_HEAD}
    blocks = with_front(blocks, column, known, heads, Stated(transcript.declared))
    blocks = with_letter_lines(with_their_titles(blocks, known), known)
    levels = stated_levels(transcript) or levels_by_contents(transcript, lines)
    quoted = with_quotations(blocks, column, transcript.declared.quoted)
    blocks = with_signatures(with_levels(quoted, known, levels), known)
    blocks = with_table_rows(obey(with_turned(blocks, column), verdicts), told)
    rows_told = *rows_of_blocks(blocks, told), *rows_of_notes(split, told)
    return Told(
        source=transcript.source,
        language=transcript.language,
        rows=with_marked(
            with_spacing(
                sorted(rows_told, key=lambda r: r.row.order),
                closed.spaced if stresses(closed, known) else {},
            ),
            own,
        ),
        notes=tuple(ToldNote(n.mark, n.page, n.label, n.label_row) for n in split.notes),
        marks=told_marks(split, paired),
        references=references,
        furniture=aside.furniture,
        folios=with_labels(aside.folios, transcript.pages),
        column=column,
        moved=ordered.moved,
        doubts=ordered.doubts,
        findings=in_order((*aside.findings, *ordered.findings)),
    )


def _begun(verdicts: Verdicts) -> frozenset[int]:
    """Return the lines of which a person has said that they begin a block."""
    return frozenset(line for line, begins in verdicts.begins if begins)


def _noted(
    rows: Sequence[Row],
    told: RowsTold,
    means: tuple[Language, Verdicts],
    unusual: tuple[Sequence[Page], Sequence[Answer], Sequence[LinkedNote]],
) -> tuple[SplitText, Paired, ClosedUp]:
    """Return the rows with their notes cut out, which mark calls which note, and all rows closed up.

    ``means`` are the language and a person's decisions, ``unusual`` the pages with the labels and
    marks of unusual kinds on them, and the notes that links show. An unusual mark that calls no
    note stays as it is printed.
    """
    (known, verdicts), (pages, answers, linked) = means, unusual
    whole = frozenset(order for order, said in told.items() if said.role in DISPLAYED)
    notes = frozenset(order for order, said in told.items() if said.role is LineRole.NOTE)
    printed = {(page.index, line.number): line.text for page in pages for line in page.lines}
    first = frozenset(order for order in notes if told[order].first)
    rows = labelled(rows, linked, first)
    while True:
        made = closed_up(respelled_rows(rows, pages, answers, notes), known.tag, whole, printed)
        opening = [row for row in rows if row.order in notes and told[row.order].first]
        decided = with_misread(verdicts, opening, pages, answers)
        ruled = dict(decided.bodies)
        split = _with_labels(cut_notes(made.rows, told, known, ruled.keys()), ruled)
        split, paired = _paired(split, with_linked(decided, split.notes, linked))
        marks = {(split.rows[m.row].number, m.page, m.mark) for m, _ in paired.calling()}
        met = called(answers, pages, marks)
        if len(met) == len(answers):
            return split, paired, made
        answers = met


def _in_tables(told: RowsTold) -> frozenset[int]:
    """Return the orders of the rows that are rows of tables."""
    return frozenset(order for order, said in told.items() if said.role is LineRole.ROW)


def _with_labels(split: SplitText, ruled: Mapping[int, str]) -> SplitText:
    """Give the notes the labels that a person has ruled, by the line with which each begins."""
    marks = (ruled.get(note.label_row or note.rows[0].number, note.mark) for note in split.notes)
    notes = (replace(note, mark=mark) for note, mark in zip(split.notes, marks, strict=True))
    return replace(split, notes=tuple(notes))


def _paired(split: SplitText, verdicts: Verdicts) -> tuple[SplitText, Paired]:
    """Pair marks and notes; a note whose label is lost or misread has the mark that calls it.

    A mark that a person has given to a note may be another one, and its label stays.
    """
    signs = signs_of(note.mark for note in split.notes)
    found = with_signs(split.marks, split.rows, signs)
    marks, ruled = with_verdicts(split.rows, found, verdicts.notes)
    paired = pair(split.notes, marks, ruled)
    telling = (
        [call.mark for call in calls if not note.mark or call not in ruled]
        for note, calls in zip(split.notes, paired.calls, strict=True)
    )
    notes = tuple(
        replace(note, mark=marks[0]) if marks else note
        for note, marks in zip(split.notes, telling, strict=True)
    )
    return replace(split, notes=notes), paired


def _by_row(rows: Iterable[Row], pages: Iterable[Page], lines: LinesTold) -> RowsTold:
    """Return what each row was told to be; of several rows of one line only the first begins.

    A form feed ends a page, so a line has one part on each.
    """
    parts = {(line.number, page.index): line.part for page in pages for line in page.lines}
    told = {}
    above: Row | None = None
    for row in rows:
        said = lines[row.number, parts[row.number, row.page]]
        if above is not None and (above.number, above.page) == (row.number, row.page):
            said = replace(said, first=False, begins=0.0)
        told[row.order] = said
        above = row
    return told


def _with_initials(rows: Sequence[Row], told: RowsTold, tag: str) -> RowsTold:
    """Return the roles with those of initials: one has that of its word, and begins it.

    What an extractor has put between the two is a heading.
    """
    changed = dict(told)
    for at in initials_of(rows, tag):
        word = told[rows[at + 1].order]
        for nth, row in enumerate(_once_between(rows, at)):
            if told[row.order].role is LineRole.PARAGRAPH:
                role = replace(told[row.order], role=LineRole.HEADING, first=nth == 0)
                changed[row.order] = role
        changed[rows[at].order] = replace(word, first=True, begins=1.0)
        changed[rows[at + 1].order] = replace(word, first=False, begins=0.0)
    return changed


def _without_calls_in_breaks(rows: Iterable[Row], told: RowsTold) -> RowsTold:
    """Return the roles, a pause that holds a note reference as a paragraph: a pause says nothing.

    A mark on a line of its own may have been drawn up to the asterisks above it.
    """
    calling = {row.order for row in rows if CALL.search(row.text)}
    return {
        order: replace(said, role=LineRole.PARAGRAPH)
        if said.role is LineRole.BREAK and order in calling
        else said
        for order, said in told.items()
    }


def _once_between(rows: Sequence[Row], initial: int) -> Sequence[Row]:
    """Return the rows of a heading that stood between an initial and its word in the source."""
    letter, at = rows[initial], initial
    while at and rows[at - 1].page == letter.page and rows[at - 1].number > letter.number:
        at -= 1
    return rows[at:initial] if initial - at <= HEADING else ()
