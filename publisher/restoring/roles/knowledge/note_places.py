"""Where on a page a note can open or go on, whatever its own letters look like.

A printer who sets a part of the text in smaller type (letters to the editor, news in brief) sets
it as notes are set. But a note begins somewhere: at its foot, below its text, or under a heading;
and lines that go on with one have it above them, on their page or at the foot of the last one.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from itertools import pairwise

import numpy as np
from numpy.typing import NDArray

from publisher.expressions import compiled
from publisher.restoring.characters import CLOSERS, TERMINAL
from publisher.restoring.roles.features import Sheet
from publisher.restoring.roles.knowledge.facts import Fact, Flags, ShareOf, pinned
from publisher.restoring.roles.line_roles import LineRole
from publisher.restoring.roles.notes.labels import (
    Form,
    Label,
    body_label,
    follows,
    read_label,
    worded_label,
)
from publisher.restoring.roles.states import ASIDE, AT, HEADING, NOTE, state

Shares = NDArray[np.float64]
# Probabilities: from which a line with a label may open a note, any line is likely of a note (or
# furniture), and below which it is surely of none.
MAYBE, TOLD, NONE = 0.2, 0.5, 0.1
HEAD = state(LineRole.NOTE_HEAD, first=True)
HEADS = AT[LineRole.NOTE_HEAD, True]
OPENS, GOES_ON = (state(LineRole.NOTE, first=first) for first in (True, False))
# What no line is that begins an item of a list.
UNLISTED = OPENS | ASIDE | HEADING | state(LineRole.PARAGRAPH, first=False)
BEGINS = state(LineRole.PARAGRAPH, first=True)

# A column that stands below the notes of another has a third of the lines of its page at least; a
# label so many lines below belongs to the same foot.
COLUMN, NEAR = 3, 4
# Of the longest line of its page: a shorter one may end a note.
SHORT = 0.75
# The probability from which a line is surely one of a note.
SURE = 0.9
# That from which it is one even if it calls another note, for such notes are rare.
NOTED = 0.995
# Signs that call notes and seldom anything else; alone on a line they are a pause.
SIGNS, LETTERS = frozenset("*∗†‡"), compiled(r"[^\W\d_]{2}")
# A number that counts points within a paragraph: behind a sentence, before a capital.
AMID = compiled(r"[.;:?!] (\d{1,2})\) (?=[^\W\d_])")
# How the numbers of lists are printed, and those of many notes.
COUNTING = frozenset((Form.DOT, Form.PAREN))


def by_note_places(sheet: Sheet, share_of: ShareOf) -> Iterator[Fact]:
    """Yield where no note opens, and where none can go on.

    ``share_of`` gives the probabilities of the lines to have one of some states.
    """
    notes, opening = share_of(NOTE), share_of(OPENS)
    aside = share_of(ASIDE) > TOLD
    unlabelled, text = _without_label(sheet), (notes < NONE) & ~aside
    bare = unlabelled
    if sheet.paged:
        bare = unlabelled & (_above_text(sheet, text) | _on_top(sheet, ~aside))
        yield Fact("no label opens it, and it is not at the foot", bare, OPENS)
    else:
        yield Fact("no label opens it, and no page cuts notes here", bare, OPENS)
    calling, counted = _calls_below(sheet, notes < NOTED), _counts_on_in_text(sheet)
    why = "it, or a line below it, calls a note that stands further down on its page"
    yield from (Fact(why, calling, OPENS), Fact(why, calling, GOES_ON))
    yield Fact("it counts on from a number amid the text above", counted, OPENS)
    swallowing, resumed = _cut_sentences(sheet, opening > TOLD, text)
    yield Fact("the sentence above it would have no end", swallowing, OPENS | BEGINS)
    yield Fact("it goes on with the sentence that a note has cut", resumed, GOES_ON)
    listed = _counted(sheet, _above_text(sheet, text) if sheet.paged else ~bare)
    yield Fact("a colon leads up to what it counts", listed, UNLISTED)
    bare = bare | listed | swallowing
    opens = (opening > np.where(unlabelled, TOLD, MAYBE)) & ~bare
    begun = _begun(sheet, opens, (notes > TOLD) & ~aside)
    yield Fact("no note begins on its page, or at the foot before", ~begun, GOES_ON)


def by_note_heads(sheet: Sheet, notes: Shares) -> Iterator[Fact]:
    """Yield which lines announce no notes, for none stands below them, and which surely announce one.

    ``notes`` are the probabilities of the lines to be those of notes.
    """
    below = np.append(notes[1:], 0)
    below = np.maximum(below, np.append(below[1:], 0))
    yield Fact("no note stands below it", below < TOLD, HEAD)
    yield from _heads(sheet, notes)


def _heads(sheet: Sheet, notes: Shares) -> Iterator[Fact]:
    """Yield which lines are heads of notes: a word for them alone, and surely one right below."""
    words = [line.text.rstrip(".:").casefold() in sheet.note_words for line in sheet.worded]
    labels = [bool(line.label) for line in sheet.worded[1:]] + [False]
    head = np.array(words, dtype=np.bool_) & np.array(labels, dtype=np.bool_)
    head &= np.append(notes[1:], 0) > SURE
    yield from pinned("it is a word for notes, and one stands below it", head, HEADS)


def _calls_below(sheet: Sheet, unsure: Flags) -> Flags:
    """Return which lines bear a sign, the only one of its kind, that a label answers further down.

    Stars and daggers alone: a figure may be anything. Both stand on one page. With such a line
    go those above it, unless a note stands there that is called itself, as below another column.
    Only ``unsure`` lines tell that: notes call notes too.
    """
    made = np.zeros(len(sheet), dtype=np.bool_)
    for first, end in pairwise(sheet.starts.tolist()):
        calls: dict[str, list[int]] = defaultdict(list)
        noted = end
        for at in range(first, end):
            line = sheet.worded[at]
            signed = bool(line.label) and set(line.label) <= SIGNS and LETTERS.search(line.text)
            called = calls.get(line.label, []) if signed else []
            if len(called) == 1 and unsure[called[0]]:
                made[called[0] if called[0] > noted else first : called[0] + 1] = True
            noted = min(noted, at) if called else noted
            for mark in line.marks:
                calls[mark].append(at)
    return made


def _counts_on_in_text(sheet: Sheet) -> Flags:
    """Return which lines open with a number that goes on from one amid the text of their page.

    ``… at sea. 2) The keeper …`` above ``3) The lamp``, where no mark calls a third note.
    """
    made = np.zeros(len(sheet), dtype=np.bool_)
    for first, end in pairwise(sheet.starts.tolist()):
        last, called = 0, set[str]()
        for at in range(first, end):
            line = sheet.worded[at]
            label = read_label(line.text) if line.label else None
            if label is not None and label.form is Form.PAREN and label.number == last + 1 > 1:
                made[at] = label.mark not in called
                last += 1
            for match in AMID.finditer(line.text):
                last = int(match[1])
            called.update(line.marks)
    return made


def _cut_sentences(sheet: Sheet, opens: Flags, text: Flags) -> tuple[Flags, Flags]:
    """Return which lines open no note in mid-sentence, and which go on with a sentence behind one.

    Where the text begins anew below, nothing is left that ends the sentence above a line that
    ``opens`` a note; where a line in small letters follows an ended sentence, as below each column,
    the text goes on with it. ``text`` are the lines that are surely text.
    """
    swallowing, resumed = (np.zeros(len(sheet), dtype=np.bool_) for _ in range(2))
    waiting: list[tuple[int, int]] = []
    for at in np.flatnonzero(opens[1:]).tolist():
        label, end = at + 1, int(sheet.starts[np.searchsorted(sheet.starts, at + 1, "right")])
        below = label + 1 + np.flatnonzero(text[label + 1 : end] | opens[label + 1 : end])
        cut = sheet.page[at] == sheet.page[label] and sheet.gaps[label] <= 0
        if not cut or opens[at] or not sheet.ends_open[at]:
            continue
        # Several notes may stand one below the other before the text goes on.
        under = below[~opens[below]]
        last = int(under[0]) if len(under) else end - 1
        behind = [n for n in range(label + 1, last + 1) if not opens[n]]
        again = [n for n in behind if _takes_up(sheet, n) and not opens[n : n + NEAR].any()]
        if again and (text[below].any() or (text[at] and not _is_taken_up(sheet, text, end))):
            resumed[again[0] : _next(opens, again[0], max(again[0] + 1, last))] = True
        elif not len(below):
            waiting += [(label, end)] * bool(text[at])
        elif text[below[0]] and sheet.gaps[below[0]] > 0 and not sheet.begins_small[below[0]]:
            swallowing[label] = body_label(sheet.worded[label].text) is not None
        else:
            waiting += [(label, end)] * bool(text[at])
    if resumed.any():
        for label, end in waiting:
            resumed[_next_column(sheet, opens, label, end)] = True
    return swallowing, resumed


def _next(opens: Flags, first: int, end: int) -> int:
    """Return the next line that ``opens`` a note, below which its own lines stand, or the end."""
    return next((at for at in range(first, end) if opens[at]), end)


def _is_taken_up(sheet: Sheet, text: Flags, end: int) -> bool:
    """Tell whether the text of the next page, which begins at ``end``, goes on in small letters."""
    below = np.flatnonzero(text[end:])
    return bool(len(below) and sheet.begins_small[end + below[0]])


def _next_column(sheet: Sheet, opens: Flags, label: int, end: int) -> list[int]:
    """Return the first line of the column that goes on below a note, where columns do so elsewhere.

    It stands behind a short line that ends a sentence, and is too far from the foot for a note.
    """
    first = int(np.searchsorted(sheet.page, sheet.page[label]))
    latest = end - (end - first) // COLUMN
    for line in range(label + 1, latest):
        another = opens[line : line + NEAR].any()
        short = sheet.lengths[line - 1] < SHORT * sheet.lengths[first:end].max()
        if short and not another and _has_ended(sheet, line - 1):
            return [line]
    return []


def _takes_up(sheet: Sheet, line: int) -> bool:
    """Tell whether a line goes on in small letters right below one that ends a sentence."""
    small = sheet.worded[line].text[:1].islower() and sheet.gaps[line] <= 0
    return bool(small and _has_ended(sheet, line - 1))


def _has_ended(sheet: Sheet, line: int) -> bool:
    """Tell whether a line ends a sentence, and not in a shortened word."""
    ended = sheet.worded[line].text.rstrip(CLOSERS)[-1:] in TERMINAL
    return ended and not sheet.names["abbreviation"][line]


def _counted(sheet: Sheet, within: Flags) -> Flags:
    """Return which lines count on from a 1 right below a colon: a list, if text stands below it.

    ``within`` flags the lines below which there is text. Below a list that ends its page there
    is none; then no mark may answer its numbers there.
    """
    made = np.zeros(len(sheet), dtype=np.bool_)
    above: Label | None = None
    for at, line in enumerate(sheet.worded):
        label = read_label(line.text) if line.label else None
        if label is None or label.number is None:
            continue
        led = label.number == 1 and at > 0 and sheet.worded[at - 1].text.endswith(":")
        on = above is not None and follows(above, label) and label.form is above.form
        if (on or (led and (within[at] or not _called(sheet, at)))) and label.form in COUNTING:
            made[at], above = True, label
        else:
            above = None
    return made


def _called(sheet: Sheet, at: int) -> bool:
    """Tell whether a mark further up on its page is that of the label on a line."""
    label = sheet.worded[at].label
    first = int(np.searchsorted(sheet.page, sheet.page[at]))
    return any(label in line.marks for line in sheet.worded[first:at])


def _begun(sheet: Sheet, opens: Flags, notes: Flags) -> Flags:
    """Return which lines have the beginning of a note above, on their page or over from the last.

    One that has ended its sentence does not go on in small letters on the next page.
    """
    made = np.zeros(len(sheet), dtype=np.bool_)
    over = False
    for first, end in pairwise(sheet.starts.tolist()):
        own = np.logical_or.accumulate(opens[first:end])
        made[first:end] = own if not over else own | _may_go_on(sheet, first, end)
        over = bool((made & notes)[first:end].any())
    return made


def _may_go_on(sheet: Sheet, first: int, end: int) -> Flags:
    """Return the lines of a page from the first that a note on the page before may go on with."""
    made = np.ones(end - first, dtype=np.bool_)
    if _has_ended(sheet, first - 1):
        small = sheet.begins_small[first:end].tolist()
        made &= ~np.logical_and.accumulate(small)
    return made


def _without_label(sheet: Sheet) -> Flags:
    """Return which lines have no label, nor one alone on the line above."""
    labels = [body_label(line.text) for line in sheet.worded]
    worded = (worded_label(line.text) is not None for line in sheet.worded)
    none = [label is None and not word for label, word in zip(labels, worded, strict=True)]
    bare = np.array(none, dtype=np.bool_)
    alone = np.array([label is not None and not label.rest for label in labels], dtype=np.bool_)
    bare[1:] &= ~alone[:-1]
    return bare


def _above_text(sheet: Sheet, text: Flags) -> Flags:
    """Return which lines have a line of the text below them on their page."""
    made = np.zeros(len(sheet), dtype=np.bool_)
    for first, end in pairwise(sheet.starts.tolist()):
        made[first : end - 1] = np.logical_or.accumulate(text[first + 1 : end][::-1])[::-1]
    return made


def _on_top(sheet: Sheet, lines: Flags) -> Flags:
    """Return the first of some lines on each page."""
    made = np.zeros(len(sheet), dtype=np.bool_)
    for first, end in pairwise(sheet.starts.tolist()):
        made[first : first + int(lines[first:end].argmax()) + 1] = True
    return made
