"""Imprint pages: what the law asks of a book, behind its title page or on its last leaf.

Such a page has whose the text is, its numbers (ISBN), who printed it, and where to write to: short
lines with gaps between them, which look like headings, captions and rows of a table, and are none.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise

import numpy as np

from publisher.expressions import compiled
from publisher.restoring.roles.features import Sheet
from publisher.restoring.roles.knowledge.facts import Fact, Flags
from publisher.restoring.roles.knowledge.letters import ADDRESS, BARE_ADDRESS
from publisher.restoring.roles.line_roles import LineRole
from publisher.restoring.roles.states import HEADING, STATES

# In every language: who has the right to copy, and the numbers that libraries count books by; and
# words for both, which a text about such rights has as well.
LEGAL = compiled(
    r"©|\(c\)\s*\d{4}|^\W*copy(?:right|left)\b.{0,60}\b\d{4}\b"
    r"|\bISBN\b\W*(?:1[03]\b\W*)?\d|^\W*ISBN\W*$|\bcreative commons\b.{0,40}\d\.\d",
    re.IGNORECASE,
)
WORDS = compiled(r"\b(?:anti-?)?copy(?:right|left)\b|\bISBN\b|\bcreative commons\b", re.IGNORECASE)
TELEPHONE = compiled(r"\b(?:tel|phone|fax)\w{0,6}\b\D{0,4}\+?\d", re.IGNORECASE)
# Pages that hold lines, from the beginning and from the end, among which an imprint stands.
FIRST, LAST = 6, 2
# Lines that say such things; one of them is of the law or the printer, or has its words beside an
# address. An address alone is not enough.
FEWEST = 2
# Of the measure (the width that 88 % of the lines keep to): a line of running text is as wide. On
# an imprint page fewer than this share of the lines are.
FULL, WIDEST, SHARE = 0.85, 88, 0.6
SET_APART = frozenset((LineRole.CAPTION, LineRole.ROW, LineRole.VERSE))
NONE = HEADING | np.array([role in SET_APART for role, _ in STATES])
HEAD = np.array([role is LineRole.RUNNING_HEAD for role, _ in STATES])
GOES_ON = np.array([role is LineRole.PARAGRAPH and not first for role, first in STATES])


def on_imprints(sheet: Sheet) -> Flags:
    """Return which lines stand on imprint pages.

    On the first page they are those from the first to the last that say what an imprint does, for
    the title stands above, and the text may begin below. Where running text stands above them on
    another page, they begin with the first as well: it may end there with a heading and verse.
    """
    made = np.zeros(len(sheet), dtype=np.bool_)
    if sheet.paged:
        full = sheet.fullest > FULL * sheet.kept_by(WIDEST)
        pages = list(pairwise(sheet.starts.tolist()))
        for first, end in {*pages[:FIRST], *pages[-LAST:]}:
            said, certain = _said(sheet, first, end)
            if certain and said.sum() >= FEWEST and full[first:end].mean() < SHARE:
                own = first + np.flatnonzero(said)
                start = own[0] if first == 0 or full[first : own[0]].any() else first
                made[start : own[-1] + 1 if first == 0 else end] = True
    return made


def by_imprints(sheet: Sheet, imprint: Flags) -> Iterator[Fact]:
    """Yield what lines of imprint pages are not: headings, captions, rows, verse, heads amid the page."""
    yield Fact("it stands on an imprint page", imprint, NONE)
    edge = np.diff(sheet.page, prepend=-1, append=-1) != 0
    inside = imprint & ~edge[:-1] & ~edge[1:]
    yield Fact("it stands amid an imprint page", inside, HEAD)


def parted_on_imprints(sheet: Sheet, imprint: Flags) -> Iterator[Fact]:
    """Yield which lines of imprint pages, and right behind them, begin a paragraph if any."""
    turned = np.diff(sheet.page, prepend=-1) != 0
    behind = np.concatenate(([False], imprint[:-1])) & turned
    parted = behind | (imprint & (turned | (sheet.gaps > 0)))
    yield Fact("a gap parts the things that an imprint says", parted, GOES_ON)


def _said(sheet: Sheet, first: int, end: int) -> tuple[Flags, bool]:
    """Return which lines of a page say what an imprint does, and whether no text would say it so."""
    texts = [line.text for line in sheet.worded[first:end]]
    legal = np.array([_is_legal(text, sheet.imprint_words) for text in texts], dtype=np.bool_)
    words = np.array([WORDS.search(text) is not None for text in texts], dtype=np.bool_)
    where = np.array([_is_address(text) for text in texts], dtype=np.bool_)
    beside = words.any() and (where & ~words).any()
    return legal | words | where, bool(legal.any() or beside)


def _is_legal(text: str, words: tuple[str, ...]) -> bool:
    folded = text.casefold()
    return LEGAL.search(text) is not None or any(word in folded for word in words)


def _is_address(text: str) -> bool:
    patterns = (ADDRESS.search, BARE_ADDRESS.fullmatch, TELEPHONE.search)
    return any(found(text) is not None for found in patterns)
