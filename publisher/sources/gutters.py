"""Columns side by side: an extractor that keeps the page's layout writes two lines as one.

Such a source cannot be repaired, because its lines are not the lines of the print. A finding
asks for another extraction.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from publisher.expressions import compiled
from publisher.model.findings import Finding, Severity
from publisher.model.places import Place
from publisher.model.transcript import Page

# A gutter is the space between two columns, with words on both sides of it: the page number in a
# table of contents is no second column.
WORD, GAP, SPACE = compiled(r"[^\W\d_]{2,}"), compiled(r"\s{2,}"), compiled(r"\s")
# Characters from the first letter of a line on before which there is no gutter.
NARROWEST = 8
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
    hint = (
        "extract the text again in reading order (pdftotext without -layout); if these are rows of a"
        " table or list, write a “stet” ruling on the first"
    )
    place = Place(shown, lines[0].number, lines[-1].number)
    return (Finding("sources/columns-side-by-side", Severity.ERROR, message, hint, place),)


def _has_gutter(page: Page) -> bool:
    filled = [line.text.rstrip() for line in page.lines if not line.blank]
    if len(filled) < FEWEST:
        return False
    found = map(_end_of_gutter, filled)
    starts = Counter(end for end in found if end is not None)
    best = max((sum(starts[at + k] for k in range(-ABOUT, ABOUT + 1)) for at in starts), default=0)
    return best >= max(FEWEST, SHARE * len(filled))


def _end_of_gutter(text: str) -> int | None:
    """Return where the second column of a line begins, in characters; None where there is none.

    Behind it stand two words at least. Each character is looked at a fixed number of times.
    """
    if not GAP.search(text):
        return None
    words = [match.span() for match in WORD.finditer(text)]
    spaces = [at.start() for at in SPACE.finditer(text, 0, words[-1][0])] if words else []
    behind = [end for _, end in words if spaces and end <= spaces[-1]]
    if not behind:
        return None
    first = words[0][0] + NARROWEST
    for gap in GAP.finditer(text):
        if gap.end() - max(gap.start(), first) >= len("  ") and gap.end() < behind[-1] - 2:
            return gap.end()
    return None
