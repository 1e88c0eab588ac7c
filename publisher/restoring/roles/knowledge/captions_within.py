"""Captions that an extractor has set between two lines of a paragraph, between gaps or without.

Such a line opens as captions do (``Fig. 3.``, ``Foto:``), the sentence above goes on below it, and
it ends where the next word had room: a line of the paragraph that only mentions a figure is full.
Between gaps a caption may have full lines and several.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

import numpy as np

from publisher.restoring.roles.features import Sheet
from publisher.restoring.roles.knowledge.facts import Fact, pinned
from publisher.restoring.roles.knowledge.mentions import WHY, mentions
from publisher.restoring.roles.line_roles import LineRole
from publisher.restoring.roles.states import AT, FIRST

# Of the measure (the width that 88 % of the lines keep to): what such a line fills at most with the
# first word of the one below, and the line above at least.
ROOM, FULL, WIDEST = 0.9, 0.75, 88
# Lines of the longest caption between gaps.
LINES = 4


def by_captions_within(sheet: Sheet) -> Iterator[Fact]:
    """Yield which lines are captions within a paragraph, and which begin nothing; PDFs show gaps."""
    if not sheet.caption_words or any(line.runs for line in sheet.lines):
        return
    speaks, made = mentions(sheet), np.zeros(len(sheet), dtype=np.bool_)
    words = "|".join(map(re.escape, sorted(sheet.caption_words, key=len, reverse=True)))
    opens = re.compile(rf"(?:{words})(?:\.?\s?(?:\d|[IVX]+\b)|\s?:)", re.IGNORECASE)
    measure = sheet.kept_by(WIDEST)
    for at in range(1, len(sheet) - 1):
        text = sheet.worded[at].text
        if text[:1].isupper() and opens.match(text) and not speaks[at]:
            end = _below_gaps(sheet, at) or _within(sheet, at, measure)
            made[at : max(at, end)] = True
    why = "it opens as captions do, and the sentence above goes on below it"
    yield from pinned(why, made, AT[LineRole.CAPTION, True])
    open_above = np.concatenate(([False], sheet.ends_open[:-1]))
    open_above &= sheet.below_another & (sheet.gaps <= 0)
    speaks &= open_above
    for at in range(1, len(sheet)):
        speaks[at] |= speaks[at - 1] and open_above[at] and sheet.begins_small[at]
    yield Fact(WHY, speaks, FIRST)


def _below_gaps(sheet: Sheet, at: int) -> int:
    """Return where the sentence above goes on behind lines between two gaps, 0 if it does not."""
    end = at + 1
    while end < len(sheet) and sheet.gaps[end] <= 0:
        end += 1
    within = end < len(sheet) and sheet.page[at - 1] == sheet.page[end] and end - at <= LINES
    parted = within and sheet.gaps[at] > 0 and sheet.ends_open[at - 1]
    # A caption that has not ended may go on below the gap itself.
    return end if parted and sheet.begins_small[end] and not sheet.ends_open[end - 1] else 0


def _within(sheet: Sheet, at: int, measure: float) -> int:
    """Return where the sentence above goes on behind a caption without gaps, 0 if it does not.

    The caption goes on below a word that it breaks.
    """
    end = at + 1
    while end < len(sheet) and end - at < LINES and sheet.names["ends hyphen"][end - 1] > 0:
        end += 1
    if end >= len(sheet) or sheet.page[at - 1] != sheet.page[end]:
        return 0
    goes_on = bool(sheet.ends_open[at - 1] and sheet.begins_small[end])
    room = sheet.widths[end - 1] + sheet.word_widths[end] < ROOM * measure
    return end if goes_on and room and sheet.widths[at - 1] > FULL * measure else 0
