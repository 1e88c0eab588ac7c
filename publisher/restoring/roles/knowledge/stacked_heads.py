"""Heads and feet of several lines, and headings whose numbers begin anew in each chapter.

Both come again and again, as who speaks in a play does; but the ones stand in their order at the
edges of pages, and the others count.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator
from itertools import pairwise

import numpy as np

from publisher.expressions import compiled
from publisher.restoring.roles.features import Sheet
from publisher.restoring.roles.furniture.edge_lines import value_of
from publisher.restoring.roles.knowledge.facts import Fact, Flags, pinned
from publisher.restoring.roles.line_roles import LineRole
from publisher.restoring.roles.states import AT

# Lines of the highest head; pages that show it, at least, and their share of all.
HIGHEST, PAGES, SHARE = 6, 4, 0.6
# Pages that show it where nothing else need speak for it, and their share of all; letters and
# figures of such a line, and leadings of white that part it from the text.
MANY, NEARLY_ALL, LETTERS, APART = 6, 0.8, 4, 1.5
# A word and a number, and nothing else: ``SECTION 2.``, ``Article IV``.
NUMBERED = compiled(r"([^\W\d_]{3,14}) (\d{1,3}|[ivxlcIVXLC]{1,7})[.:]?")
# Different numbers of a word, at least, and the share of its steps that count on or begin anew.
NUMBERS, COUNTING = 3, 0.8


def stacked_heads(sheet: Sheet) -> Flags:
    """Return which lines stand on most pages at the same depth, like all between them and the edge."""
    made = np.zeros(len(sheet), dtype=np.bool_)
    edges = list(pairwise(sheet.starts.tolist()))
    for sign in (1, -1):
        inside = [pages for pages in edges if pages[1] - pages[0] > HIGHEST]
        for depth in range(HIGHEST):
            places = [first + depth if sign > 0 else end - 1 - depth for first, end in inside]
            said = Counter(sheet.worded[at].key for at in places)
            usual = {key for key, count in said.items() if key and count >= SHARE * len(edges)}
            kept = [at for at in places if sheet.worded[at].key in usual]
            if len(kept) < PAGES:
                break
            made[kept] = True
            inside = [
                pages
                for pages, at in zip(inside, places, strict=True)
                if sheet.worded[at].key in usual
            ]
    return made


def by_stacked_heads(sheet: Sheet) -> Iterator[Fact]:
    """Yield which drawn lines are heads or feet for certain.

    The same words stand at the same depth of nearly all pages, and white parts them from the text,
    or the file calls them furniture.
    """
    stacked = np.flatnonzero(stacked_heads(sheet)).tolist()
    often = Counter(sheet.worded[at].key for at in stacked)
    pages = len(sheet.starts) - 1
    sure = np.zeros(len(sheet), dtype=np.bool_)
    for at in stacked:
        place = sheet.lines[at].geometry
        many = often[sheet.worded[at].key] >= max(MANY, NEARLY_ALL * pages)
        apart = place is not None and ((place.gap or 0.0) >= APART or place.tag == "Artifact")
        sure[at] = many and apart and len(sheet.worded[at].key) >= LETTERS
    why = "it returns on nearly all pages, at one depth, and stands apart"
    yield from pinned(why, sure, AT[LineRole.RUNNING_HEAD, True])


def numbered_anew(sheet: Sheet) -> Flags:
    """Return which lines are a word and a number that counts, from 1 on in each chapter."""
    places: dict[str, list[tuple[int, int]]] = defaultdict(list)
    for at, one in enumerate(sheet.worded):
        match = NUMBERED.fullmatch(one.text)
        number = value_of(match[2]) if match else None
        if match and number:
            places[match[1].casefold()].append((at, number))
    made = np.zeros(len(sheet), dtype=np.bool_)
    for own in places.values():
        numbers = [number for _, number in own]
        steps = sum(b in (a + 1, 1) for a, b in pairwise(numbers))
        if len(set(numbers)) >= NUMBERS and steps >= COUNTING * (len(numbers) - 1):
            made[[at for at, _ in own]] = True
    return made
