"""Chapters that count on: a word for one and the next number, alone on a line, is a heading.

``CHAPTER II`` on top of a page looks like a running head, for ``CHAPTER I`` and ``CHAPTER III``
stand on top of other pages. But heads come again, and a series of chapters has each number once.
The scenes of a play begin anew in each act.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from itertools import pairwise

import numpy as np

from publisher.expressions import compiled
from publisher.restoring.roles.features import Sheet
from publisher.restoring.roles.features.wording import ROMAN, value_of
from publisher.restoring.roles.knowledge.facts import Fact, Flags, Matrix
from publisher.restoring.roles.line_roles import LineRole
from publisher.restoring.roles.states import HEADING, NOTE, state
from publisher.restoring.wording import begins_small

# Words among which a chapter's word and its number stand: ``Chapter the First``.
COUNTED_WORDS = 3
# Of the measure (the width that 95 % of the lines keep to): a longer line is text.
NARROW, WIDEST = 0.8, 95
# Lines that make a series, and the probability from which a line is likely one of the contents,
# or of a note (``1 See Appendix II.``).
FEWEST, LIKELY = 2, 0.5
# Numbers that begin anew: lines of such a series, the greatest with which one begins (the first may
# be a word, or too long a line to be asked), and their share at most.
SEVERAL, ANEW, MOST_ANEW = 4, 3, 0.4
# The step over a number or two that are not asked.
MISSED = 3
OTHERS = NOTE | state(LineRole.CONTENTS, first=True)
WORD = compiled(r"[^\W_]+")
# ``Chapter IV. The yard`` and ``4. Kapitel``: a number first belongs to the one word behind it.
WORD_FIRST = compiled(r"[^\W\d_]+\.? [^\W_]+")
NUMBER_FIRST = compiled(r"[^\W_]+\.? [^\W\d_]+(?:\W|$)(?! ?[^\W_])")


def by_chapter_series(sheet: Sheet, chances: Matrix) -> Iterator[Fact]:
    """Yield which lines are headings because their chapters count on, each number once."""
    found: list[int] = []
    for numbers in _series(sheet, chances).values():
        once = [own[0] for own in numbers.values() if len(own) == 1]
        if len(once) >= FEWEST and len(once) == len(numbers) and _counts_on(list(numbers)):
            found += once
        elif _begins_anew(numbers):
            found += [at for own in numbers.values() for at in own]
    every = np.arange(len(sheet))
    yield Fact("its chapter counts on from the one before", np.isin(every, found), ~HEADING)


def _series(sheet: Sheet, chances: Matrix) -> Mapping[str, Mapping[str, list[int]]]:
    """Return for each word for a chapter the lines of each number, in their order."""
    found: dict[str, dict[str, list[int]]] = defaultdict(lambda: defaultdict(list))
    for at in np.flatnonzero(_may_count(sheet, chances)).tolist():
        text = sheet.worded[at].text
        words = [word.casefold() for word in WORD.findall(text)]
        if WORD_FIRST.match(text) and _is_number(words[1]):
            found[words[0]][words[1]].append(at)
        elif NUMBER_FIRST.match(text) and _is_number(words[0]):
            found[words[1]][words[0]].append(at)
        elif 1 < len(words) <= COUNTED_WORDS:
            # ``Erstes Kapitel``, ``Chapter the First``: the word that they share, and the other one.
            found[words[1]][words[0]].append(at)
            found[words[0]][words[-1]].append(at)
    return found


def _is_number(word: str) -> bool:
    return word.isdigit() or _is_roman(word)


def _is_roman(word: str) -> bool:
    return ROMAN.fullmatch(word.upper()) is not None


def _counts_on(numbers: Sequence[str]) -> bool:
    """Tell whether numbers rise by one; of those in letters only that no two are alike is known."""
    values = [_value(one) if _is_number(one) else None for one in numbers]
    known = [value for value in values if value is not None]
    return len(known) in (0, len(values)) and all(b == a + 1 for a, b in pairwise(known))


def _begins_anew(numbers: Mapping[str, Sequence[int]]) -> bool:
    """Tell whether numbers rise, and now and then begin anew."""
    placed = sorted((at, one) for one, own in numbers.items() for at in own if _is_number(one))
    values = [_value(one) or 0 for _, one in placed]
    steps = list(pairwise(values))
    anew = sum(b < a and b <= ANEW for a, b in steps)
    on = sum(a < b <= a + MISSED for a, b in steps)
    several = len(values) >= SEVERAL and 0 < anew <= MOST_ANEW * len(values)
    return several and on + anew == len(steps)


def _value(number: str) -> int | None:
    return int(number) if number.isdigit() else value_of(number.upper())


def _may_count(sheet: Sheet, chances: Matrix) -> Flags:
    """Return which lines have a chapter's word, and stand by themselves in the text."""
    measure = sheet.kept_by(WIDEST)
    others = np.exp(chances[:, OTHERS]).sum(1) > LIKELY
    leaders = (sheet.names["leaders"] > 0) | (sheet.names["wide gaps"] > 0)
    made: Flags = (sheet.names["chapter word"] > 0) & (sheet.fullest < NARROW * measure)
    made &= ~others & ~leaders & (sheet.names["label glued"] == 0)
    for at in np.flatnonzero(made).tolist():
        made[at] = _stands_free(sheet, at)
    return made


def _stands_free(sheet: Sheet, at: int) -> bool:
    """Tell whether the text above has ended where a line stands, and none goes on below it."""
    text, page = sheet.worded[at].text, sheet.page
    begins = at == 0 or page[at - 1] != page[at] or sheet.gaps[at] > 0
    ended = begins or not sheet.ends_open[at - 1]
    below = at + 1 < len(sheet) and page[at + 1] == page[at]
    goes_on = below and sheet.begins_small[at + 1]
    return ended and not goes_on and not begins_small(text) and text[-1:] not in ",;-"
