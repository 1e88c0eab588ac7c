"""Notes with a word for them, as proofreaders and typists bring them up from the foot of a page.

``[Footnote 3: See there.]`` says itself where it begins and ends. So does ``[Plate 3: A boat.]``;
that the word is one for notes is told by the marks in the text, in whatever language it stands.
Without brackets (``Note 3.``) tables are opened so as well, and the word must be one for notes.
The word alone on its line is the head of notes if ``[1]`` opens the line below and is called above.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from itertools import pairwise

import numpy as np

from publisher.expressions import compiled
from publisher.restoring.roles.features import Sheet
from publisher.restoring.roles.knowledge.facts import Fact, Flags, pinned
from publisher.restoring.roles.line_roles import LineRole
from publisher.restoring.roles.notes.labels import (
    Form,
    Label,
    opening_label,
    read_label,
    unbracketed_label,
)
from publisher.restoring.roles.notes.words_for_notes import is_for_notes
from publisher.restoring.roles.states import AT, NOTE, state

# Lines within which a bracket is closed.
LONGEST = 80
# Notes with a word in brackets that show that all notes of a text have one.
ALWAYS = 3
# The share of the lines that have blank ones above from which on these part blocks (one in 20:
# paragraphs of prose are seldom longer).
PARTING = 0.05
# Labels without brackets that show a word: a note may name another one at the head of a line.
ENOUGH = 2
# ``[A]``: a capital is a mark in brackets only.
CAPITAL = compiled(r"\[([A-Z])\]")
# ``*[Footnote: ``: the rest of a note, on the next page.
CONTINUED = compiled(r"\*?\[[^\W\d_]{3,} ?:")
HEAD = AT[LineRole.NOTE_HEAD, True]
OPENS, GOES_ON = (state(LineRole.NOTE, first=first) for first in (True, False))
WITHIN_PARAGRAPH = state(LineRole.PARAGRAPH, first=False)
# A label with its word: its line, whether it is in brackets, what it says, whether it is called.
Opening = tuple[int, bool, Label, bool]


def by_note_words(sheet: Sheet) -> Iterator[Fact]:
    """Yield which lines open a note with a word for it, and which go on with one to its end."""
    first, within, behind = (np.zeros(len(sheet), dtype=np.bool_) for _ in range(3))
    labels = sorted(_of_notes(sheet), key=lambda opening: opening[0])
    parted = sheet.paged or (sheet.gaps > 0).mean() > PARTING
    for nth, (at, bracketed, label, _) in enumerate(labels):
        first[at] = True
        below = labels[nth + 1][0] if nth + 1 < len(labels) else len(sheet)
        end = _end(sheet, at) if bracketed else _end_of_block(sheet, at if label.rest else at + 1)
        if bracketed or parted:
            within[at + 1 : min(below, end)] = True
            behind[end : end + 1] = _begins_behind(sheet, at, end)
    heads, headed, under = _headed(sheet)
    yield from pinned("it is a word for notes, and one that is called opens below", heads, HEAD)
    yield Fact("it opens a note that is called, below a word for notes", headed, ~OPENS)
    yield Fact("it goes on with such a note, to the next blank line", under, ~GOES_ON)
    yield Fact("it opens a note, with a word for it", first, ~OPENS)
    yield Fact("it goes on with a note that has a word for it", within & ~first, ~GOES_ON)
    yield Fact("the note above has parted two sentences", behind & ~first, WITHIN_PARAGRAPH)
    # Proofreaders put all notes in brackets once they have formatted a text.
    always = sheet.standing is not None or sum(one[1] for one in labels) >= ALWAYS
    others = ~(first | within) & always
    yield Fact("the notes of this text have a word in brackets", others & ~_goes_on(sheet), NOTE)


def _goes_on(sheet: Sheet) -> Flags:
    """Return the lines from ``*[Footnote: …`` on, with which a note of the page before goes on."""
    made = np.zeros(len(sheet), dtype=np.bool_)
    for at, line in enumerate(sheet.worded):
        if CONTINUED.match(line.text):
            made[at : _end(sheet, at)] = True
    return made


def _headed(sheet: Sheet) -> tuple[Flags, Flags, Flags]:
    """Return which lines are a word for notes alone, and which open a note in brackets right below.

    The third flags are those of the lines that go on with the note to a blank line on its page. The
    mark must stand further up, behind the word before.
    """
    heads, headed, under = (np.zeros(len(sheet), dtype=np.bool_) for _ in range(3))
    marks: set[str] = set()
    for at, line in enumerate(sheet.worded):
        below = read_label(sheet.worded[at + 1].text) if at + 1 < len(sheet) else None
        alone = line.text.rstrip(".:").casefold() in sheet.note_words
        if alone and below is not None and below.form is Form.BRACKET and below.mark in marks:
            heads[at] = headed[at + 1] = True
            end = _end_of_block(sheet, at + 1)
            if end < len(sheet) and sheet.page[end] == sheet.page[at + 1]:
                under[at + 2 : end] = True
            marks.clear()
        marks.update(line.marks)
    opening = [
        under[at] and read_label(sheet.worded[at].text) is not None for at in range(len(sheet))
    ]
    return heads, headed, under & ~np.array(opening, dtype=np.bool_)


def _begins_behind(sheet: Sheet, at: int, end: int) -> bool:
    """Tell whether a sentence begins behind a note between blank lines, as one ended above it."""
    if not 0 < at < end < len(sheet) or not sheet.gaps[at] > 0 < sheet.gaps[end]:
        return False
    return not sheet.ends_open[at - 1] and not sheet.begins_small[end]


def _of_notes(sheet: Sheet) -> Iterator[Opening]:
    """Yield the labels with a word that open a note: most of those with it have marks further up."""
    opening: dict[tuple[str, bool], list[Opening]] = defaultdict(list)
    marks: set[str] = set()
    for at, line in enumerate(sheet.worded):
        if (found := opening_label(line.text)) is not None:
            word, label = found
            opening[word, True].append((at, True, label, label.mark in marks))
        elif (found := unbracketed_label(line.text)) is not None:
            word, label = found
            if is_for_notes(word, sheet.note_words):
                opening[word, False].append((at, False, label, label.mark in marks))
        marks.update(line.marks)
        marks.update(CAPITAL.findall(line.text))
    for (_, bracketed), labels in opening.items():
        if _are_called(labels) and (bracketed or _is_series(labels)):
            yield from labels


def _are_called(labels: Sequence[Opening]) -> bool:
    return 2 * sum(called for *_, called in labels) > len(labels)


def _is_series(labels: Sequence[Opening]) -> bool:
    """Tell whether labels without brackets count on, all of them called."""
    numbers = [label.number or 0 for _, _, label, _ in labels]
    counted = all(below - above in (0, 1) or below == 1 for above, below in pairwise(numbers))
    return len(labels) >= ENOUGH and counted and all(called for *_, called in labels)


def _end(sheet: Sheet, at: int) -> int:
    """Return the line behind the one on which the bracket that opens a line is closed."""
    depth = 0
    for line in range(at, min(at + LONGEST, len(sheet))):
        text = sheet.worded[line].text
        depth += text.count("[") - text.count("]")
        if depth <= 0:
            return line + 1
    return at + 1


def _end_of_block(sheet: Sheet, at: int) -> int:
    """Return the line behind the block that begins with a line: above a blank one or another page."""
    line = at + 1
    while line < len(sheet) and sheet.gaps[line] <= 0 and sheet.page[line] == sheet.page[at]:
        line += 1
    return line
