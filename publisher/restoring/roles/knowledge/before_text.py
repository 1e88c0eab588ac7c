"""What stands before the text: titles and half titles, where no running head stands, or nothing."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

import numpy as np

from publisher.restoring.roles.blocks.front import SENTENCE_END
from publisher.restoring.roles.features import Sheet
from publisher.restoring.roles.knowledge.facts import Fact, Flags
from publisher.restoring.roles.line_roles import LineRole
from publisher.restoring.roles.states import TITLES, state

HEAD = state(LineRole.RUNNING_HEAD, first=True)
# Of the measure (the width that 88 % of the lines keep to): lines of running text are as wide, and
# a page with so many of them is one of the text. A leaf before it has few lines.
FULL, WIDEST, TEXT, FEW = 0.85, 88, 2, 12


def by_first_line(sheet: Sheet) -> Iterator[Fact]:
    """Yield that the first line is no running head, where its words stand nowhere else.

    The title of a text stands there, and nothing else would say what it is. Heads that repeat the
    title have their folio beside it, wherever they stand; without one it is the title itself.
    """
    if not sheet.paged:
        return
    key = sheet.worded[0].key
    again = [one for one in sheet.worded[1:] if one.key == key]
    bare = bool(key) and not sheet.worded[0].numbers
    lines = np.arange(len(sheet)) == 0
    yield Fact("a running head comes again", lines & (bare and not again), HEAD)
    numbered = bool(again) and all(one.numbers for one in again)
    yield Fact("running heads have their folio beside them", lines & (bare and numbered), HEAD)


def by_first_sentence(sheet: Sheet) -> Iterator[Fact]:
    """Yield that the first lines are no title, where they are those of a paragraph.

    Each is as wide as running text and goes on in small letters with the sentence above; in one of
    them a sentence ends and another begins.
    """
    full = sheet.fullest > FULL * sheet.kept_by(WIDEST)
    end = 1
    while end < min(FEW, len(sheet)) and full[end - 1] and _goes_on(sheet, end):
        end += 1
    text = any(SENTENCE_END.search(one.text) for one in sheet.worded[1:end])
    yield Fact(
        "a sentence goes on in it, and another begins", (np.arange(len(sheet)) < end) & text, TITLES
    )


def _goes_on(sheet: Sheet, line: int) -> bool:
    """Tell whether a line goes on in small letters right below one that breaks off."""
    right_below = sheet.gaps[line] <= 0 and sheet.page[line] == sheet.page[line - 1]
    return bool(right_below and sheet.ends_open[line - 1] and sheet.begins_small[line])


def by_leaves(sheet: Sheet) -> Iterator[Fact]:
    """Yield that no running head stands on the leaves before the text, unless with a folio."""
    yield Fact("it stands before the text, where no head stands", _leaves(sheet), HEAD)


def _leaves(sheet: Sheet) -> Flags:
    """Return the lines without a figure on the few pages before the first that holds text."""
    made = np.zeros(len(sheet), dtype=np.bool_)
    full = sheet.fullest > FULL * sheet.kept_by(WIDEST)
    for first, end in pairwise(sheet.starts.tolist() if sheet.paged else ()):
        if full[first:end].sum() >= TEXT:
            made[:first] = [not one.numbers for one in sheet.worded[:first]]
            break
        if end - first > FEW:
            break
    return made
