"""The imposition room: from the pages of a book to sheets that are folded and stapled.

In come the PDF of a book and a ``Layout`` (the sheet, the length of a signature, the thickness of
the paper; ``layout_of`` makes one from what a person typed). Out comes a ``Booklet``: the PDF of
the sheets, how many there are, the edge on which they are turned, and findings.

``folding.py``, ``sheets.py`` and ``geometry.py`` are arithmetic alone; ``placing.py`` writes.
Never here: changing a page, setting it again or leaving it out.
"""

from publisher.imposition.booklet import Booklet, impose
from publisher.imposition.folding import FoldedSheet, Side, fold
from publisher.imposition.geometry import Edge
from publisher.imposition.sheets import Layout, layout_of

__all__ = [
    "Booklet",
    "Edge",
    "FoldedSheet",
    "Layout",
    "Side",
    "fold",
    "impose",
    "layout_of",
]
