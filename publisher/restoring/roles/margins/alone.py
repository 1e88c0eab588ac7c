"""Words of the margin on lines of their own, between the lines beside which they were printed.

An extractor that reads the margin with the text puts each summary below the line beside which it
begins. Such a line cuts a sentence: the text above breaks off, and goes on below in small letters,
which it could not do behind the full stop of the summary. One that reads the margin by itself puts
the summary below its paragraph: narrow lines of which the first one opens in a small letter, though
the sentence above has ended. One line may be anything; several that are set alike are the margin.
"""

from __future__ import annotations

import statistics
from collections.abc import Iterator, Sequence

from publisher.model.transcript import Line, Page
from publisher.restoring.roles.margins.cuts import Cut
from publisher.restoring.wording import begins_small, ending, ends_open

# Words of a summary at most, and lines with one, that show the habit.
WORDS, HABIT = 6, 3
# Share of the longest line: how full the lines of the text around are, and how short is a summary.
FULL, SHORT = 0.75, 0.55
# Share of the longest line: a summary below its paragraph is narrower, has no more lines, and such
# lines are few among all.
NARROW, LINES, FEW = 0.42, 6, 0.35
# Blanks by which the lines of a margin may begin elsewhere.
ABOUT = 2


def alone(pages: Sequence[Page]) -> Iterator[Cut]:
    """Yield the lines that are nothing but words of the margin."""
    lines = [line for page in pages for line in page.lines if not line.blank]
    lengths = [len(line.text.strip()) for line in lines]
    if len(lines) < HABIT * HABIT:
        return
    measure = statistics.quantiles(lengths, n=20)[-1]
    yield from _below_paragraphs(lines, measure)
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


def _below_paragraphs(lines: Sequence[Line], measure: float) -> Iterator[Cut]:
    """Yield the lines of summaries that stand below their paragraphs."""
    narrow = NARROW * measure
    groups: list[range] = []
    for at in range(1, len(lines)):
        if groups and at < groups[-1].stop:
            continue
        text = lines[at].text.strip()
        if len(text) < narrow and begins_small(text) and _ends_paragraph(lines, at - 1, measure):
            groups.append(_summary(lines, at, narrow))
    own = [at for group in groups for at in group]
    # Headings may be set in small letters as well, but seldom over several narrow lines.
    broken = sum(len(group) > 1 for group in groups)
    if broken < max(HABIT, len(groups) / 2) or len(own) > FEW * len(lines):
        return
    why = f"it opens in a small letter below a sentence that has ended, as {len(groups) - 1} others do"
    yield from (Cut(lines[at], "", lines[at].text.strip(), why) for at in own)


def _ends_paragraph(lines: Sequence[Line], at: int, measure: float) -> bool:
    """Tell whether a line ends a sentence, and is full itself or goes on with a full one."""
    text, above = lines[at].text.strip(), lines[at - 1].text.strip() if at else ""
    full = len(text) > FULL * measure or (len(above) > FULL * measure and ends_open(above))
    return full and ending(text) == "end"


def _summary(lines: Sequence[Line], start: int, narrow: float) -> range:
    """Return the narrow lines from one on that go on with each other."""
    end = start + 1
    while end < min(start + LINES, len(lines)):
        text = lines[end].text.strip()
        goes_on = ends_open(lines[end - 1].text.strip()) and text[:1].isalpha()
        if len(text) >= narrow or not goes_on:
            break
        end += 1
    return range(start, end)


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
