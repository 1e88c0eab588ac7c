"""What proofreaders have said of a text by their marks.

They take off what belongs to pages but the contents, leave four lines above a chapter, and put
lines that are not to be filled between ``/*`` and ``*/``: verse, tables, title pages, signatures.
Quotations stand between ``/#`` and ``#/``; captions and notes in brackets, with a word for them
(guidelines of Distributed Proofreaders).
"""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np

from publisher.restoring.measuring.words_apart import pieces_on
from publisher.restoring.numerals import is_figure
from publisher.restoring.roles.features import Sheet
from publisher.restoring.roles.knowledge.facts import Fact, Flags
from publisher.restoring.roles.line_roles import LineRole
from publisher.restoring.roles.states import ASIDE, HEADING, TITLES, state

# Blank lines above the heading of a chapter, and above any other.
ABOVE_CHAPTER, ABOVE_HEADING = 3, 2
# Rows of a table, at least, and blanks before the word above its column of figures.
ROWS, HEAD = 2, 8
# Lines of the number or the name of a chapter.
NAME = 2
ROW = state(LineRole.ROW, first=True)
CAPTION = state(LineRole.CAPTION, first=True)
FRONT = state(LineRole.FRONT, first=True)
CONTENTS = state(LineRole.CONTENTS, first=True)
BEGUN, GOES_ON = (state(LineRole.PARAGRAPH, first=first) for first in (True, False))


def by_proofreaders(sheet: Sheet) -> Iterator[Fact]:
    """Yield that no line belongs to its page, and which lines go on with none above them."""
    if sheet.standing is None:
        return
    every = np.ones(len(sheet), dtype=np.bool_)
    yield Fact("proofreaders have taken off what belongs to pages", every, ASIDE & ~CONTENTS)
    yield Fact("proofreaders put captions in brackets", every, CAPTION)
    quoted = np.array([line.number in sheet.quoted for line in sheet.lines])
    yield Fact("proofreaders call it a quotation", quoted, TITLES | FRONT | CONTENTS)
    standing = np.array([line.number in sheet.standing for line in sheet.lines])
    yield Fact("proofreaders want the line left by itself", standing, GOES_ON | HEADING)
    behind = np.append([False], standing[:-1]) & ~standing
    yield Fact("the line above is to be left by itself", behind, GOES_ON)
    tight, low = _tight(sheet, standing, quoted)
    yield Fact("proofreaders leave a line above each paragraph", tight, BEGUN)
    yield Fact("proofreaders leave two lines above each heading", low, HEADING)
    yield Fact(
        "proofreaders have left four lines above it",
        _chapters(sheet, standing | quoted),
        BEGUN | GOES_ON,
    )
    yield Fact("proofreaders have set it in columns", _rows(sheet, standing), ~ROW & ~CONTENTS)
    yield Fact("it stands below no heading of the contents", ~_contents(sheet, standing), CONTENTS)


def _tight(sheet: Sheet, standing: Flags, quoted: Flags) -> tuple[Flags, Flags]:
    """Return which lines have none left above them, and which stand below fewer than a heading has.

    Over the edge of a page too, none is left where a paragraph goes on.
    """
    below = np.append([False], (standing == np.roll(standing, 1))[1:])
    below &= np.append([False], (quoted == np.roll(quoted, 1))[1:])
    tight = below & (sheet.gaps <= 0) & ~standing
    low = np.zeros(len(sheet), dtype=np.bool_)
    # Below the number of a chapter its name stands, a line apart.
    chapter, lines = True, 0
    for at, gap in enumerate(sheet.gaps.tolist()):
        if tight[at]:
            low[at] = low[at - 1]
            lines += 1
            continue
        chapter = gap >= ABOVE_CHAPTER or (chapter and gap < ABOVE_HEADING and lines <= NAME)
        low[at] = gap < ABOVE_HEADING and not chapter
        lines = 1
    return tight, low


def _rows(sheet: Sheet, standing: Flags) -> Flags:
    """Return the lines left by themselves that have figures in a column, and the head above them."""
    made = np.zeros(len(sheet), dtype=np.bool_)
    run: list[int] = []
    for at, stands in enumerate([*standing.tolist(), False]):
        if run and (not stands or sheet.gaps[at] > 0):
            pieces = [pieces_on(sheet.lines[own]) for own in run]
            figured = [len(own) > 1 and is_figure(own[-1]) for own in pieces]
            head = not figured[0] and sheet.indents[run[0]] > HEAD
            first = 1 if head else 0
            if len(run) - first >= ROWS and all(figured[first:]):
                made[run] = True
            run = []
        if stands:
            run.append(at)
    return made


def _contents(sheet: Sheet, standing: Flags) -> Flags:
    """Return the lines from a heading of the contents on, to the next chapter."""
    heads = sheet.names["contents heading"] > 0
    chapters = _chapters(sheet, standing)
    made = np.zeros(len(sheet), dtype=np.bool_)
    for at in range(len(sheet)):
        made[at] = heads[at] or (at > 0 and made[at - 1] and not chapters[at])
    return made


def _chapters(sheet: Sheet, standing: Flags) -> Flags:
    """Return the lines of headings of chapters: down to the next blank one."""
    made = np.zeros(len(sheet), dtype=np.bool_)
    for at, gap in enumerate(sheet.gaps.tolist()):
        new_page = at == 0 or sheet.page[at] != sheet.page[at - 1]
        goes_on = not new_page and gap <= 0 and bool(made[at - 1])
        made[at] = not standing[at] and (gap >= ABOVE_CHAPTER or goes_on)
    return made
