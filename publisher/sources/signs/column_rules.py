"""Drawn rules beside the lines of a column, which extractors write as a bar at the ends of lines.

A rule is told by its habit: text runs on over it from line to line. A bar inside lines parts
something (cells of a table, two columns), and then none is taken for a rule.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence

from publisher.expressions import compiled
from publisher.languages import Lexicon
from publisher.model.findings import Severity
from publisher.sources.faults import Fault

COLUMN_RULE = Fault(
    "sources/column-rule",
    Severity.NOTE,
    "drawn rules beside a column, read as bars at the ends of lines, were left out",
    "nothing to do",
)
BARS = "|¦\u2502\u2503\u2016\u2223"
BAR = compiled(f"[{BARS}]")
# A bar at an edge of a line, apart from its words or right behind a hyphen, or alone on the line.
BEFORE = compiled(rf"(\s*+)[{BARS}]{{1,2}}+(?:\s++|$)")
BEHIND = compiled(rf"(?:(?<=[-¬\u00ad])|(?<=\s))[{BARS}]{{1,2}}+\s*+$")
BROKEN = compiled(r"[^\W\d_][-¬\u00ad\u2010]$")
# Lines over which the text runs on, and their share of the lines with a bar at an edge.
FEWEST, SHARE = 2, 0.4


def without_rules(texts: Sequence[str], _words: Callable[[], Lexicon]) -> Mapping[int, str]:
    """Return the lines beside which a rule was drawn, by their index, without its bars."""
    barred = [at for at, text in enumerate(texts) if BAR.search(text)]
    if not barred:
        return {}
    made = {at: _bare(texts[at]) for at in barred}
    edged = {at for at in barred if made[at] != texts[at]}
    inside = sum(any(bar in made[at] for bar in BARS) for at in barred)
    going_on = sum(_goes_on(texts, made, at) for at in edged)
    if 2 * inside > len(edged) or going_on < max(FEWEST, SHARE * len(edged)):
        return {}
    return {at: made[at] for at in edged}


def _bare(text: str) -> str:
    """Return a line without the bars at its edges; blanks before the words stay."""
    if not any(bar in text for bar in BARS):
        return text
    before = BEFORE.match(text)
    inner = before[1] + text[before.end() :] if before else text
    behind = BEHIND.search(inner)
    return inner[: behind.start()].rstrip() if behind else inner


def _goes_on(texts: Sequence[str], made: Mapping[int, str], at: int) -> bool:
    """Tell whether the text runs on in small letters at a bar between a line and the next."""
    if at + 1 >= len(texts):
        return False
    here, below = made[at].rstrip(), made.get(at + 1, texts[at + 1]).lstrip()
    open_end = here[-1:].isalpha() or here[-1:] == "," or BROKEN.search(here[-2:]) is not None
    return open_end and below[:1].islower()
