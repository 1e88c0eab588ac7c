"""Form feeds that became spaces: about one line in fifty begins with one space too many."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from publisher.expressions import compiled
from publisher.sources.page_traces.source_lines import SourceLines

LEAD = compiled(r" *(?=[^ ])")
# Share of the lines; an indent that is more frequent belongs to the text itself.
OWN = 0.07
# Lines; an indent on fewer may be a chance.
SEVERAL = 3
# "12", "right.1", "*)": a space after the mark of a note at a line's end means nothing.
AFTER_MARK = compiled(r"(?:(?:^|[^\s\d(])\d{1,3}|^\s+\d{1,3}|[*†‡])\)?\s*$")


def stray_blanks(source: SourceLines) -> list[int]:
    """Return the indexes of lines that are indented by one space more than the text indents."""
    leads = {i: lead for i, lead in _leads(source) if lead != 1 or not _after_mark(source, i)}
    counts = Counter(leads.values())
    often = max(OWN * len(leads), SEVERAL)
    own = {lead for lead, count in counts.items() if count >= often} | {0}
    return [i for i, lead in leads.items() if lead - 1 in own and lead not in own]


def _leads(source: SourceLines) -> Iterator[tuple[int, int]]:
    for index, text in enumerate(source.texts):
        if lead := LEAD.match(text):
            yield index, len(lead[0])


def _after_mark(source: SourceLines, index: int) -> bool:
    above = source.before(index)
    return above is not None and bool(AFTER_MARK.search(source.texts[above]))
