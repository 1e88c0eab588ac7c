"""What stands amid the text of a drawn page is no head, no folio and no sign at its foot."""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np
from numpy.typing import NDArray

from publisher.restoring.roles.columns import COLUMNS
from publisher.restoring.roles.features import Sheet
from publisher.restoring.roles.knowledge.facts import Fact, Flags, Matrix
from publisher.restoring.roles.line_roles import LineRole
from publisher.restoring.roles.states import STATES

# Leadings from the upper and the lower edge of the page, and other lines above and below: a head or
# a folio has fewer, and so has what is set against the margin of a short page.
LEADINGS, LINES = 8.0, 3
AT_EDGES = np.array(
    [
        role in (LineRole.RUNNING_HEAD, LineRole.FOLIO, LineRole.CATCHWORD, LineRole.SIGNATURE)
        for role, _ in STATES
    ]
)
# What returns may be a mark that is painted across all pages, or the head of an inner page.
RETURNS = ("returns near", "returns alternately", "drawn tag furniture")


def by_amid_pages(sheet: Sheet, features: Matrix) -> Iterator[Fact]:
    """Yield which lines stand too far from the edges of their drawn page for its furniture."""
    amid: Flags = np.zeros(len(sheet), dtype=np.bool_)
    for start, end in zip(sheet.starts[:-1], sheet.starts[1:], strict=True):
        amid[start:end] = _amid(sheet, int(start), int(end))
    returns = (features[:, [COLUMNS[name] for name in RETURNS]] > 0).any(1)
    yield Fact("it stands amid the page, and does not return", amid & ~returns, AT_EDGES)


def _amid(sheet: Sheet, start: int, end: int) -> NDArray[np.bool_]:
    """Return which lines of a page have others above and below, and are far from its edges."""
    places = [line.geometry for line in sheet.lines[start:end]]
    tops = [(p.from_top, p.from_bottom) for p in places if p is not None]
    if len(tops) < len(places) or any(None in top for top in tops):
        return np.zeros(end - start, dtype=np.bool_)
    above, below = np.array(tops, dtype=np.float64).T
    ordered = np.sort(above)
    higher = np.searchsorted(ordered, above, "left")
    lower = len(above) - np.searchsorted(ordered, above, "right")
    far = np.minimum(above, below) > LEADINGS
    inside: NDArray[np.bool_] = far & (np.minimum(higher, lower) >= LINES)
    return inside
