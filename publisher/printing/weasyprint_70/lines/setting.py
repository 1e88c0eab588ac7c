"""One planned line is set: the pieces of its paragraph that stand in it, as WeasyPrint's boxes."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from itertools import accumulate
from typing import Any, NamedTuple

from weasyprint.formatting_structure import boxes
from weasyprint.layout import inline
from weasyprint.layout.absolute import AbsolutePlaceholder
from weasyprint.text.line_break import create_layout, first_line_metrics, strut

from publisher.printing.weasyprint_70.boxes import Box
from publisher.printing.weasyprint_70.lines.paragraphs import Paragraph, SetLine
from publisher.structs import mutable

UNSET_AT_END = " \N{SOFT HYPHEN}"  # characters that may end a line in the text and are not set

# WeasyPrint's skip stack: the child indexes that lead to the text where a line begins, as nested
# dictionaries, the innermost key being a number of bytes of that text. None is the beginning.
Skip = Any


@mutable
class Stick:
    """The composing stick of one line: where its next piece goes, and what it is set from.

    ``context`` is WeasyPrint's layout context; ``absolute`` and ``placeholders`` are its lists of
    boxes met in the line that are out of the flow. ``glyphs`` counts the paragraph's glyphs up to
    each letter. ``x`` is where the next piece goes (CSS pixels), ``at`` the number of letters of
    the paragraph passed so far. ``since`` is the letter after the last one of the line before:
    blanks between the two lines count with this one.
    """

    context: Any
    line: SetLine
    absolute: list[Any]
    placeholders: list[Any]
    glyphs: list[int]
    x: float
    at: int = 0
    since: int = 0


class Typeset(NamedTuple):
    """A text on one line: Pango's layout, and its width, height and baseline in CSS pixels."""

    layout: Any
    width: float
    height: float
    baseline: float


def letter_at(paragraph: Paragraph, skip: Skip) -> int:
    """Return the letter that a line begins with, from where WeasyPrint resumes the paragraph."""
    path: list[int] = []
    while skip:
        ((index, skip),) = skip.items()
        path.append(index)
    place, leaves = 0, paragraph.leaves
    # The leaf that holds the place is the first that is not before it, or the one before that.
    at = bisect_left(leaves, path, key=lambda leaf: list(leaf.path[: len(path)]))
    for leaf in leaves[max(0, at - 1) : at + 1]:
        inside = path[len(leaf.path) :]
        if path[: len(leaf.path)] == list(leaf.path):
            offset = len(leaf.box.text.encode()[: inside[0]].decode()) if inside else 0
            place = leaf.first + offset
            break
        if list(leaf.path[: len(path)]) >= path:
            place = leaf.first
            break
    blank = len(paragraph.text[place:]) - len(paragraph.text[place:].lstrip(" "))
    return place + blank


def _skip_to(paragraph: Paragraph, letter: int) -> Skip:
    """Return the skip stack with which WeasyPrint resumes at a letter."""
    leaves = paragraph.leaves
    leaf = leaves[bisect_right(leaves, letter, key=lambda leaf: leaf.last)]
    skip: Skip = {len(leaf.box.text[: letter - leaf.first].encode()): None}
    for index in reversed(leaf.path):
        skip = {index: skip}
    return skip


def set_line(box: Box, paragraph: Paragraph, stick: Stick) -> Any:
    """Return the line in the stick as WeasyPrint's ``split_inline_box`` returns one.

    That is the box, the skip stack of the next line (None after the last), and four things that
    plain text has none of: a forced line end, first and last letter to be styled, floats.
    """
    if not stick.line.first:
        stick.since = len(paragraph.text[: stick.line.start].rstrip(UNSET_AT_END))
    line = _set_inline(box, stick)
    line.set_line = stick.line
    resume = None if stick.line.final else _skip_to(paragraph, stick.line.resume)
    return line, resume, False, None, None, {"left": 0, "right": 0}


def _set_inline(box: Box, stick: Stick) -> Box:
    """Return a copy of a line box or inline box with the part of it that stands in the line."""
    start, children = stick.x, []
    first, behind = _reached(box, stick)
    after = stick.at + _ends(box)[-1]
    stick.at += _ends(box)[first]
    for child in box.children[first:behind]:
        child.position_y = box.position_y
        if child.is_absolutely_positioned():
            children.extend(_set_out_of_flow(child, stick))
        elif isinstance(child, boxes.TextBox):
            children.extend(_set_text(child, stick))
        elif (inner := _set_inline(child, stick)).children or _calls_note(inner, stick):
            children.append(inner)
    stick.at = after
    new = box.copy_with_children(children)
    if isinstance(box, boxes.LineBox):
        new.width = stick.x - box.position_x  # the indent is part of it
    else:
        new.position_x, new.width = start, stick.x - start
    inline._adjust_line_height(new)  # as split_inline_box does
    return new


def _reached(box: Box, stick: Stick) -> tuple[int, int]:
    """Return the first child of a box that may have to do with the line, and the one behind the last.

    A paragraph may have thousands of children, and as many lines.
    """
    line, ends = stick.line, _ends(box)
    before = min(line.start, stick.since) - stick.at
    first = 0 if line.first else min(bisect_left(ends, before, lo=1) - 1, len(box.children))
    behind = len(box.children) if line.final else bisect_right(ends, line.end - stick.at)
    return first, behind


def _ends(box: Box) -> list[int]:
    """Return how many letters of an inline box stand before each of its children, and in all."""
    # Kept with the very list of children: a copy of the box may have others.
    known: tuple[Any, list[int]] = getattr(box, "letters_before", (None, []))
    if known[0] is not box.children or len(known[1]) != len(box.children) + 1:
        ends = list(accumulate(map(_length, box.children), initial=0))
        known = box.letters_before = (box.children, ends)
    return known[1]


def _length(child: Box) -> int:
    if child.is_absolutely_positioned():
        return 0
    return len(child.text) if isinstance(child, boxes.TextBox) else _ends(child)[-1]


def _calls_note(box: Box, stick: Stick) -> bool:
    """Tell whether a box is the call of a note in this line, which is that of the word before it.

    Such a box is empty here: the mark of the note is made later.
    """
    line = stick.line
    return box.footnote is not None and (
        line.start < stick.at <= line.end or (stick.at <= line.start and line.first)
    )


def _set_out_of_flow(child: Box, stick: Stick) -> list[Box]:
    """Return the placeholder of a box that is out of the flow, if it is met in this line.

    That is the line with the letter that follows it.
    """
    line = stick.line
    if not (stick.since <= stick.at and (stick.at < line.end or line.final)):
        return []
    child.position_x = stick.x
    placeholder = AbsolutePlaceholder(child)
    stick.placeholders.append(placeholder)
    stick.absolute.append(placeholder)
    return [placeholder]


def _set_text(child: Box, stick: Stick) -> list[Box]:
    """Return a text box with those letters of the given one that stand in the line, if any do."""
    first, line, glyphs = stick.at, stick.line, stick.glyphs
    stick.at += len(child.text)
    start, end = max(line.start, first), min(line.end, stick.at)
    text = child.text[start - first : end - first] if start < end else ""
    if not text:
        return []
    if line.hyphenated and line.end <= stick.at:
        text += child.style["hyphenate_character"]
    new = child.copy_with_text(text)
    new.glyphs = glyphs[end] - glyphs[start]
    new.pango_layout, new.width, new.height, baseline = typeset(text, child.style, stick.context)
    new.position_x = stick.x
    # The letters stand in the middle of the line's height, as CSS has it (half-leading).
    new.margin_top = new.margin_bottom = (strut(child.style)[0] - new.height) / 2
    new.baseline = baseline + new.margin_top
    stick.x += new.width
    return [new]


def typeset(text: str, style: Any, context: Any) -> Typeset:
    """Set a text on one line, however long."""
    layout = create_layout(text, style, context, None, 0)
    line, _ = layout.get_first_line()
    _, _, _, width, height, baseline = first_line_metrics(line, text, layout, None, True, style)
    return Typeset(layout, width, height, baseline)
