"""From what is painted to what is read: hidden, turned, doubled and unseen glyphs apart."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field
from enum import StrEnum
from itertools import pairwise

from publisher.sources.pdf.painted import Box, Glyph, Sheet, Strip
from publisher.sources.pdf.turning import turned

# Ems: letters painted twice so close together are one letter, made bold or given a shadow.
DOUBLED = 0.12
# Points: a letter that stands out of the page by less is seen.
MARGIN = 1.0


class Unread(StrEnum):
    """Why glyphs of a page are not in its lines."""

    HIDDEN = "hidden"
    TURNED = "turned"
    OUTSIDE = "outside"
    DOUBLED = "doubled"


@dataclass(slots=True)
class Read:
    """A page ready to be read: upright strips, and the letters that are left out, by reason."""

    sheet: Sheet
    strips: list[Strip]
    turn: int = 0
    unread: dict[Unread, str] = field(default_factory=dict)


def cleaned(sheet: Sheet) -> Read:
    """Return the page turned so that most of its text is upright, and what is not read of it."""
    turn = _usual_turn(sheet.strips)
    read = Read(_turned(sheet, turn), [], turn)
    seen_any = any(not strip.hidden and strip.letters for strip in sheet.strips)
    for strip in sheet.strips:
        if (strip.hidden and seen_any) or not strip.size:
            _leave_out(read, Unread.HIDDEN, strip.glyphs)
        elif strip.turn != turn:
            _leave_out(read, Unread.TURNED, strip.glyphs)
        else:
            _keep(read, strip)
    _drop_doubled(read)
    return read


def _usual_turn(strips: Iterable[Strip]) -> int:
    turns: Counter[int] = Counter()
    for strip in strips:
        if strip.turn is not None:
            turns[strip.turn] += strip.letters
    return max(turns, key=turns.__getitem__, default=0)


def _turned(sheet: Sheet, turn: int) -> Sheet:
    """Return the page with its boxes turned as its strips are already."""
    if not turn:
        return sheet
    width, height = (sheet.height, sheet.width) if turn in (1, 3) else (sheet.width, sheet.height)
    return Sheet(
        sheet.number,
        width,
        height,
        _turned_box(sheet.frame, sheet, turn),
        sheet.label,
        sheet.strips,
        [_turned_box(box, sheet, turn) for box in sheet.rules],
        [_turned_box(box, sheet, turn) for box in sheet.pictures],
    )


def _turned_box(box: Box, sheet: Sheet, turn: int) -> Box:
    x0, y0 = turned(box.left, box.top, sheet.width, sheet.height, turn)
    x1, y1 = turned(box.right, box.bottom, sheet.width, sheet.height, turn)
    return Box(min(x0, x1), min(y0, y1), max(x0, x1), max(y0, y1))


def _keep(read: Read, strip: Strip) -> None:
    """Keep the glyphs of a strip that stand on the page."""
    frame = read.sheet.frame
    if not frame.top - MARGIN <= strip.y <= frame.bottom + strip.size:
        _leave_out(read, Unread.OUTSIDE, strip.glyphs)
        return
    inside = [g for g in strip.glyphs if frame.left - MARGIN <= g.end and g.start <= frame.right]
    if len(inside) < len(strip.glyphs):
        kept = set(map(id, inside))
        _leave_out(read, Unread.OUTSIDE, (g for g in strip.glyphs if id(g) not in kept))
        strip.glyphs = inside
    if inside:
        read.strips.append(strip)


def _leave_out(read: Read, why: Unread, glyphs: Iterable[Glyph]) -> None:
    letters = "".join(glyph.text for glyph in glyphs)
    if letters.strip():
        read.unread[why] = read.unread.get(why, "") + letters


def _drop_doubled(read: Read) -> None:
    """Take away letters that were painted again on the same place, and make the first bold."""
    known: defaultdict[str, list[Strip]] = defaultdict(list)
    kept: list[Strip] = []
    for strip in read.strips:
        _drop_repeated(read, strip)
        text = "".join(glyph.text for glyph in strip.glyphs)
        first = next((other for other in known[text] if _on_one_place(other, strip)), None)
        if first is None or not text.strip():
            known[text].append(strip)
            kept.append(strip)
        else:
            first.font = first.font._replace(bold=True)
            _leave_out(read, Unread.DOUBLED, strip.glyphs)
    read.strips = kept


def _on_one_place(first: Strip, strip: Strip) -> bool:
    near = DOUBLED * strip.size
    across = abs(first.glyphs[0].start - strip.glyphs[0].start)
    return across < near and abs(first.y - strip.y) < near


def _drop_repeated(read: Read, strip: Strip) -> None:
    """Take away the glyphs of a strip that stand on the same one before them."""
    near = DOUBLED * strip.size
    again = [
        glyph
        for before, glyph in pairwise(strip.glyphs)
        if abs(glyph.start - before.start) < near and glyph.text == before.text
    ]
    if again and not all(glyph.blank for glyph in again):
        doubled = set(map(id, again))
        strip.glyphs = [glyph for glyph in strip.glyphs if id(glyph) not in doubled]
        strip.font = strip.font._replace(bold=True)
        _leave_out(read, Unread.DOUBLED, again)
