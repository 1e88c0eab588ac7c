"""Folios by the row they stand in: a figure that was misread where the next number has to stand.

What pages before and behind count leaves one number for the page between. A short line at the edge
where they have theirs, whose signs can be misread figures of that number, is this page's folio.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping
from types import MappingProxyType

import numpy as np

from publisher.expressions import compiled
from publisher.restoring.roles.features import Sheet
from publisher.restoring.roles.furniture.edge_lines import value_of
from publisher.restoring.roles.knowledge.facts import Fact, pinned
from publisher.restoring.roles.knowledge.roman_folios import can_be_roman
from publisher.restoring.roles.line_roles import LineRole
from publisher.restoring.roles.states import AT
from publisher.structs import frozen

# A figure as the whole line, between signs at most; and the characters of a line that may be one.
ALONE = compiled(r"[^\w*†‡]{0,4}(\d{1,4}|[ivxlc]{1,7}|[IVXLC]{1,7})[^\w*†‡]{0,4}")
LONGEST = 8
# A figure at either end of a head, blanks between or not; characters of the longest head.
HEADED = compiled(r"^\W{0,3}(\d{1,4})(?=\W{0,40}[^\W\d_])|(?<=[^\W\d_]|[\s.,|])(\d{1,4})\W{0,3}$")
LONGEST_HEAD = 80
# A longer one where the figure is dressed as folios are, the dash behind it lost or not.
DRESSED = compiled(r"^[–—-]\s?(\d{1,4})\s?[–—-](?=\s?[^\W\d_])|[–—-]\s?(\d{1,4})(?:\s?[–—-])?$")
# Signs that stand alone in a text: a pause, a mark of a note.
OF_TEXT = "*†‡§—–-…•·~#"
# Pages before and behind that are asked for their folios, and how many have to agree.
NEAR, AGREEING = 6, 3
# Lines from the edge of a page among which its folio stands: it may lie within a head or a rule.
DEPTH = 2
# What recognition makes of figures, from the folios of digitised books.
MISREAD: Mapping[str, str] = MappingProxyType(
    {
        "0": "OoQDCcUu°",
        "1": "lIi|!/\\][tfjJTrL",
        "2": "zZa",
        "3": "8BEsJ",
        "4": "AaqdhL",
        "5": "Ss§$",
        "6": "bGeC&",
        "7": "T?/Y",
        "8": "B&SßR3",
        "9": "gqpyo",
    }
)


@frozen
class _Edge:
    """A short line at an edge of a page: where it stands on the sheet, its page and which edge."""

    at: int
    page: int
    edge: str
    text: str

    @property
    def number(self) -> int | None:
        """Return the number that the line shows plainly."""
        found = ALONE.fullmatch(self.text)
        return value_of(found[1]) if found else None


def by_folio_rows(sheet: Sheet) -> Iterator[Fact]:
    """Yield which lines are folios that were misread, by those of the pages around them."""
    sure = np.zeros(len(sheet), dtype=np.bool_)
    sure[list(misread_folios(sheet))] = True
    why = "it can be read as the number that the pages around leave for this one"
    yield from pinned(why, sure, AT[LineRole.FOLIO, True])
    heads = np.zeros(len(sheet), dtype=np.bool_)
    heads[list(_numbered_heads(sheet))] = True
    why = "on top of the page, with a number that rises with the pages around"
    yield from pinned(why, heads, AT[LineRole.RUNNING_HEAD, True])


def _numbered_heads(sheet: Sheet) -> Iterator[int]:
    """Yield the first lines of pages that begin or end in a figure which rises with the pages.

    The figure may be glued to the head (``12Of Salt``), whose words need not return.
    """
    offsets: dict[int, tuple[int, set[int]]] = {}
    for page, first in enumerate(sheet.starts[:-1].tolist()):
        text = sheet.worded[first].text
        found = (HEADED if len(text) <= LONGEST_HEAD else DRESSED).findall(text)
        offsets[page] = first, {int(figure) - page for pair in found for figure in pair if figure}
    for page, (first, own) in offsets.items():
        near = (at for at in range(page - NEAR, page + NEAR + 1) if at != page and at in offsets)
        around = Counter(offset for at in near for offset in offsets[at][1])
        if any(around[offset] >= AGREEING for offset in own):
            yield first


def misread_folios(sheet: Sheet) -> dict[int, int]:
    """Return the numbers of misread folios by the place of their lines on the sheet."""
    edges = list(_edges(sheet))
    counted: dict[tuple[str, int], int] = {}
    counts, roman = Counter[str](), Counter[str]()
    for one in edges:
        number = one.number
        if number is not None:
            counted.setdefault((one.edge, one.page), number - one.page)
            counts[one.edge] += 1
            roman[one.edge] += not any(map(str.isdecimal, one.text))
    words: Counter[str] = Counter()
    made: dict[int, int] = {}
    for page in _unnumbered(edges, counted).values():
        for one in page:
            offset = _agreed(one, counted)
            if offset is None:
                continue
            number = one.page + offset
            due = can_be_roman if roman[one.edge] > counts[one.edge] / 2 else can_be
            if not due(one.text, number) and not can_be(one.text, number):
                continue
            if not words:
                words.update(word for line in sheet.worded for word in line.text.split())
            if not (one.text.isalpha() and one.text.islower() and words[one.text] > 1):
                made[one.at] = one.page + offset
                break
    return made


def _unnumbered(
    edges: list[_Edge], counted: Mapping[tuple[str, int], int]
) -> dict[tuple[str, int], list[_Edge]]:
    """Return the short lines at the edges of pages where none shows the number that is due."""
    made: dict[tuple[str, int], list[_Edge]] = defaultdict(list)
    for one in edges:
        if counted.get((one.edge, one.page)) != _agreed(one, counted):
            made[one.edge, one.page].append(one)
    return made


def _edges(sheet: Sheet) -> Iterator[_Edge]:
    """Yield the short lines at the edges of pages, from outside in."""
    for page, (first, end) in enumerate(zip(sheet.starts, sheet.starts[1:], strict=False)):
        inner = min(DEPTH, end - first)
        top, bottom = range(first, first + inner), range(end - 1, end - 1 - inner, -1)
        for edge, places in (("top", top), ("bottom", bottom)):
            for at in places:
                text = sheet.worded[at].text.strip()
                if 0 < len(text) <= LONGEST:
                    yield _Edge(at, page, edge, text)


def _agreed(one: _Edge, counted: Mapping[tuple[str, int], int]) -> int | None:
    """Return what the folios around are more than their pages, where enough of them agree."""
    pages = (page for page in range(one.page - NEAR, one.page + NEAR + 1) if page != one.page)
    near = Counter(counted[one.edge, page] for page in pages if (one.edge, page) in counted)
    offset, count = next(iter(near.most_common(1)), (0, 0))
    return offset if count >= AGREEING and 2 * count > near.total() else None


def can_be(text: str, number: int) -> bool:
    """Tell whether a line can be a misread number: figure by figure, one of them shown at least.

    No page has a number below 1, though the offset of its neighbours may lead there.
    """
    if number < 1:
        return False
    figures, signs = str(number), "".join(text.split())
    inner = signs.strip(".,:-–—()[]*'’_~·•")
    return any(_alike(one, figures) for one in dict.fromkeys((signs, inner)))


def _alike(signs: str, figures: str) -> bool:
    if len(signs) != len(figures):
        return False
    if len(figures) == 1 and not signs.isalnum():
        return signs not in OF_TEXT
    pairs = list(zip(signs, figures, strict=True))
    shown = sum(sign == figure or sign in MISREAD[figure] for sign, figure in pairs)
    lost = sum(not sign.isalnum() and sign not in MISREAD[figure] for sign, figure in pairs)
    return shown + lost == len(figures) and (shown > lost or shown == 1)
