"""The parts of a line that mixes directions, each in its place.

WeasyPrint puts the text boxes of a line beside each other in the direction of the paragraph. A
Latin title of which one word is emphasised is three boxes, and would be read in the wrong order in
a Hebrew line; so would Hebrew words in a German one. Here texts are parted where the level changes,
and the parts are placed from left to right as Unicode orders them (UAX 9, rule L2).
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import field
from itertools import groupby
from typing import Any, NamedTuple

from weasyprint.formatting_structure import boxes

from publisher.printing.weasyprint_70.boxes import Box, children, real_box
from publisher.printing.weasyprint_70.lines.levels import (
    ISOLATED,
    ISOLATES,
    TURNED,
    in_visual_order,
    levels_of,
)
from publisher.printing.weasyprint_70.lines.setting import typeset
from publisher.structs import mutable

# What stands for a picture or another box without text when levels are told (UAX 9, section 3.3).
OBJECT = "\N{OBJECT REPLACEMENT CHARACTER}"
SIDES = ("left", "right")
WAYS = ("ltr", "rtl")  # by the lowest bit of a level


class Piece(NamedTuple):
    """A box of the line with a level of its own, or none where only an isolating sign stands."""

    box: Box | None
    level: int


@mutable
class Letters:
    """The letters of a line box or paragraph one after the other, with the signs that isolate some.

    ``places`` are the indexes in ``text`` of the letters of all text boxes and of other boxes.
    """

    text: str = ""
    places: list[int] = field(default_factory=list)

    def add(self, box: Box) -> Letters:
        """Add what stands in a box."""
        for child in box.children:
            if not child.is_in_normal_flow():
                continue
            if isinstance(child, boxes.InlineBox):
                way = _isolated(child)
                self.text += ISOLATES[way] if way else ""
                self.add(child)
                self.text += ISOLATED if way else ""
            else:
                added = _text_of(child)
                self.places += range(len(self.text), len(self.text) + len(added))
                self.text += added
        return self

    def levels(self, direction: str) -> list[int]:
        """Return the levels of the letters, the isolating signs left out."""
        found = levels_of(self.text, direction)
        return [found[place] for place in self.places]


def _isolated(box: Box) -> str:
    """Return the direction in which an inline box sets its text apart, as ``dir`` and ``bdi`` do."""
    if box.element is None or "::" in (box.element_tag or ""):
        return ""
    own = (box.element.get("dir") or "").lower()
    return own if own in ISOLATES else "auto" if box.element.tag == "bdi" else ""


def _text_of(child: Box) -> str:
    return child.text if isinstance(child, boxes.TextBox) else OBJECT


def mixes_directions(line: Box) -> bool:
    """Tell whether anything in a line runs from right to left."""
    return line.style["direction"] == "rtl" or bool(TURNED.search(Letters().add(line).text))


def can_be_parted(line: Box) -> bool:
    """Tell whether a line holds only what can be placed anew: no leader, no box with sides."""
    return all(map(_is_placeable, _inside(line)))


def _inside(box: Box) -> Iterator[Box]:
    for child in box.children:
        yield child
        if isinstance(child, boxes.InlineBox):
            yield from _inside(child)


def _is_placeable(child: Box) -> bool:
    if not child.is_in_normal_flow():
        return not child.is_floated()
    if not isinstance(child, boxes.InlineBox):
        return True
    widths = (
        getattr(child, f"{edge}_{side}{suffix}", 0) or 0
        for edge, suffix in (("margin", ""), ("padding", ""), ("border", "_width"))
        for side in SIDES
    )
    return not child.is_leader and not any(widths)


def words_out_of_order(line: Box) -> str:
    """Return the words of a line whose boxes WeasyPrint leaves in the wrong order, else nothing."""
    letters = Letters().add(line)
    of_box = [number for number, box in enumerate(_texts(line)) for _ in _text_of(box)]
    of_letter = dict(zip(letters.places, of_box, strict=True))
    order = in_visual_order(levels_of(letters.text, line.style["direction"]))
    seen = [number for number, _ in groupby(of_letter[n] for n in order if n in of_letter)]
    as_set = sorted(set(of_box), reverse=line.style["direction"] == "rtl")
    return "" if seen == as_set else " ".join(letters.text.split())


def find_out_of_order(box: Box) -> Iterator[str]:
    """Yield the words of the lines in a page that were left in the wrong order."""
    box = real_box(box)
    if words := getattr(box, "out_of_order", ""):
        yield words
    for child in children(box):
        yield from find_out_of_order(child)


def _texts(box: Box) -> Iterator[Box]:
    """Yield the boxes of a line that are no inline boxes, in reading order."""
    for child in _inside(box):
        if child.is_in_normal_flow() and not isinstance(child, boxes.InlineBox):
            yield child


def part(line: Box, context: Any) -> list[Piece]:
    """Part the text boxes of a line where levels change; return all pieces in reading order.

    The line is as wide afterwards as its pieces. ``context`` is WeasyPrint's layout context.
    """
    levels = iter(_levels(line))
    pieces: list[Piece] = []
    _part_inside(line, levels, pieces, context)
    line.width = _indent(line) + sum(box.margin_width() for box, _ in pieces if box)
    return pieces


def _levels(line: Box) -> list[int]:
    """Return the levels of a line's letters and isolating signs.

    Those of the letters are the same as in the whole paragraph, where that is known.
    """
    letters = Letters().add(line)
    found = levels_of(letters.text, line.style["direction"])
    known = getattr(getattr(line, "paragraph", None), "levels", None)
    if known is not None and hasattr(line, "set_line"):
        # A hyphen that breaks a word is no letter of the paragraph.
        own = known[line.set_line.start : line.set_line.end]
        for place, level in zip(letters.places, own, strict=False):
            found[place] = level
    return found


def _part_inside(box: Box, levels: Iterator[int], pieces: list[Piece], context: Any) -> None:
    children: list[Box] = []
    for child in box.children:
        if not child.is_in_normal_flow():
            children.append(child)
        elif isinstance(child, boxes.InlineBox):
            signs = bool(_isolated(child))
            pieces += [Piece(None, next(levels)) for _ in range(signs)]
            _part_inside(child, levels, pieces, context)
            pieces += [Piece(None, next(levels)) for _ in range(signs)]
            children.append(child)
        else:
            own = [next(levels) for _ in _text_of(child)]
            parted = list(_parted(child, own, context))
            pieces += parted
            children += [piece.box for piece in parted]
    box.children = tuple(children)


def _parted(child: Box, levels: list[int], context: Any) -> Iterator[Piece]:
    """Yield a box, a text in pieces of one level each."""
    if not isinstance(child, boxes.TextBox):
        yield Piece(child, levels[0])
        return
    start = 0
    for level, run in groupby(levels):
        end = start + len(list(run))
        yield Piece(_set_anew(child, child.text[start:end], WAYS[level % 2], context), level)
        start = end
    if not levels:
        yield Piece(child, 0)


def _set_anew(child: Box, text: str, way: str, context: Any) -> Box:
    """Return a part of a text box, which runs in one direction."""
    # A layout may still have the blank that has been cut off the end of the line.
    if child.pango_layout.text == text and child.style["direction"] == way:
        return child
    new = child.copy_with_text(text)
    if new.style["direction"] != way:
        new.style = new.style.copy()
        new.style["direction"] = way
    new.pango_layout, new.width, *_ = typeset(text, new.style, context)
    new.glyphs = 0
    return new


def _indent(line: Box) -> float:
    return float(getattr(line, "text_indent", 0) or 0)


def place(line: Box, pieces: list[Piece]) -> None:
    """Place the pieces of a line from left to right, and around them the boxes that hold them.

    WeasyPrint has yet to move the line: one from right to left begins at its right end, and its
    width, with the indent, is what it will be moved by. So the indent is left out here.
    """
    x = line.position_x
    if line.style["direction"] == "ltr":
        x += _indent(line)
    for index in in_visual_order([piece.level for piece in pieces]):
        box = pieces[index].box
        if box is None:
            continue
        box.translate(dx=x - box.position_x)
        x += box.margin_width()
    line.width = _indent(line) + x - line.position_x
    if line.style["direction"] == "ltr":
        line.width -= _indent(line)
    for child in line.children:
        _fit(child)


def _fit(box: Box) -> None:
    """Make inline boxes reach from their leftmost to their rightmost piece."""
    if not isinstance(box, boxes.InlineBox):
        return
    for child in box.children:
        _fit(child)
    held = [child for child in box.children if child.is_in_normal_flow()]
    if held:
        left = min(child.position_x for child in held)
        box.position_x, box.width = left, max(c.position_x + c.margin_width() for c in held) - left
