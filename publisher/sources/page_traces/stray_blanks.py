"""A form feed that became a blank: one line in fifty begins with a blank too many."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator

from publisher.sources.page_traces.source_lines import Sheet

LEAD = re.compile(r" *(?=[^ ])")
# An indent on more than this share of the lines, and on so many, is the text's own.
OWN, SEVERAL = 0.07, 3
# "12", "right.1", "*)": after a note's mark at a line's end a blank means nothing
AFTER_MARK = re.compile(r"(?:(?:^|[^\s\d(])\d{1,3}|^\s+\d{1,3}|[*†‡])\)?\s*$")


def stray_blanks(sheet: Sheet) -> list[int]:
    """Return the lines with one blank more before them than the text's own indents have."""
    leads = {i: lead for i, lead in _leads(sheet) if lead != 1 or not _after_mark(sheet, i)}
    counts = Counter(leads.values())
    often = max(OWN * len(leads), SEVERAL)
    own = {lead for lead, count in counts.items() if count >= often} | {0}
    return [i for i, lead in leads.items() if lead - 1 in own and lead not in own]


def _leads(sheet: Sheet) -> Iterator[tuple[int, int]]:
    for index, text in enumerate(sheet.texts):
        if lead := LEAD.match(text):
            yield index, len(lead[0])


def _after_mark(sheet: Sheet, index: int) -> bool:
    above = sheet.before(index)
    return above is not None and bool(AFTER_MARK.search(sheet.texts[above]))
