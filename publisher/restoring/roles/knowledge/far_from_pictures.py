"""Which drawn lines are no captions: nothing that has one is on their page.

Where a source shows its pictures, a caption stands on the page of one, or beside the rows of a
table. A statement in a box, a motto or the line that leads to a formula may look like one.
"""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np

from publisher.expressions import compiled
from publisher.model.transcript import Line
from publisher.restoring.roles.features import Sheet
from publisher.restoring.roles.knowledge.facts import Fact, Matrix
from publisher.restoring.roles.line_roles import LineRole
from publisher.restoring.roles.states import AT, state

CAPTION = state(LineRole.CAPTION, first=True)
# The probability from which a line is likely the row of a table, and lines from a caption to one.
LIKELY, NEAR = 0.5, 4
CAPTION_TAG = "Caption"
# ``Table 2``, ``Fig. IV``: a word that a number follows, for pictures or tables in any language.
COUNTED = compiled(r"\W{0,2}[^\W\d_]{2,14}\.? ?(?:\d|[IVXL]{1,6}\b)")


def by_pictures(sheet: Sheet, chances: Matrix) -> Iterator[Fact]:
    """Yield which lines are no captions, for no picture is on their page, and no table near.

    ``chances`` (natural logarithms) are what the network says of the lines. A word for a picture
    (``Fig. 3``) or a tag speaks for itself. Nothing is said of a source that shows no pictures.
    """
    if not sheet.pictured:
        return
    rows = np.flatnonzero(np.exp(chances[:, AT[LineRole.ROW, True]]) > LIKELY)
    every = np.arange(len(sheet))
    after = np.searchsorted(rows, every)
    places = np.concatenate(([-NEAR - 1], rows, [len(sheet) + NEAR]))
    away = np.minimum(every - places[after], places[after + 1] - every)
    unsaid = np.array([_says_nothing(line) for line in sheet.lines], dtype=np.bool_)
    lone = unsaid & ~np.isin(sheet.page, list(sheet.pictured)) & (away > NEAR)
    yield Fact("no picture is on its page, and no table near", lone, CAPTION)


def _says_nothing(line: Line) -> bool:
    """Tell whether a line that is drawn neither has a caption's tag nor opens with its word."""
    drawn = line.geometry is not None and line.geometry.tag != CAPTION_TAG
    return drawn and COUNTED.match(line.text.lstrip()) is None
