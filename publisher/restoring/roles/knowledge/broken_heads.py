"""Running heads that an extractor has broken: over several lines, with blanks inside their words.

Letterspaced heads come out so, and no line of them returns. But all their letters together are
those of the heading right below, whose chapter they name, and the figure that is more is the page's.
"""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np

from publisher.expressions import compiled
from publisher.restoring.roles.features import Sheet
from publisher.restoring.roles.knowledge.facts import Fact, pinned
from publisher.restoring.roles.line_roles import LineRole
from publisher.restoring.roles.states import ASIDE, AT
from publisher.structs import frozen

# Lines of the longest head, and of the longest heading; letters of the shortest.
LINES, FEWEST = 4, 5
FIGURES = compiled(r"\d+")
# Pages before and behind that are asked for their figures, and how many have to agree.
NEAR, AGREEING = 6, 3


@frozen
class _Letters:
    """What stands on some lines, without its blanks: the letters, sorted, and the figures in order."""

    letters: str
    figures: str


def by_broken_heads(sheet: Sheet) -> Iterator[Fact]:
    """Yield which lines on top of pages are pieces of a running head, and which their folios.

    The heading below them is none.
    """
    heads, folios, headings = np.zeros((3, len(sheet)), dtype=np.bool_)
    counted = [_numbers(sheet, page) for page in range(len(sheet.starts) - 1)]
    for page, (first, end) in enumerate(zip(sheet.starts, sheet.starts[1:], strict=False)):
        for last, below, folio in _broken(sheet, int(first), int(end)):
            if _counts(counted, page, int(folio)):
                alone = [sheet.worded[at].text == folio for at in range(first, last)]
                folios[first:last], heads[first:last] = alone, np.logical_not(alone)
                headings[last:below] = True
    why = "it stands in pieces above the heading of the same letters, beside the folio"
    yield from pinned(why, heads, AT[LineRole.RUNNING_HEAD, True])
    yield from pinned("it counts the pages, beside their heads", folios, AT[LineRole.FOLIO, True])
    yield Fact("the running head stands right above it", headings & ~heads & ~folios, ASIDE)


def _broken(sheet: Sheet, first: int, end: int) -> Iterator[tuple[int, int, str]]:
    """Yield where a head on top of a page may end, and the heading below it, with the folio."""
    for last in range(first + 1, min(first + LINES + 1, end)):
        head = _read(sheet, first, last)
        if len(head.letters) < FEWEST:
            continue
        for below in range(last + 1, min(last + LINES, end) + 1):
            heading = _read(sheet, last, below)
            if heading.letters == head.letters:
                yield from ((last, below, folio) for folio in _more(head.figures, heading.figures))
            elif len(heading.letters) > len(head.letters):
                break


def _more(figures: str, less: str) -> Iterator[str]:
    """Yield what some figures have before or behind those of a heading, if that may be a folio."""
    count = len(figures) - len(less)
    if 0 < count <= LINES:
        if figures.endswith(less):
            yield figures[:count]
        if figures.startswith(less):
            yield figures[-count:]


def _read(sheet: Sheet, first: int, last: int) -> _Letters:
    own = sheet.worded[first:last]
    letters = "".join(sorted("".join(one.key for one in own)))
    return _Letters(letters, "".join(FIGURES.findall("".join(one.text for one in own))))


def _numbers(sheet: Sheet, page: int) -> frozenset[int]:
    """Return the numbers on top of a page that may be its own."""
    first, end = sheet.starts[page : page + 2].tolist()
    # As they were read: figures that blanks part are closed up with the words.
    own = sheet.lines[first : min(first + LINES, end)]
    return frozenset(int(one[-LINES:]) for line in own for one in FIGURES.findall(line.text))


def _counts(counted: list[frozenset[int]], page: int, folio: int) -> bool:
    """Tell whether pages around show what they must where this one is the page of that number."""
    near = range(max(0, page - NEAR), min(len(counted), page + NEAR + 1))
    return sum(folio + at - page in counted[at] for at in near if at != page) >= AGREEING
