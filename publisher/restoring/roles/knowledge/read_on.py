"""Lines of text at the edges of pages that look like heads: a chronicle opens each entry alike.

``In 1702 the rope broke, and the ferry was`` stands at the foot of one page, ``In 1709 …`` on top of
the next but one, and the figures rise. But the sentence above has ended, and the line below goes on
in small letters: without this line it would have no beginning. What belongs to a page is missed by
no sentence.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

import numpy as np

from publisher.expressions import compiled
from publisher.restoring.roles.features import Sheet
from publisher.restoring.roles.knowledge.facts import Fact, Flags
from publisher.restoring.roles.line_roles import LineRole
from publisher.restoring.roles.states import STATES, TITLES, state
from publisher.restoring.wording import begins_small, ending

# Lines from the edge of a page among which its heads, folios and signs stand.
EDGE = 3
# Share of the measure from which a line is full, and the words that it has at least: heads are
# shorter, or have a wide gap before their folio.
FULL, WORDS = 0.8, 5
# Words of a sentence: ``§ 7.`` is none.
SENTENCE = 3
# Words of what may belong to a page between two lines of text.
FEW = 3
# Lines of the same letters, the outermost of their pages but for a folio, that are heads, however
# they read; a figure in them rises with the pages.
RETURNING, OUTER = 3, 2
# A sentence that ends within the line, and the share of its words in small letters: a language that
# writes its nouns with capitals may go on in one.
INNER, SMALL = compiled(r"[^\W\d_]{2}[.!?] |\d[.!?] (?=[^\W\d_])"), 0.4
FIGURES = compiled(r"\d{1,4}")
# What stands at the edges of pages.
AT_EDGES = np.array(
    [
        role in (LineRole.RUNNING_HEAD, LineRole.FOLIO, LineRole.CATCHWORD, LineRole.SIGNATURE)
        for role, _ in STATES
    ]
)
RUNNING_HEAD = state(LineRole.RUNNING_HEAD, first=True)


def by_reading_on(sheet: Sheet) -> Iterator[Fact]:
    """Yield which lines at the edges of pages open a sentence that has no other beginning."""
    made = np.zeros(len(sheet), dtype=np.bool_)
    outer = np.flatnonzero(_at_edges(sheet, OUTER)).tolist()
    often = Counter(_returning(sheet, at) for at in outer)
    for at in np.flatnonzero(_full(sheet) & _at_edges(sheet, EDGE)).tolist():
        one = sheet.worded[at]
        usual = len(one.text.split()) >= WORDS and not one.text.isupper()
        if usual and often[_returning(sheet, at)] < RETURNING and _ended_above(sheet, at):
            made[at] = _goes_on(sheet, at)
    yield Fact("it opens a sentence that would have no other beginning", made, AT_EDGES)
    yield Fact("the text begins with it", _opens(sheet), RUNNING_HEAD)
    yield Fact("it ends a sentence and opens one that goes on right below", _within(sheet), TITLES)


def _opens(sheet: Sheet) -> Flags:
    """Return the very first line, where it shows no figure and the one below begins a sentence.

    No page before it can have had that head: it is a heading, or part of the title, unless the same
    words stand below it once more. Of drawn lines it is seen where they stand.
    """
    made = np.zeros(len(sheet), dtype=np.bool_)
    if sheet.paged and len(sheet) > 1 and sheet.lines[0].geometry is None:
        first, below = sheet.worded[0], sheet.worded[1]
        begins = below.text[:1].isupper() and below.key != first.key
        made[0] = begins and not any(map(str.isdigit, first.text))
    return made


def _within(sheet: Sheet) -> Flags:
    """Return which full lines end a sentence and open another one, which the line below goes on with.

    A paragraph on top of a text begins so, and no title.
    """
    made = np.zeros(len(sheet), dtype=np.bool_)
    tight = np.append((np.diff(sheet.page) == 0) & (sheet.gaps[1:] <= 0), [False])
    for at in np.flatnonzero(_full(sheet) & tight).tolist():
        text = sheet.worded[at].text
        found = INNER.search(text)
        if found and len(text[: found.end()].split()) >= SENTENCE and not text.isupper():
            made[at] = _goes_on(sheet, at)
    return made


def _returning(sheet: Sheet, at: int) -> tuple[str, tuple[int, ...]]:
    """Return what a head keeps from page to page: its letters, and what its figures are ahead."""
    one = sheet.worded[at]
    figures = map(int, FIGURES.findall(one.text))
    return one.key, tuple(figure - int(sheet.page[at]) for figure in figures)


def _full(sheet: Sheet) -> Flags:
    full = sheet.fullest > FULL * sheet.kept_by(88)
    made: Flags = full & (sheet.names["wide gaps"] == 0) & sheet.ends_open
    return made


def _at_edges(sheet: Sheet, depth: int) -> Flags:
    """Return the outer lines of pages; where nothing parts these, any line may be one."""
    if not sheet.paged:
        return np.ones(len(sheet), dtype=np.bool_)
    made = np.zeros(len(sheet), dtype=np.bool_)
    for first, end in zip(sheet.starts.tolist(), sheet.starts[1:].tolist(), strict=False):
        made[first : first + depth] = True
        made[max(first, end - depth) : end] = True
    return made


def _ended_above(sheet: Sheet, at: int) -> bool:
    """Tell whether the text above has ended its sentence, or there is none.

    The head of the page is passed over, and short lines at the foot of the one before.
    """
    for above in range(at - 1, max(at - 1 - EDGE, -1) - 1, -1):
        if above < 0:
            return True
        text = sheet.worded[above].text
        if ending(text) == "end" and any(map(str.isalpha, text)):
            return True
        if len(text.split()) > FEW and sheet.page[above] != sheet.page[at]:
            return False
    return False


def _goes_on(sheet: Sheet, at: int) -> bool:
    """Tell whether the text below goes on with the sentence that a line leaves open."""
    text = sheet.worded[at].text
    if INNER.search(text):
        words = text.split()
        if sum(word[:1].islower() for word in words) >= SMALL * len(words):
            return True
    last = at + 1 == len(sheet) or sheet.page[at] != sheet.page[at + 1]
    below = range(at + 1, min(at + 1 + (EDGE if last else 1), len(sheet)))
    return any(begins_small(sheet.worded[n].text) for n in below)
