"""All line ends of a text → decisions."""

from __future__ import annotations

from collections.abc import Sequence

from publisher.restoring.line_ends.breaks import Break
from publisher.restoring.line_ends.witnesses import Witnesses


def expected_hyphens(breaks: Sequence[Break], known: Witnesses) -> float:
    """Return how many hard hyphens are to be expected for each hyphen at a line end.

    A text that is not hyphenated breaks hyphenated words alone: then every hyphen is hard.
    """
    shown = sum(1 for pause in breaks if pause.mark)
    return min(1.0, (known.habit * len(breaks) + 0.5) / (shown + 1))
