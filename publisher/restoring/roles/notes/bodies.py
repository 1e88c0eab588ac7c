"""Note bodies: at the foot of each page, or gathered at the end of chapters or of the text."""

from __future__ import annotations

import sys
from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import replace
from itertools import groupby, pairwise

from publisher.restoring.measuring.rows import Row
from publisher.restoring.roles.notes.feet import Foot, find_feet
from publisher.restoring.roles.notes.gathered import EndnoteBlock, find_endnote_blocks, read_mark
from publisher.restoring.roles.notes.labels import read_label
from publisher.restoring.roles.notes.marks import Mark, marks_by_form, weighed_by_words
from publisher.restoring.roles.notes.unlabelled import Hidden, caught_text, hidden_notes
from publisher.structs import frozen

# Stands for the mark of a hidden beginning whose rows go on with the note before it.
REST = "rest"
# Share of endnote blocks that look like page feet and yet have text below them: above it they
# are endnotes of chapters. Below the others stand at most a folio and a head: rows.
SOME, MARGINS = 0.25, 3
# A count of notes is clearly more than another from this multiple on.
MORE = 1.1


@frozen
class NoteDraft:
    """A body as found: its mark, the page it stands on, its rows without the label.

    ``label_row`` is the row (by line number) that carries the label, 0 where the label is
    lost. ``gathered`` for endnotes, whose marks may stand on any page before, from the row
    ``since`` of the running text on and above the row ``until``. From the row ``above`` on there
    are no other notes before these, so that their marks may stand there on any page as well.
    """

    mark: str
    page: int
    rows: tuple[Row, ...]
    label_row: int
    label: str
    gathered: bool
    since: int = 0
    until: int = sys.maxsize
    above: int = sys.maxsize

    @property
    def shows_mark(self) -> bool:
        """Tell whether the label shows the mark as it is, not lost and not misread (``I)``)."""
        return self.mark in self.label


@frozen
class SplitText:
    """The running text apart from the notes; ``aside`` are rows that only announce notes.

    ``marks`` are the possible marks in the running text. ``resumes`` are the line numbers of
    the rows that follow a chapter's gathered notes, ``begins`` the orders of those with which
    further paragraphs of a note begin.
    """

    rows: tuple[Row, ...]
    notes: tuple[NoteDraft, ...]
    aside: tuple[Row, ...]
    marks: tuple[Mark, ...]
    resumes: frozenset[int] = frozenset()
    begins: frozenset[int] = frozenset()


def split_notes(
    rows: tuple[Row, ...], headings: frozenset[str], rules: frozenset[int]
) -> SplitText:
    """Part the note bodies from the running text.

    ``headings`` are the words that may stand above endnotes, in lower case; ``rules`` the
    line numbers of printed rules. Page feet come first, for their marks stand on the same
    page; gathered notes have to do with the marks that no foot has claimed.
    """
    by_form = marks_by_form(rows)
    marks = weighed_by_words(rows, by_form)
    feet, endnote_blocks = _feet_and_ends(rows, marks, headings, rules)
    hidden = tuple(
        h
        for h in hidden_notes(rows, feet, marks, rules)
        if not any(_overlap(h, endnotes) for endnotes in endnote_blocks)
    )
    spans = [(f.start, f.end) for f in feet] + [(h.start, h.end) for h in hidden]
    spans += [(g.start, g.end) for g in endnote_blocks]
    caught = tuple(caught_text(rows, feet))
    in_notes = frozenset(at for start, end in spans for at in range(start, end))
    in_notes -= frozenset(at for start, end in caught for at in range(start, end))
    kept = [at for at in range(len(rows)) if at not in in_notes]
    drafts = _feet_drafts(rows, feet, hidden, [start for start, _ in caught])
    for endnotes in endnote_blocks:
        drafts += _gathered(rows, endnotes, kept)
    running = tuple(rows[at] for at in kept)
    aside = tuple(row for g in endnote_blocks for row in rows[g.start : g.first])
    resumes = frozenset(rows[g.end].number for g in endnote_blocks if g.end < len(rows))
    places = {at: place for place, at in enumerate(kept)}
    left = (replace(m, row=places[m.row]) for m in by_form if m.row in places)
    return SplitText(running, tuple(drafts), aside, weighed_by_words(running, left), resumes)


def _overlap(one: Foot | Hidden, other: EndnoteBlock) -> bool:
    return one.start < other.end and other.start < one.end


def _gathered(
    rows: tuple[Row, ...], endnotes: EndnoteBlock, kept: Sequence[int]
) -> list[NoteDraft]:
    """Cut gathered notes into drafts; ``kept`` are the places of the running rows."""
    since, until = (bisect_left(kept, at) for at in (endnotes.since, endnotes.start))
    cuts = pairwise((*endnotes.starts, endnotes.end))
    drafts = [replace(_labelled(rows, *cut, True), since=since, until=until) for cut in cuts]
    # Columns read across mix the order of the bodies; the numbers still tell it.
    return sorted(drafts, key=lambda d: int(d.mark) if d.mark.isdigit() else 0)


def _feet_drafts(
    rows: tuple[Row, ...], feet: Sequence[Foot], hidden: Sequence[Hidden], caught: Sequence[int]
) -> list[NoteDraft]:
    """Cut page feet into drafts, at labels, at hidden beginnings and where text is caught."""
    openings = {at: "" for foot in feet for at in foot.starts}
    openings |= {h.start: h.mark or REST for h in hidden}
    ends = {*(foot.end for foot in feet), *(h.end for h in hidden), *caught}
    cuts = sorted({*openings, *ends})
    drafts: list[NoteDraft] = []
    for at, until in pairwise(cuts):
        if at not in openings:
            continue
        if not openings[at]:
            drafts.append(_labelled(rows, at, until, False))
        elif openings[at] == REST and drafts:
            drafts[-1] = replace(drafts[-1], rows=(*drafts[-1].rows, *rows[at:until]))
        else:
            drafts.append(_unlabelled(rows, at, until, openings[at]))
    return _in_order(drafts)


def _in_order(drafts: Sequence[NoteDraft]) -> list[NoteDraft]:
    """Return the notes of each page in the order of their numbers.

    A note that found no room on the page before may stand before those with lower numbers.
    """
    ordered: list[NoteDraft] = []
    for _, group in groupby(drafts, key=lambda draft: draft.page):
        page = list(group)
        numbered = all(draft.mark.isdigit() for draft in page)
        ordered += sorted(page, key=lambda draft: int(draft.mark)) if numbered else page
    return ordered


def _unlabelled(rows: tuple[Row, ...], at: int, until: int, mark: str) -> NoteDraft:
    return NoteDraft(mark, rows[at].page, rows[at:until], 0, "", False)


def _feet_and_ends(
    rows: tuple[Row, ...],
    marks: tuple[Mark, ...],
    headings: frozenset[str],
    rules: frozenset[int],
) -> tuple[tuple[Foot, ...], tuple[EndnoteBlock, ...]]:
    """Decide which notes stand at page feet and which are gathered at the end.

    Both readings are made, and the one that finds a mark for more labels goes first; the
    other has to do with what is left (the author's notes and the editor's may be set apart).
    """
    feet = find_feet(rows, marks, rules)
    endnote_blocks = find_endnote_blocks(rows, marks, headings)
    at_foot = sum(
        f.marked for f in feet if not any(_overlap(f, g) for g in endnote_blocks if g.headed)
    )
    chapters = _are_chapters(endnote_blocks, feet, at_foot)
    if not chapters:
        at_feet = frozenset(start for foot in feet for start in foot.starts)
        endnote_blocks = tuple(
            g for g in endnote_blocks if g.headed or not at_feet.issuperset(g.starts)
        )
    if chapters or sum(g.marked for g in endnote_blocks) > at_foot:
        return tuple(f for f in feet if _stands_apart(rows, f, endnote_blocks)), endnote_blocks
    endnote_blocks = find_endnote_blocks(rows, _unclaimed(marks, feet), headings)
    # What looks like gathered notes but stands before more notes at page feet is none.
    endnote_blocks = tuple(
        g for g in endnote_blocks if sum(f.marked for f in feet if f.end > g.start) <= g.marked
    )
    return tuple(f for f in feet if not any(_overlap(f, g) for g in endnote_blocks)), endnote_blocks


def _are_chapters(
    endnote_blocks: Sequence[EndnoteBlock], feet: Sequence[Foot], at_foot: int
) -> bool:
    """Tell whether notes without a heading are not simply those at the feet of pages.

    They are not where there are clearly more of them, or where the text goes on below some:
    a foot ends with its page, or with a folio and a running head below it.
    """
    plain = [g for g in endnote_blocks if not g.headed]
    same = [foot.end - g.end for g in plain for foot in feet if _overlap(foot, g)]
    above = sum(rows_below > MARGINS for rows_below in same)
    more = sum(g.marked for g in plain) > at_foot * (MORE if len(plain) > 1 else 1)
    return more or (above > SOME * len(same) and above >= min(2, len(same)))


def _stands_apart(rows: Sequence[Row], foot: Foot, endnote_blocks: Sequence[EndnoteBlock]) -> bool:
    """Tell whether a foot holds other notes than those gathered behind it, or around it."""
    behind = next((g for g in endnote_blocks if g.end > foot.start), None)
    if behind is None:
        return True
    marks = {read_mark(rows[at].text) for at in behind.starts}
    return foot.end <= behind.start and not foot.marks <= marks


def _unclaimed(marks: Sequence[Mark], feet: Sequence[Foot]) -> tuple[Mark, ...]:
    """Return the marks outside of page feet whose page has no note for them at its foot."""
    claimed = {(foot.page, mark) for foot in feet for mark in foot.marks}
    inside = {at for foot in feet for at in range(foot.start, foot.end)}
    return tuple(m for m in marks if m.row not in inside and (m.page, m.mark) not in claimed)


def _labelled(rows: tuple[Row, ...], at: int, until: int, gathered: bool) -> NoteDraft:
    label = read_label(rows[at].text)
    assert label is not None, "a note starts at a row with a label"
    printed = rows[at].text[: len(rows[at].text) - len(label.rest)].strip()
    body = rows[at + 1 : until]
    if label.rest:
        body = (replace(rows[at], text=label.rest), *body)
    return NoteDraft(label.mark, rows[at].page, body, rows[at].number, printed, gathered)
