"""Lines at the right edge in the type of the text: who signs, or said it; where headings stand out.

``Mary Orrin.`` below a motto, ``Last revised: 4 April``: such a line ends what stands above it, or
says when it was written. Where the headings of a text are larger or bold, it is none of them.
"""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np

from publisher.model.transcript import Geometry, Line
from publisher.restoring.measuring.percentiles import percentile
from publisher.restoring.measuring.seen import SAME_SIZE, usual_size
from publisher.restoring.roles.features import Sheet
from publisher.restoring.roles.knowledge.facts import Fact
from publisher.restoring.roles.states import HEADING

# The probability from which a line is likely one of a heading, and headings that show how all are set.
LIKELY, FEWEST = 0.5, 2
# The share of the column that such a line leaves empty in front of it, at least, and the ems behind it.
EMPTY, AT_EDGE = 0.4, 0.6
# The width that lines keep to: so many of a hundred end no further right.
WIDEST = 90


def by_set_right(sheet: Sheet, headings: np.ndarray) -> Iterator[Fact]:
    """Yield which lines are no headings, for they are set at the right, in the type of the text.

    ``headings`` are the probabilities of the lines to be those of one.
    """
    places = [_ends(line.geometry) for line in sheet.lines]
    known = [end for end in places if end]
    if not known:
        return
    edge = float(percentile(np.array(known), WIDEST))
    plain = np.array([_is_plain(line) for line in sheet.lines], dtype=np.bool_)
    right = np.array(
        [_is_right(line, end, edge) for line, end in zip(sheet.lines, places, strict=True)],
        dtype=np.bool_,
    )
    others = (headings > LIKELY) & ~right & ~plain
    if others.sum() >= FEWEST:
        why = "it is set at the right in the type of the text, and headings stand out"
        yield Fact(why, right & plain, HEADING)


def _ends(place: Geometry | None) -> float:
    """Return where a line ends, in ems from the edge of its column; 0 where that is not told."""
    return (place.indent or 0.0) + place.width if place and place.width else 0.0


def _is_right(line: Line, end: float, edge: float) -> bool:
    """Tell whether a line stands at the right ``edge`` of its column, most of it empty before it."""
    indent = (line.geometry.indent or 0.0) if line.geometry else 0.0
    centred = line.geometry is not None and bool(line.geometry.centred)
    return not centred and abs(end - edge) <= AT_EDGE and indent >= EMPTY * edge


def _is_plain(line: Line) -> bool:
    """Tell whether a line is neither larger than the text nor bold nor in capitals."""
    size = usual_size(line.runs)
    bold = any(run.bold for run in line.runs if run.text.strip())
    return size is not None and size < 1 + SAME_SIZE and not bold and not line.text.isupper()
