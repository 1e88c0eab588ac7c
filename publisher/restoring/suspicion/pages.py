"""Pages: whether they are known, and whether what stands at their edges is alike."""

from __future__ import annotations

from bisect import bisect_right
from collections import Counter
from collections.abc import Iterator
from itertools import pairwise

from publisher.model.furniture import FurnitureKind
from publisher.model.transcript import Page
from publisher.restoring.roles.told import Told
from publisher.restoring.suspicion.figures import NAMED, Figure, Restored, share

# What most pages of a book have, or none.
USUAL = frozenset((FurnitureKind.PAGE_NUMBER, FurnitureKind.RUNNING_HEAD))


def pages(restored: Restored) -> Iterator[Figure]:
    """Yield the figures about pages."""
    told = restored.made.told
    all_pages = tuple(page for page in restored.made.transcript.pages if page.lines)
    guessed = sum(not page.certain for page in all_pages)
    known = "no page is known" if len(all_pages) <= 1 else f"{guessed} pages were told by traces"
    yield Figure("pages-guessed", 1.0 if len(all_pages) <= 1 else guessed / len(all_pages), known)
    unlike = _unlike(told, all_pages)
    yield Figure(
        "pages-unlike",
        share(len(unlike), len(all_pages), 2),
        f"{len(unlike)} of {len(all_pages)} pages do not have the running head or folio, or the"
        " lack of one, that most pages have",
        tuple(_first_line(page) for page in unlike[:NAMED]),
    )
    yield _folios(told)


def _unlike(told: Told, all_pages: tuple[Page, ...]) -> list[Page]:
    """Return the pages whose furniture is not that of most; left and right ones may differ.

    The first and the last page are left out, for they often have none.
    """
    starts = [_first_line(page) for page in all_pages]
    found: dict[int, set[FurnitureKind]] = {}
    for one in told.furniture:
        if one.kind in USUAL:
            found.setdefault(bisect_right(starts, one.place.first) - 1, set()).add(one.kind)
    kinds = [frozenset(found.get(at, ())) for at in range(len(all_pages))]
    unlike = []
    for side in (1, 2):
        own = range(side, len(all_pages) - 1, 2)
        usual = Counter(kinds[at] for at in own).most_common(1)
        unlike += [at for at in own if kinds[at] != usual[0][0]]
    return [all_pages[at] for at in sorted(unlike)]


def _first_line(page: Page) -> int:
    return page.lines[0].number


def _folios(told: Told) -> Figure:
    """Return the share of folios that do not rise as their pages do."""
    numbered = [(page, int(folio)) for page, folio in told.folios if folio.isdecimal()]
    breaks = [
        above for above, below in pairwise(numbered) if below[1] - above[1] != below[0] - above[0]
    ]
    named = ", ".join(str(folio) for _, folio in breaks[:NAMED])
    often = "once" if len(breaks) == 1 else f"{len(breaks)} times"
    return Figure(
        "folios-broken",
        share(len(breaks), len(numbered), 2),
        f"the row of folios breaks off {often}, behind {named}",
    )
