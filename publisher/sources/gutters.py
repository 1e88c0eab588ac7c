"""Columns side by side: an extractor that keeps the page's layout writes two lines as one.

Such a source cannot be repaired, because its lines are not the lines of the print. A finding
asks for another extraction.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence

from publisher.model.findings import Finding, Severity
from publisher.model.places import Place
from publisher.model.transcript import Page

# The gutter, which is the space between two columns, with words on both sides of it: the page
# number in a table of contents is no second column.
GUTTER = re.compile(r"[^\W\d_]{2}.{6,}?\s{2,}(?=\S.*[^\W\d_]{2}.*\s.*[^\W\d_]{2})")
# Lines; a page with fewer that share a gutter may be a table or a list.
FEWEST = 12
# Share of the page's lines that are not blank; the others are headings or short last lines.
SHARE = 0.4
# Characters; the gutter begins this much further left or right where lines have other letters.
ABOUT = 3


def side_by_side(pages: Sequence[Page], shown: str) -> tuple[Finding, ...]:
    """Return a finding if pages of a source have their columns side by side."""
    found = [page for page in pages if _has_gutter(page)]
    if not found:
        return ()
    lines = found[0].lines
    several = f" and on {len(found) - 1} more" if len(found) > 1 else ""
    message = f"columns stand side by side on page {found[0].index}{several}: two lines are one"
    hint = "extract the text again in reading order (pdftotext without -layout)"
    place = Place(shown, lines[0].number, lines[-1].number)
    return (Finding("sources/columns-side-by-side", Severity.WARNING, message, hint, place),)


def _has_gutter(page: Page) -> bool:
    filled = [line.text.rstrip() for line in page.lines if not line.blank]
    if len(filled) < FEWEST:
        return False
    found = (GUTTER.search(text) for text in filled)
    starts = Counter(match.end() for match in found if match)
    best = max((sum(starts[at + k] for k in range(-ABOUT, ABOUT + 1)) for at in starts), default=0)
    return best >= max(FEWEST, SHARE * len(filled))
