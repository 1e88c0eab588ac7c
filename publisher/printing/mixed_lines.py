"""Lines that mix directions and could not be put in order: named, so that nobody prints them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import NamedTuple

from publisher.model.findings import Finding, Severity
from publisher.model.places import Place


class MixedLine(NamedTuple):
    """A line whose parts stand in the wrong order: its page, counted from 1, and its words."""

    page: int
    words: str


def lines_out_of_order(shown: str, lines: Iterable[MixedLine]) -> Iterator[Finding]:
    """Yield an error for each line that would be read in the wrong order."""
    for line in lines:
        yield Finding(
            "printing/mixed-directions",
            Severity.ERROR,
            f"page {line.page}: the parts of this line do not stand as they are read: {line.words}",
            "take floats, margins and padding off what stands in the line (print.css), or set the"
            " words apart as a block of their own",
            Place(shown, 1, 1),
        )
