"""Ornaments alone on their lines, which part two sections: ``. . . . .``, ``o o o``, ``§``.

A sentence ends above them and another one begins below. What labels or calls a note elsewhere on
the page is none, nor what stands among lines of verse, where points stand for lines left out.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import numpy as np

from publisher.restoring.characters import OPENERS
from publisher.restoring.roles.features import Sheet
from publisher.restoring.roles.knowledge.facts import Fact, Flags, Matrix, pinned
from publisher.restoring.roles.line_roles import LineRole
from publisher.restoring.roles.notes.labels import body_label
from publisher.restoring.roles.states import AT, STATES, TITLES
from publisher.restoring.wording import are_points, is_ornament

# The probability from which the lines around an ornament are what it may part.
LIKELY = 0.5
# Of the measure (the width that 88 % of the lines keep to) what a line of verse fills at most, and
# letters by which the indents of verse differ.
WIDEST, SHORT, ALIKE = 88, 0.8, 6
# Signs that label and call notes as well.
CALLING = frozenset("*∗†‡§°+")
ABOVE = np.array(
    [role in (LineRole.PARAGRAPH, LineRole.ITEM, LineRole.VERSE) for role, _ in STATES]
)
BELOW = np.array([role in (LineRole.PARAGRAPH, LineRole.VERSE) for role, _ in STATES])
VERSE = np.array([role is LineRole.VERSE for role, _ in STATES])


def by_ornaments(sheet: Sheet, chances: Matrix) -> Iterator[Fact]:
    """Yield which lines are pauses, for they hold ornaments and part two sections."""
    found = [at for at, one in enumerate(sheet.worded) if is_ornament(one.text)]
    inner = [at for at in found if 0 < at < len(sheet) - 1]
    apart = [at for at in inner if _parts(sheet, chances, at)]
    left_out = [at for at in inner if are_points(sheet.worded[at].text) and _amid(sheet, at)]
    yield Fact("ornaments are no heading", _flags(sheet, found), TITLES)
    yield from pinned(
        "ornaments alone on a line part sections",
        _flags(sheet, apart),
        AT[LineRole.BREAK, True],
    )
    yield from pinned(
        "points stand for lines of verse that are left out",
        _flags(sheet, left_out),
        AT[LineRole.VERSE, True],
    )


def _flags(sheet: Sheet, found: Sequence[int]) -> Flags:
    made = np.zeros(len(sheet), dtype=np.bool_)
    made[found] = True
    return made


def _amid(sheet: Sheet, at: int) -> bool:
    """Tell whether a line stands amid short ones that begin with capitals, set in alike."""
    lines = [at - 1, at, at + 1]
    if len(set(sheet.page[lines].tolist())) > 1 or (sheet.gaps[[at, at + 1]] > 0).any():
        return False
    short = sheet.fullest[lines].max() < SHORT * sheet.kept_by(WIDEST)
    alike = sheet.indents[lines].max() - sheet.indents[lines].min() <= ALIKE
    capital = all(sheet.worded[one].text.lstrip(OPENERS)[:1].isupper() for one in (at - 1, at + 1))
    return bool(short and alike and capital and (sheet.indents[lines] > 0).all())


def _parts(sheet: Sheet, chances: Matrix, at: int) -> bool:
    """Tell whether an ornament stands between two sections, on one page."""
    above, below = at - 1, at + 1
    if not sheet.page[above] == sheet.page[at] == sheet.page[below]:
        return False
    if sheet.ends_open[above] or sheet.begins_small[below]:
        return False
    shares = np.exp(chances[[above, below]])
    if shares[0, ABOVE].sum() < LIKELY or shares[1, BELOW].sum() < LIKELY:
        return False
    apart = sheet.gaps[at] > 0 and sheet.gaps[below] > 0
    if not apart and (shares[0, VERSE].sum() > LIKELY or shares[1, VERSE].sum() > LIKELY):
        return False
    return body_label(sheet.worded[below].text) is None and not _calls(sheet, at)


def _calls(sheet: Sheet, at: int) -> bool:
    """Tell whether the sign of an ornament stands on another line of its page, with words."""
    signs = CALLING & set(sheet.worded[at].text)
    if not signs:
        return False
    page = np.flatnonzero(sheet.page == sheet.page[at]).tolist()
    texts = (sheet.worded[other].text for other in page if other != at)
    return any(signs & set(text) and not is_ornament(text) for text in texts)
