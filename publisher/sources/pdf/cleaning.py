"""From what is painted to what is read: hidden, turned, doubled and unseen glyphs apart."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import field
from enum import StrEnum
from itertools import pairwise

from publisher.sources.pdf.painted import Box, Glyph, Sheet, Strip, area
from publisher.sources.pdf.turning import turned
from publisher.structs import mutable

# Ems: letters painted twice so close together are one letter, made bold or given a shadow.
DOUBLED = 0.12
# The share of a letter's width by which a second one may be moved, and still be the same letter.
ON_ITSELF = 0.3
# Points: a letter that stands out of the page by less is seen.
MARGIN = 1.0
# The share of a page that a picture covers from which on the page is a scan.
SCANNED = 0.6
# Lines that run in another direction than the rest of the page: fewer are a stamp or a label.
LINES = 3


class Unread(StrEnum):
    """Why glyphs of a page are not in its lines."""

    HIDDEN = "hidden"
    TURNED = "turned"
    OUTSIDE = "outside"
    DOUBLED = "doubled"


@mutable
class Read:
    """A page ready to be read: upright strips, turned by ``turn`` quarters to be so.

    ``others`` are the same page turned otherwise, with what is upright then.
    """

    sheet: Sheet
    strips: list[Strip]
    turn: int = 0
    others: list[Read] = field(default_factory=list)


def cleaned(sheet: Sheet) -> tuple[Read, dict[Unread, str]]:
    """Return the page turned so that most of its text is upright, and what is not read of it."""
    unread: defaultdict[Unread, str] = defaultdict(str)
    trusted = _hidden_is_the_text(sheet)
    by_turn: defaultdict[int | None, list[Strip]] = defaultdict(list)
    for strip in sheet.strips:
        if (strip.hidden and not trusted) or not strip.size:
            unread[Unread.HIDDEN] += _letters(strip.glyphs)
        else:
            by_turn[strip.turn].append(strip)
    turns = [turn for turn in by_turn if turn is not None]
    first, *others = sorted(turns, key=_most(by_turn)) or [0]
    read = _turned_read(sheet, first, by_turn[first], unread)
    for turn in others:
        if _lines(by_turn[turn]) >= LINES:
            read.others.append(_turned_read(sheet, turn, by_turn[turn], unread))
        else:
            by_turn[None].extend(by_turn[turn])
    unread[Unread.TURNED] += "".join(_letters(strip.glyphs) for strip in by_turn[None])
    return read, {why: letters for why, letters in unread.items() if letters.strip()}


def _hidden_is_the_text(sheet: Sheet) -> bool:
    """Tell whether letters that are not painted lie under the picture of a scanned page."""
    if not any(not strip.hidden and strip.letters for strip in sheet.strips):
        return True
    page = sheet.width * sheet.height
    sizes = (area(picture.box) for picture in sheet.pictures)
    return any(size >= SCANNED * page for size in sizes)


def _most(by_turn: Mapping[int | None, Sequence[Strip]]) -> Callable[[int], int]:
    return lambda turn: -sum(strip.letters for strip in by_turn[turn])


def _lines(strips: Iterable[Strip]) -> int:
    """Return how many lines of text there are, about."""
    return len({round(strip.y / strip.size) for strip in strips if strip.size})


def _turned_read(
    sheet: Sheet, turn: int, strips: Iterable[Strip], unread: dict[Unread, str]
) -> Read:
    """Return the page turned by some quarters, with the strips that are upright then."""
    read = Read(_turned(sheet, turn), [], turn)
    for strip in strips:
        kept = _on_the_page(strip, read.sheet.frame, unread)
        if kept:
            read.strips.append(strip)
    read.strips = _once(read.strips, unread)
    return read


def _turned(sheet: Sheet, turn: int) -> Sheet:
    """Return the page with its boxes turned as its strips are already."""
    if not turn:
        return sheet
    seen = sheet.width, sheet.height
    width, height = seen[::-1] if turn in (1, 3) else seen
    return Sheet(
        sheet.number,
        width,
        height,
        turned_box(sheet.frame, seen, turn),
        sheet.label,
        sheet.strips,
        [turned_box(box, seen, turn) for box in sheet.rules],
        [turned_box(box, seen, turn) for box in sheet.lines],
    )


def turned_box(box: Box, seen: tuple[float, float], turn: int) -> Box:
    """Return a rectangle of a page, ``seen`` so wide and high, that is turned back by quarters."""
    x0, y0 = turned(box.left, box.top, *seen, turn)
    x1, y1 = turned(box.right, box.bottom, *seen, turn)
    return Box(min(x0, x1), min(y0, y1), max(x0, x1), max(y0, y1))


def _on_the_page(strip: Strip, frame: Box, unread: dict[Unread, str]) -> bool:
    """Take away the glyphs of a strip that stand beyond the edge; tell whether any are left."""
    kept: list[Glyph] = []
    if frame.top - MARGIN <= strip.y <= frame.bottom + strip.size:
        kept = [g for g in strip.glyphs if frame.left - MARGIN <= g.end and g.start <= frame.right]
    if len(kept) < len(strip.glyphs):
        inside = set(map(id, kept))
        unread[Unread.OUTSIDE] += _letters(g for g in strip.glyphs if id(g) not in inside)
        strip.glyphs = kept
    return bool(kept)


def _letters(glyphs: Iterable[Glyph]) -> str:
    return "".join(glyph.text for glyph in glyphs)


def _once(strips: Iterable[Strip], unread: dict[Unread, str]) -> list[Strip]:
    """Take away letters that were painted again on the same place, and make the first bold."""
    known: defaultdict[str, list[Strip]] = defaultdict(list)
    kept: list[Strip] = []
    for strip in strips:
        _drop_repeated(strip, unread)
        text = _letters(strip.glyphs)
        first = next((other for other in known[text] if _on_one_place(other, strip)), None)
        if first is None or not text.strip():
            known[text].append(strip)
            kept.append(strip)
        else:
            first.font = first.font._replace(bold=True)
            unread[Unread.DOUBLED] += text
    return kept


def _on_one_place(first: Strip, strip: Strip) -> bool:
    near = DOUBLED * strip.size
    across = abs(first.glyphs[0].start - strip.glyphs[0].start)
    return across < near and abs(first.y - strip.y) < near


def _drop_repeated(strip: Strip, unread: dict[Unread, str]) -> None:
    """Take away the glyphs of a strip that stand on the same one before them."""
    near = DOUBLED * strip.size
    again = [
        glyph
        for before, glyph in pairwise(strip.glyphs)
        if glyph.text == before.text
        and abs(glyph.start - before.start) < min(near, ON_ITSELF * (glyph.end - glyph.start))
    ]
    if again and not all(glyph.blank for glyph in again):
        doubled = set(map(id, again))
        strip.glyphs = [glyph for glyph in strip.glyphs if id(glyph) not in doubled]
        strip.font = strip.font._replace(bold=True)
        unread[Unread.DOUBLED] += _letters(again)
