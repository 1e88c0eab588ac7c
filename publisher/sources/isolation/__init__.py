"""Files from strangers are read in a process of their own, with limits.

In: a path. Out: a transcript, of the pages of a PDF or of the manuscript that a file with its own
structure became, or a SourceError that says which limit was reached or what is wrong with the
file. A reader that hangs, crashes or takes all memory takes nobody with it.
"""

from __future__ import annotations

from publisher.sources.isolation.limits import Limits
from publisher.sources.isolation.parent import (
    ORDINARY,
    Opening,
    read_isolated,
    read_structure,
)

__all__ = ["ORDINARY", "Limits", "Opening", "read_isolated", "read_structure"]
