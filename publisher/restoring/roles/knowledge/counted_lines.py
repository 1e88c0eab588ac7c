"""Figures on lines of their own that count on through a text and cut its sentences.

An editor sets the pages of an earlier edition into his text (``[34]``, ``|34|``), or the leaves of
a manuscript (``f. 12v``, ``12r``). Numbers of chapters and of paragraphs count on as well, but no
sentence goes on across them; marks of notes do not come as evenly as pages, and their notes begin
with the same sign.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterator

import numpy as np

from publisher.expressions import compiled
from publisher.restoring.characters import HYPHENS
from publisher.restoring.measuring.percentiles import median
from publisher.restoring.roles.features import Sheet
from publisher.restoring.roles.knowledge.facts import Fact, Flags, pinned
from publisher.restoring.roles.line_roles import LineRole
from publisher.restoring.roles.states import AT
from publisher.restoring.wording import begins_small
from publisher.structs import frozen

# ``[34]``, ``|34|``, ``{p. 34}``, ``[S. 34]``; ``f. 12v``, ``[fol. 12 recto]``, ``Bl. 3a``, ``12r``.
BRACKETED = compiled(
    r"(?P<open>[\[{|(]{1,2})(?P<word>[^\W\d_]{0,5}\.?)\s?(?P<number>\d{1,4})[\]}|)]{1,2}"
)
LEAF = compiled(
    r"(?P<open>[\[(|]?)(?P<word>(?:[^\W\d_]{1,6}\.?\s)?)(?P<number>\d{1,4})\s?"
    r"(?P<side>r|v|a|b|recto|verso|ʳ|ᵛ|r°|v°|r\.|v\.)[\])|]?"
)
FOLIO = compiled(
    r"(?P<open>[\[(|]?)(?P<word>f|ff|fo|fol|folio|Bl|Blatt|leaf)\.?\s?(?P<number>\d{1,4})[\])|.]?",
    re.I,
)
SECOND_SIDE = "vbᵛ"
# Lines that count on, and the steps between two of them that may have been lost.
ROW, LOST = 3, 2
# How many of them cut a sentence at least, as a share; of the bracketed ones two do.
CUT, TWICE = 0.25, 2
# Share of the measure: a line of a heading or the last one of a paragraph is shorter.
FULL = 0.85
# Of bracketed figures: how far from the median distance (a share of it) most are, by letters.
UNEVEN, EVENLY = 0.5, 0.6


@frozen
class _Counted:
    """A line that shows the number of a page: where it stands, in which form, what it counts."""

    at: int
    form: tuple[str, str, bool]
    number: int


def by_counted_lines(sheet: Sheet) -> Iterator[Fact]:
    """Yield which lines are pages of an earlier edition, or leaves, that count on."""
    forms: dict[tuple[str, str, bool], list[_Counted]] = defaultdict(list)
    for one in _counted(sheet):
        forms[one.form].append(one)
    sure = np.zeros(len(sheet), dtype=np.bool_)
    for form, found in forms.items():
        row = _longest(found)
        if len(row) >= ROW and 2 * len(row) > len(found) and _are_pages(sheet, row, form):
            sure[[one.at for one in row]] = True
    at_edges = _at_edges(sheet)
    why = "it counts on through the text, and sentences go on across it"
    yield from pinned(why, sure & at_edges, AT[LineRole.FOLIO, True])
    yield from pinned(why, sure & ~at_edges, AT[LineRole.MARGIN_FIGURE, True])


def _counted(sheet: Sheet) -> Iterator[_Counted]:
    for at, line in enumerate(sheet.worded):
        text = line.text
        if len(text) > 16 or not any(map(str.isdigit, text)):
            continue
        for form in (BRACKETED, LEAF, FOLIO):
            match = form.fullmatch(text)
            if match:
                number = int(match["number"])
                leaf = form is LEAF
                if leaf:
                    number = 2 * number + (match["side"][0] in SECOND_SIDE)
                yield _Counted(at, (match["open"], match["word"].strip(), leaf), number)
                break


def _longest(found: list[_Counted]) -> list[_Counted]:
    """Return the longest row of lines whose numbers count on, but for some that were lost."""
    rows: dict[int, list[_Counted]] = {}
    best: list[_Counted] = []
    for one in found:
        before = [
            rows[one.number - step] for step in range(1, LOST + 2) if one.number - step in rows
        ]
        row = [*max(before, key=len, default=[]), one]
        if len(row) > len(rows.get(one.number, ())):
            rows[one.number] = row
        best = max(best, row, key=len)
    return best


def _are_pages(sheet: Sheet, row: list[_Counted], form: tuple[str, str, bool]) -> bool:
    """Tell whether sentences go on across counted lines, and bracketed ones are no marks of notes."""
    measure = full_width(sheet)
    cutting = sum(cuts(sheet, one.at, measure) for one in row)
    if cutting < max(1, CUT * len(row)):
        return False
    if form[2] or form[1]:
        return True
    texts = {sheet.worded[one.at].text for one in row}
    labels = Counter(line.text.split(" ", 1)[0] for line in sheet.worded if " " in line.text)
    return cutting >= TWICE and not any(labels[text] for text in texts) and _even(sheet, row)


def full_width(sheet: Sheet) -> float:
    """Return the width that the fuller lines of a text have, in thousandths of an em."""
    return sheet.kept_by(88)


def cuts(sheet: Sheet, at: int, measure: float) -> bool:
    """Tell whether a line parts two halves of a sentence; ``measure`` is the width of full lines."""
    return parts(sheet, at - 1, at + 1, measure)


def parts(sheet: Sheet, before: int, behind: int, measure: float) -> bool:
    """Tell whether what stands between two lines parts two halves of a sentence; see ``cuts``."""
    if not 0 <= before < behind < len(sheet):
        return False
    above, below = sheet.worded[before].text, sheet.worded[behind].text
    full = sheet.widths[before] > FULL * measure
    open_above = above[-1:].islower() or above[-1:] == ","
    return above[-1:] in HYPHENS or (open_above and (full or begins_small(below)))


def _even(sheet: Sheet, row: list[_Counted]) -> bool:
    """Tell whether lines come as evenly as pages do, by the letters between those that count on."""
    reached = np.cumsum(sheet.lengths)[[one.at for one in row]]
    steps = np.diff([one.number for one in row])
    sizes = np.diff(reached) / steps
    page = float(median(sizes))
    return bool((np.abs(sizes - page) <= UNEVEN * page).mean() >= EVENLY)


def _at_edges(sheet: Sheet) -> Flags:
    """Return which lines are the first or last of a page."""
    made = np.zeros(len(sheet), dtype=np.bool_)
    made[sheet.starts[:-1]] = True
    made[sheet.starts[1:] - 1] = True
    return made
