"""Words of the margin on lines of their own, between the lines beside which they were printed.

An extractor that reads the margin with the text puts each summary below the line beside which it
begins. Such a line cuts a sentence: the text above breaks off, and goes on below in small letters,
which it could not do behind the full stop of the summary. One line may be anything; several that
are set alike are the margin.
"""

from __future__ import annotations

import statistics
from collections.abc import Iterator, Sequence

from publisher.model.transcript import Line, Page
from publisher.restoring.roles.margins.cuts import Cut
from publisher.restoring.wording import begins_small, ends_open

# Words of a summary at most, and lines with one, that show the habit.
WORDS, HABIT = 6, 3
# Share of the longest line: how full the lines of the text around are, and how short is a summary.
FULL, SHORT = 0.75, 0.55
# Blanks by which the lines of a margin may begin elsewhere.
ABOUT = 2


def alone(pages: Sequence[Page]) -> Iterator[Cut]:
    """Yield the lines that are nothing but words of the margin."""
    lines = [line for page in pages for line in page.lines if not line.blank]
    lengths = [len(line.text.strip()) for line in lines]
    if len(lines) < HABIT * HABIT:
        return
    measure = statistics.quantiles(lengths, n=20)[-1]
    cutting = [at for at in range(1, len(lines) - 1) if _cuts(lines, at, measure)]
    stopped = [at for at in cutting if lines[at].text.rstrip().endswith(".")]
    apart = [at for at in cutting if _indent(lines[at]) > FULL * measure]
    own = apart if len(apart) >= HABIT else stopped
    if len(own) < HABIT:
        return
    if own is apart:
        column = statistics.median(_indent(lines[at]) for at in own)
        own = [at for at, line in enumerate(lines) if abs(_indent(line) - column) <= ABOUT]
    why = f"it cuts a sentence, as {len(cutting) - 1} others do that are set like it"
    for at in own:
        yield Cut(lines[at], "", lines[at].text.strip(), why)


def _indent(line: Line) -> int:
    return len(line.text) - len(line.text.lstrip())


def _cuts(lines: Sequence[Line], at: int, measure: float) -> bool:
    """Tell whether a short line in capitals and small letters stands within a sentence."""
    text = lines[at].text.strip()
    brief = len(text) < SHORT * measure and len(text.split()) <= WORDS
    if not brief or not text[:1].isupper() or text.isupper():
        return False
    before, behind = lines[at - 1].text.strip(), lines[at + 1].text.strip()
    full = len(before) > FULL * measure
    apart = _indent(lines[at]) > FULL * measure
    return full and ends_open(before) and begins_small(behind) and (apart or not ends_open(text))
