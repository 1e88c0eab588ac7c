"""Numbers of articles that stand alone on their lines (``Art. 3.``, ``§ 4.``): headings of statutes."""

from __future__ import annotations

import re
from collections.abc import Iterator

import numpy as np

from publisher.expressions import compiled
from publisher.restoring.roles.features import Sheet
from publisher.restoring.roles.knowledge.facts import Fact
from publisher.restoring.roles.line_roles import LineRole
from publisher.restoring.roles.states import state

# The sign and the words of statutes in the languages of Europe, each with its number.
ARTICLE = compiled(
    r"\W{0,2}(?:§{1,2}\.?|(?:art|article|artikel|artículo|articulo|artigo|articolo|artykuł|artikla"
    r"|článek|čl|статья|ст)\b\.?)\s*(?P<number>\d{1,3})\.?\s?[ºo°]?\W{0,2}",
    re.IGNORECASE,
)
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
        match = ARTICLE.fullmatch(line.text) if len(line.text) <= LONGEST else None
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
