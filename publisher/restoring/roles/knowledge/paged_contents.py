"""Contents told by their pages alone: below their heading a column of figures that never falls.

An entry that runs over two lines has its page on the second one, and says more than the heading of
its chapter does, so that its words stand nowhere again. The figures are certain: they stand at one
edge, behind leaders, or alone on their lines.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from itertools import pairwise

from publisher.expressions import compiled
from publisher.restoring.roles.features import Sheet
from publisher.restoring.roles.furniture.edge_lines import value_of

# The page at the end of an entry; leaders, at least, or blanks before it; and a page alone on its line.
PAGE = compiled(r"(?<![^\s.·…_])(\d{1,4}|[ivxlc]{1,7})\.?$")
LEADERS, SIGNS, BLANKS = ".·…_", 3, 2
ALONE = compiled(r"[\s.·…_]{0,200}(?P<page>\d{1,4}|[ivxlc]{1,7})\.?\s*")
# Characters of the longest line, lines of the longest entry with the name of its part, and lines of
# the longest contents.
LONGEST, LINES, MOST = 100, 5, 500
# Entries at least, the share of them whose figures end at one place, and by how many characters
# such places may differ.
FEWEST, ALIGNED, ABOUT = 3, 0.7, 1


def paged_entries(sheet: Sheet, start: int) -> range:
    """Return the lines of contents that begin at a place, below their heading; none is empty."""
    ends: list[int] = []
    pages: list[tuple[bool, int]] = []
    edges: Counter[int] = Counter()
    led = 0
    waiting = 0
    for at in range(start, min(start + MOST, len(sheet))):
        text = sheet.lines[at].text.expandtabs().rstrip()
        found = _page(text)
        if len(text) > LONGEST or (found is None and waiting + 1 > LINES):
            break
        if found is None:
            waiting += 1
            continue
        page, leaders, alone = found
        if pages and pages[-1][0] == page[0] and page[1] < pages[-1][1]:
            break
        pages.append(page)
        ends.append(at)
        edges[len(text)] += 1
        led += leaders or (alone and waiting > 0)
        waiting = 0
    return range(start, ends[-1] + 1) if _is_certain(pages, edges, led) else range(0)


def _page(text: str) -> tuple[tuple[bool, int], bool, bool] | None:
    """Return the page of an entry's line, whether leaders lead to it, whether it is alone."""
    if alone := ALONE.fullmatch(text):
        page = alone["page"]
        return (page.isdigit(), value_of(page) or 0), False, True
    behind = PAGE.search(text.rstrip()) if any(map(str.isalpha, text)) else None
    if behind is None:
        return None
    before, page = text[: behind.start()], behind[1]
    entry = before.rstrip(f"{LEADERS} \t\xa0")
    led = sum(sign in LEADERS for sign in before[len(entry) :]) >= SIGNS
    apart = len(before) - len(before.rstrip()) >= BLANKS
    return ((page.isdigit(), value_of(page) or 0), led, False) if entry and (led or apart) else None


def _is_certain(pages: Sequence[tuple[bool, int]], edges: Counter[int], led: int) -> bool:
    """Tell whether pages are those of contents: enough, rising, and led to or at one edge."""
    if len(pages) < FEWEST or len(set(pages)) < FEWEST:
        return False
    rising = all(b[1] >= a[1] for a, b in pairwise(pages) if a[0] == b[0])
    edge = max(edges, key=lambda one: (edges[one], one))
    there = sum(often for one, often in edges.items() if abs(one - edge) <= ABOUT)
    return rising and max(led, there) >= ALIGNED * len(pages)
