"""Numbers of articles that stand alone on their lines (``Art. 3.``, ``§ 4.``): headings of statutes."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

import numpy as np

from publisher.languages import known_languages, language
from publisher.restoring.roles.features import Sheet
from publisher.restoring.roles.knowledge.facts import Fact
from publisher.restoring.roles.line_roles import LineRole
from publisher.restoring.roles.states import state

# Signs of the longest such line.
LONGEST = 20
# So many that count on by one are a series: two may be a reference that goes on to another.
FEWEST = 3
OPENS = state(LineRole.HEADING, first=True)


def by_articles(sheet: Sheet) -> Iterator[Fact]:
    """Yield which lines are the number of an article alone, counting on by one through the text.

    None stands below a line that breaks off, for there it is a reference (``see`` / ``Art. 3.``).
    """
    found: list[tuple[int, int]] = []
    for at, line in enumerate(sheet.worded):
        match = _article().fullmatch(line.text) if len(line.text) <= LONGEST else None
        if match is not None and not (at and sheet.ends_open[at - 1] and sheet.gaps[at] <= 0):
            found.append((at, int(match["number"])))
    made = np.zeros(len(sheet), dtype=np.bool_)
    run: list[tuple[int, int]] = []
    for at, number in [*found, (len(sheet), -1)]:
        if run and number != run[-1][1] + 1:
            made[[one for one, _ in run if len(run) >= FEWEST]] = True
            run = []
        run.append((at, number))
    yield Fact("it is the number of an article, alone on its line", made, ~OPENS)


@cache
def _article() -> re.Pattern[str]:
    """Return what finds the number of an article: by its sign, or by the word of any language."""
    own = {word for tag in known_languages() for word in language(tag).cues.articles}
    words = "|".join(map(re.escape, sorted(own, key=lambda word: (-len(word), word))))
    return re.compile(
        rf"\W{{0,2}}(?:§{{1,2}}\.?|(?:{words})\b\.?)\s*(?P<number>\d{{1,3}})\.?\s?[ºo°]?\W{{0,2}}",
        re.IGNORECASE,
    )
