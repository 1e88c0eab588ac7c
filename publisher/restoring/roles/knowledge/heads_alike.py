"""Running heads whose words or folios were misread, told by the heads of the pages around them.

``De Homine. Cap. 3.`` heads every page, and recognition makes of it ``io Be Homine. Cap. 3.``, or
writes it on two lines. The words are nearly those of the other heads, in whatever order and on however
many lines; and a sentence goes on across the line, or the figure on it can be the folio that is due
there, or it stands between two heads of its very words. A heading of the same words opens a chapter,
and none of this holds for it.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import numpy as np
from rapidfuzz import fuzz

from publisher.expressions import compiled
from publisher.restoring.roles.features import Sheet
from publisher.restoring.roles.furniture.edge_lines import value_of
from publisher.restoring.roles.knowledge.counted_lines import full_width, parts
from publisher.restoring.roles.knowledge.facts import Fact, pinned
from publisher.restoring.roles.knowledge.folio_rows import can_be
from publisher.restoring.roles.line_roles import LineRole
from publisher.restoring.roles.states import AT
from publisher.structs import frozen

# Lines of a head at most; the share of the measure from which a line without a gap is none.
LINES, FULL = 2, 0.85
# Pages before and behind whose heads are compared: left and right ones differ, and chapters change.
NEAR = 6
# Heads alike that are needed, and the share of the pages around that have one like it.
ALIKE, SHARE = 3, 0.25
# RapidFuzz's ratio of the sorted words, or of those that both have and of all, 0 to 100, and the
# letters of the shortest head.
SAME, LETTERS = 80, 6
# Words of two letters or more: what is shorter is a figure misread, or the speck beside it. Roman
# figures count chapters.
WORD = compiled(r"[^\W\d_]{2,}")
ROMAN = compiled(r"[ivxlc]+")
# The ratio of heads with hardly a letter misread, their words and letters, and the pages to either
# side on which such heads stand.
VERY, WORDS, LONG, BESIDE = 84, 2, 10, 2
# Lines below the text of a page, and the words of such a line.
FOOT, FEW = 3, 3
# Signs of a folio with a stop; figures on the heads around that agree on the folio which is due.
FIGURE, AGREEING = 5, 2


@frozen
class _Head:
    """What stands on top of a page: its first line, the line behind it, its words, its figures."""

    first: int
    end: int
    words: str
    figures: tuple[str, ...]


def by_heads_alike(sheet: Sheet) -> Iterator[Fact]:
    """Yield which lines on top of pages are the head that stands on the pages around, misread.

    Of drawn lines it is seen where they stand.
    """
    if any(line.geometry is not None for line in sheet.lines[:1]):
        return
    tops = [_tops(sheet, *edges) for edges in zip(sheet.starts, sheet.starts[1:], strict=False)]
    said = _said_within(sheet)
    made = np.zeros(len(sheet), dtype=np.bool_)
    enough = max(ALIKE, SHARE * min(2 * NEAR, len(tops)))
    for page, own in enumerate(tops):
        for head in own:
            around = _alike(tops, page, head)
            if len(around) >= enough:
                sure = head.words not in said and _is_sure(sheet, page, head, around)
                made[head.first : head.end] |= sure
                break
    why = "on top of its page, with the words of the heads on the pages around"
    yield from pinned(why, made, AT[LineRole.RUNNING_HEAD, True])


def _tops(sheet: Sheet, first: int, end: int) -> list[_Head]:
    """Return what may be the head of a page: its first line, then its first two together."""
    made = []
    for count in range(1, LINES + 1):
        lines = range(first, first + count)
        if first + count >= end or _is_full(sheet, first + count - 1):
            break
        text = " ".join(sheet.worded[at].text for at in lines)
        words = _words(text)
        if sum(map(len, words)) >= LETTERS:
            figures = tuple(word for word in text.split() if len(word) <= FIGURE)
            made.append(_Head(int(first), int(first) + count, " ".join(words), figures))
    return made


def _is_full(sheet: Sheet, at: int) -> bool:
    wide = sheet.names["wide gaps"][at] > 0
    return bool(sheet.fullest[at] > FULL * full_width(sheet) and not wide)


def _said_within(sheet: Sheet) -> frozenset[str]:
    """Return the words of lines that stand by themselves within pages, as speakers' names do."""
    inner = np.ones(len(sheet), dtype=np.bool_)
    for depth in range(LINES):
        inner[np.minimum(sheet.starts[:-1] + depth, len(sheet) - 1)] = False
    short = inner & (sheet.fullest < FULL * full_width(sheet))
    return frozenset(
        " ".join(_words(sheet.worded[at].text)) for at in np.flatnonzero(short).tolist()
    )


def _words(text: str) -> list[str]:
    """Return the words of a line in their order, without Roman figures."""
    words = sorted(word.casefold() for word in WORD.findall(text))
    return [word for word in words if not ROMAN.fullmatch(word)]


def _alike(tops: Sequence[Sequence[_Head]], page: int, head: _Head) -> list[tuple[int, _Head]]:
    """Return the heads of the pages around that have the words of one, with their pages."""
    made = []
    for near in range(max(0, page - NEAR), min(len(tops), page + NEAR + 1)):
        if near != page:
            same = (other for other in tops[near] if _same(other, head))
            made += [(near, other) for other in [next(same, None)] if other is not None]
    return made


def _same(one: _Head, other: _Head) -> bool:
    if one.words == other.words or fuzz.ratio(one.words, other.words, score_cutoff=SAME) > 0:
        return True
    # Two lines hold the words of one, with those of the text below it.
    alone = one.end - one.first == other.end - other.first == 1
    return alone and fuzz.token_set_ratio(one.words, other.words, score_cutoff=SAME) > 0


def _is_sure(sheet: Sheet, page: int, head: _Head, around: Sequence[tuple[int, _Head]]) -> bool:
    """Tell whether a sentence goes on across a head, it shows the folio due, or stands between two."""
    above = _text_above(sheet, head.first)
    if parts(sheet, above, head.end, full_width(sheet)) or _stands_between(page, head, around):
        return True
    offsets = [
        {value - near for text in other.figures if (value := _value(text))}
        for near, other in around
    ]
    due = {
        page + offset
        for offset in set().union(*offsets)
        if sum(offset in own for own in offsets) >= AGREEING
    }
    return any(can_be(text, number) for text in head.figures for number in due)


def _stands_between(page: int, head: _Head, around: Sequence[tuple[int, _Head]]) -> bool:
    """Tell whether a page near before this one has a head of the same words, and one near behind."""
    words = head.words.split()
    if len(words) < WORDS or sum(map(len, words)) < LONG:
        return False
    same = [near - page for near, other in around if fuzz.ratio(other.words, head.words) >= VERY]
    return any(-BESIDE <= off < 0 for off in same) and any(0 < off <= BESIDE for off in same)


def _text_above(sheet: Sheet, at: int) -> int:
    """Return the last line of text above a page: below it may stand a catchword, or a signature."""
    for above in range(at - 1, max(at - 1 - FOOT, 0), -1):
        if len(sheet.worded[above].text.split()) > FEW:
            return above
    return at - 1


def _value(text: str) -> int | None:
    bare = text.strip(".,:;()[]-–—")
    return value_of(bare) if bare.isdecimal() else None
