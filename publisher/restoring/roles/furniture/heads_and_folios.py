"""Running heads and folios: what returns at the edges of the pages.

A folio is a number that rises with the pages; a running head is a line whose letters return
at the same edge of neighbouring pages (left and right, changing with the chapters, with
letters misread here and there). Both are judged by their neighbours within a few pages, so
that heads may change and numbering may jump, and so that the time stays linear.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from publisher.model.furniture import FurnitureKind
from publisher.model.transcript import Line, Page
from publisher.restoring.roles.furniture.edge_lines import EdgeLine, edge_lines, same_head
from publisher.restoring.roles.furniture.removed import Removed
from publisher.structs import frozen

# Pages before and after a head that are compared with it. Two chapters may share an opening, but
# left and right heads return within a few leaves.
WINDOW = 6
# Pages; a text this short has too few to ask for two pages that agree.
FEW_PAGES = 5
# Pages that a folio without agreement may be off their count: a title page is often uncounted.
LONE_FOLIO_OFF = 2
# Neighbouring pages whose numbers rise with this one's leave no doubt that it counts pages.
MANY = 4
# Characters; a longer line above a folio is text that was extracted before it.
LONGEST_HEAD = 60
# Characters; a shorter line may return by chance and counts only beside a folio.
FEWEST_SIGNS = 4
# What the last line of a page ends in where a sentence has ended with it.
SENTENCE_ENDS = (".", "!", "?", ":", "”", '"', "»", "’", "…", "*", ")")


@frozen
class _Agreement:
    """How many neighbouring pages agree with a line: in its number, its letters, in everything."""

    number: int
    head: int
    whole: int


def find_heads_and_folios(pages: tuple[Page, ...], _language: str) -> tuple[Removed, ...]:
    """Take the lines at page edges that rise or return with the pages.

    From each edge inwards, and no further than the first line that stays. The title on the
    first page and the first occurrence of a chapter's title are text and stay.
    """
    by_page = {page.index: edge_lines(page) for page in pages}
    edges = _folio_edge_first(by_page)
    taken: list[Removed] = []
    before: Page | None = None
    for page in pages:
        if not by_page[page.index]:
            before = page
            continue
        here: list[Removed] = []
        for edge in edges:
            lines = [e for e in by_page[page.index] if e.edge == edge]
            numbered = any(t.folio is not None for t in here)
            here += _take_inwards(lines, by_page, before, numbered)
        if all(t.folio is None for t in here):
            here += _lone_folio(by_page[page.index], before)
        taken += here
        gone = {id(t.line) for t in here}
        before = replace(page, lines=tuple([line for line in page.lines if id(line) not in gone]))
    return tuple(_once(taken))


def _folio_edge_first(by_page: Mapping[int, tuple[EdgeLine, ...]]) -> tuple[str, str]:
    """Return the edges, first the one where more outermost lines are rising numbers.

    A page has one folio; where it stands is settled by the whole text, so that a last note
    ``13 See …`` on page 13 cannot pass for one.
    """
    outer = [
        e for lines in by_page.values() for e in lines if e.depth == 0 and e.number is not None
    ]
    risen = [e.edge for e in outer if _agreement(e, by_page).number >= 2]
    top_first = risen.count("top") >= risen.count("bottom")
    return ("top", "bottom") if top_first else ("bottom", "top")


def _once(taken: list[Removed]) -> Iterator[Removed]:
    """Yield each line once: on a short page a line may stand near both edges."""
    seen: set[Line] = set()
    for t in taken:
        if t.line not in seen:
            seen.add(t.line)
            yield t


def _take_inwards(
    lines: list[EdgeLine],
    by_page: Mapping[int, tuple[EdgeLine, ...]],
    before: Page | None,
    numbered: bool,
) -> list[Removed]:
    taken: list[Removed] = []
    needed = 1 if len(by_page) <= FEW_PAGES else 2
    for line in lines:
        agreement = _agreement(line, by_page)
        passed = any(t.folio is not None for t in taken)
        if not (numbered or passed) and _is_folio(line, agreement, needed):
            taken.append(_folio(line, agreement))
            continue
        beside = passed or _folio_next(line, lines, by_page)
        if before is not None and _stands_outside(line, lines, by_page):
            taken.append(_head(line, agreement))
            continue
        if not _is_head(line, agreement, needed, beside):
            break
        if not (beside or _seen_before(line, by_page)) and _is_title(line, before):
            break
        taken.append(_head(line, agreement))
    return taken


def _lone_folio(lines: Sequence[EdgeLine], before: Page | None) -> list[Removed]:
    """Take a number alone at a page's top that cuts a sentence and nearly counts its page.

    One page of a source may have kept its folio where all others lost theirs. Without
    agreement it is taken as a doubt, and only where the text below goes on in lower case.
    """
    if len(lines) < 2 or before is None or lines[0].key or lines[0].number is None:
        return []
    line, below = lines[0], lines[1].line.text.strip()
    if not below[:1].islower() or abs(lines[0].number - line.page) > LONE_FOLIO_OFF:
        return []
    evidence = "top of page, alone in mid-sentence, near the count of pages"
    doubt = "no other page shows its number"
    kind = FurnitureKind.PAGE_NUMBER
    return [Removed(line.line, line.page, kind, evidence, line.printed, doubt)]


def _agreement(line: EdgeLine, by_page: Mapping[int, tuple[EdgeLine, ...]]) -> _Agreement:
    """Return how many pages near a line agree with it.

    Numbers rise anywhere at the same edge. A head keeps its depth; the short notes of a page foot
    (``Ibid.``) stand anywhere.
    """
    number = head = whole = 0
    for distance in (*range(-WINDOW, 0), *range(1, WINDOW + 1)):
        others = [e for e in by_page.get(line.page + distance, ()) if e.edge == line.edge]
        number += line.number is not None and any(_rises(line, e, distance) for e in others)
        for other in others[line.depth : line.depth + 1]:
            head += same_head(line.key, other.key)
            whole += line.shown == other.shown
    return _Agreement(number, head, whole)


def _rises(line: EdgeLine, other: EdgeLine, distance: int) -> bool:
    if line.number is None or other.number is None:
        return False
    return other.number - line.number == distance and bool(line.key) == bool(other.key)


def _folio_next(
    line: EdgeLine, lines: list[EdgeLine], by_page: Mapping[int, tuple[EdgeLine, ...]]
) -> bool:
    """Tell whether a line further in is a folio (the head stands outside of it).

    The folio may stand beside or behind the second line of a head.
    """
    for inner in lines[line.depth + 1 :]:
        agreement = _agreement(inner, by_page)
        if _is_folio(inner, agreement, 2):
            return True
        if not agreement.head:
            break
    return False


def _stands_outside(
    line: EdgeLine, lines: list[EdgeLine], by_page: Mapping[int, tuple[EdgeLine, ...]]
) -> bool:
    """Tell whether a line is all that stands above a folio: the head of a chapter of one page."""
    inner = next((e for e in lines if e.depth == 1), None)
    if inner is None or inner.key or line.depth or line.edge == "bottom":
        return False
    if not line.key or len(line.shown) > LONGEST_HEAD or not line.shown[:1].isupper():
        return False
    return _agreement(inner, by_page).number >= MANY


def _is_folio(line: EdgeLine, agreement: _Agreement, needed: int) -> bool:
    """Tell whether the number rises; beside words, the words have to return as well.

    Else a page-bottom note ``12 See …`` on page 12 would be lost as a folio. A chapter of one
    page has a head that does not return; its number has to rise with many pages.
    """
    if line.number is None or agreement.number < needed:
        return False
    return not line.key or agreement.head >= 1 or line.paged or agreement.number >= MANY


def _is_head(line: EdgeLine, agreement: _Agreement, needed: int, beside_folio: bool) -> bool:
    """Tell whether a line returns as heads do: its letters, or with its figures all of it.

    A date (``2014-03-12``) has no letters; a chapter that is called ``I`` shows little beside
    its folio. What has both may be a note at the foot, ``1 Ibid.`` or ``The Times, 3 May 1871.``
    """
    if not beside_folio and len(line.shown) < FEWEST_SIGNS:
        return False
    if line.key and line.number is None:
        return agreement.head >= needed
    if agreement.whole < needed or not any(c.isalnum() for c in line.shown):
        return False
    return line.edge == "top" or not line.key


def _seen_before(line: EdgeLine, by_page: Mapping[int, tuple[EdgeLine, ...]]) -> bool:
    """Tell whether a page before has the same line near an edge, the author on the title page too."""
    pages = range(line.page - WINDOW, line.page)
    others = (other for page in pages for other in by_page.get(page, ()))
    return any(same_head(line.key, other.key) for other in others)


def _is_title(line: EdgeLine, before: Page | None) -> bool:
    """Tell whether a line that returns later is the title that the heads repeat, at its own place.

    The first page carries the title of the work. Further on, a line may open a chapter only
    where the page before has ended its sentence.
    """
    if line.edge == "bottom":
        return False
    if before is None:
        return True
    last = next((text for text in _texts_backwards(before)), "")
    return line.first and last.endswith(SENTENCE_ENDS)


def _texts_backwards(page: Page) -> Iterator[str]:
    return (line.text.strip() for line in reversed(page.lines) if not line.blank)


def _folio(line: EdgeLine, agreement: _Agreement) -> Removed:
    # ``Page`` stands beside every number; a head of one word leaves some pages to another.
    is_head = line.key and not (line.worded and agreement.head == agreement.number)
    kind = FurnitureKind.RUNNING_HEAD if is_head else FurnitureKind.PAGE_NUMBER
    evidence = f"{line.edge} of page, number rises with {agreement.number} neighbours"
    lone = bool(line.key) and not agreement.head and not line.paged
    doubt = "its words stand on no other page" if lone else ""
    return Removed(line.line, line.page, kind, evidence, line.printed, doubt)


def _head(line: EdgeLine, agreement: _Agreement) -> Removed:
    evidence = f"{line.edge} of page, returns on {agreement.head} neighbours"
    returns = ("on no other page", "on one other page only")
    doubt = f"it returns {returns[agreement.head]}" if agreement.head < 2 else ""
    return Removed(line.line, line.page, FurnitureKind.RUNNING_HEAD, evidence, doubt=doubt)
