"""One line is set: the pieces of a paragraph that stand in it, as WeasyPrint's boxes."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from weasyprint.formatting_structure import boxes
from weasyprint.layout import inline
from weasyprint.layout.absolute import AbsolutePlaceholder
from weasyprint.text.line_break import create_layout, first_line_metrics, strut

from publisher.printing.weasyprint_70.lines.paragraphs import Paragraph, SetLine

BETWEEN = " \N{SOFT HYPHEN}"  # what may stand at a line's end and is not set


@dataclass(slots=True)
class Stick:
    """What one line is set in: WeasyPrint's state, and where it notes what is out of the flow.

    ``glyphs`` counts the paragraph's glyphs up to each letter. ``x`` is where the next piece
    goes, ``at`` counts the letters of the paragraph passed. ``since`` is the letter that the line
    before ended with: blanks between the two count with this one.
    """

    context: Any
    line: SetLine
    absolute: list[Any]
    placeholders: list[Any]
    glyphs: list[int]
    x: float
    at: int = 0
    since: int = 0


def letter_at(paragraph: Paragraph, skip: Any) -> int:
    """Return the letter that a line begins with, from the indexes where WeasyPrint resumes."""
    path: list[int] = []
    while skip:
        ((index, skip),) = skip.items()
        path.append(index)
    place = 0
    for leaf in paragraph.leaves:
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


def _resume(paragraph: Paragraph, letter: int) -> Any:
    """Return the indexes at which WeasyPrint resumes with a letter."""
    leaf = next(leaf for leaf in paragraph.leaves if letter < leaf.last)
    skip: Any = {len(leaf.box.text[: letter - leaf.first].encode()): None}
    for index in reversed(leaf.path):
        skip = {index: skip}
    return skip


def set_line(box: Any, paragraph: Paragraph, stick: Stick) -> Any:
    """Return a line as WeasyPrint's ``split_inline_box`` does."""
    if not stick.line.first:
        stick.since = len(paragraph.text[: stick.line.start].rstrip(BETWEEN))
    line = _set_inline(box, stick)
    line.set_line = stick.line
    resume = None if stick.line.final else _resume(paragraph, stick.line.resume)
    return line, resume, False, None, None, {"left": 0, "right": 0}


def _set_inline(box: Any, stick: Stick) -> Any:
    """Return a copy of a line box or inline box with that part of it that stands in the line."""
    start, children = stick.x, []
    for child in box.children:
        child.position_y = box.position_y
        if child.is_absolutely_positioned():
            children.extend(_set_apart(child, stick))
        elif isinstance(child, boxes.TextBox):
            children.extend(_set_text(child, stick))
        elif (inner := _set_inline(child, stick)).children or _calls_note(inner, stick):
            children.append(inner)
    new = box.copy_with_children(children)
    if isinstance(box, boxes.LineBox):
        new.width = stick.x - box.position_x  # the indent is part of it
    else:
        new.position_x, new.width = start, stick.x - start
    inline._adjust_line_height(new)  # noqa: SLF001 (as split_inline_box does)
    return new


def _calls_note(box: Any, stick: Stick) -> bool:
    """Tell whether a box is the call of a note and belongs to the line: that of the word before it."""
    line = stick.line
    return box.footnote is not None and (
        line.start < stick.at <= line.end or (stick.at <= line.start and line.first)
    )


def _set_apart(child: Any, stick: Stick) -> list[Any]:
    """Note what is out of the flow where it is met, in the line of the letters that follow it."""
    line = stick.line
    if not (stick.since <= stick.at and (stick.at < line.end or line.final)):
        return []
    child.position_x = stick.x
    placeholder = AbsolutePlaceholder(child)
    stick.placeholders.append(placeholder)
    stick.absolute.append(placeholder)
    return [placeholder]


def _set_text(child: Any, stick: Stick) -> list[Any]:
    """Set the letters of a text box that stand in the line."""
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
    new.margin_top = new.margin_bottom = (strut(child.style)[0] - new.height) / 2
    new.baseline = baseline + new.margin_top
    stick.x += new.width
    return [new]


def typeset(text: str, style: Any, context: Any) -> tuple[Any, float, float, float]:
    """Return the layout of a text on one line, its width, height and baseline in CSS pixels."""
    layout = create_layout(text, style, context, None, 0)
    line, _ = layout.get_first_line()
    _, _, _, width, height, baseline = first_line_metrics(line, text, layout, None, True, style)
    return layout, width, height, baseline
