"""Lines are chosen together, not one by one: even ones in paragraphs, like ones in headings.

This stands before WeasyPrint's own way to fill a line: what is not plain text (pictures in the
line, forced line ends, floats beside it) or stands ragged is left to that.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from weasyprint import draw
from weasyprint.formatting_structure import boxes
from weasyprint.layout import inline
from weasyprint.layout.absolute import AbsolutePlaceholder
from weasyprint.layout.percent import resolve_percentages

from publisher.printing.linebreaking import Measure
from publisher.printing.weasyprint_70.lines.paragraphs import (
    NARROWER,
    WIDER,
    Paragraph,
    balance_lines,
    find_leaves,
    measure_letters,
    plan_lines,
)
from publisher.printing.weasyprint_70.lines.setting import Stick, letter_at, set_line, typeset

SIDES = ("left", "right")
PLAIN = ("normal", "nowrap")


def fit_lines() -> None:
    """Put this way of setting lines before WeasyPrint's; to be called once."""
    inline.split_inline_box = _filling(inline.split_inline_box)
    inline.text_align = _aligning(inline.text_align)
    draw.draw_text = _tracking(draw.draw_text)


def _filling(original: Callable[..., Any]) -> Callable[..., Any]:
    """Return WeasyPrint's ``split_inline_box`` with our lines first."""

    def split_inline_box(context: Any, box: Any, x: float, right: float, *rest: Any) -> Any:
        if isinstance(box, boxes.LineBox):
            _, skip, block, absolute, _, placeholders, *_ = rest
            paragraph = _paragraph(context, box, block, (x, right), skip)
            line = paragraph and paragraph.plan.get(letter_at(paragraph, skip))
            if paragraph and line:
                stick = Stick(context, line, absolute, placeholders, paragraph.glyphs, x)
                return set_line(box, paragraph, stick)
        return original(context, box, x, right, *rest)

    return split_inline_box


def _aligning(original: Callable[..., Any]) -> Callable[..., Any]:
    """Return WeasyPrint's ``text_align`` for all lines but ours, whose spaces may also shrink."""

    def text_align(context: Any, line: Any, available: float, last: bool) -> Any:
        room = available - line.width
        ours = hasattr(line, "set_line") and line.style["text_align_all"] == "justify"
        if not ours or (last and room >= 0):
            return original(context, line, available, last)
        _spread(line, _change(line, room), 0.0)
        return 0

    return text_align


def _change(line: Any, room: float) -> tuple[float, float]:
    """Return by how much to widen the word spaces and all glyphs of a line to fill the room."""
    paragraph, chosen = line.paragraph, line.set_line
    spaces = inline.count_expandable_spaces(line)
    glyphs = paragraph.glyphs[chosen.end] - paragraph.glyphs[chosen.start]
    share = WIDER if room > 0 else NARROWER
    limit = share * spaces * paragraph.space + glyphs * paragraph.hair
    hair = paragraph.hair * max(-1.0, min(1.0, room / limit)) if limit else 0.0
    return ((room - hair * glyphs) / spaces if spaces else 0.0), hair


def _spread(box: Any, change: tuple[float, float], moved: float) -> float:
    """Widen spaces and glyphs of a line, move what follows; return how far the end has moved."""
    if isinstance(box, AbsolutePlaceholder):
        return moved
    box.position_x += moved
    before = moved
    if isinstance(box, boxes.TextBox):
        spacing, box.hair = change
        box.justification_spacing = box.pango_layout.justification_spacing = spacing
        moved += spacing * inline.count_expandable_spaces(box) + box.hair * box.glyphs
    else:
        for child in box.children:
            moved = _spread(child, change, moved)
    box.width += moved - before
    return moved


def _tracking(original: Callable[..., Any]) -> Callable[..., Any]:
    """Return WeasyPrint's ``draw_text`` with the glyphs of our lines moved apart by a hair."""

    def draw_text(stream: Any, textbox: Any, *rest: Any) -> Any:
        hair = getattr(textbox, "hair", 0.0)
        if not hair:
            return original(stream, textbox, *rest)
        stream.stream.append(b"%.4f Tc" % hair)
        result = original(stream, textbox, *rest)
        stream.stream.append(b"0 Tc")
        return result

    return draw_text


def _paragraph(
    context: Any, box: Any, block: Any, span: tuple[float, float], skip: Any
) -> Paragraph | None:
    """Return the planned paragraph of a line box, None for one to be left to WeasyPrint.

    The plan is made at its first line and again where it begins in another width.
    """
    if context.excluded_shapes:
        return None
    if not hasattr(box, "paragraph"):
        plain = _is_plain(box, block)
        box.paragraph = measure_letters(list(find_leaves(box)), context) if plain else None
    paragraph: Paragraph | None = box.paragraph
    if paragraph is None:
        return None
    x, right = span
    width = right - box.position_x
    at_begin = letter_at(paragraph, skip) == letter_at(paragraph, None)
    if at_begin and (not paragraph.plan or abs(paragraph.width - width) > 0.01):
        _plan(paragraph, context, Measure(right - x, width))
    return paragraph


def _is_plain(box: Any, block: Any) -> bool:
    """Tell whether a line box holds nothing but text to be justified or centred, left to right."""
    style = box.style
    if style["text_align_all"] not in ("justify", "center") or style["direction"] != "ltr":
        return False
    if box.text_overflow != "clip" or box.block_ellipsis != "none":
        return False
    inner = list(_inside(box))
    for child in inner:
        if not child.is_absolutely_positioned():
            resolve_percentages(child, block)
    texts = [child for child in inner if isinstance(child, boxes.TextBox)]
    return bool(texts) and all(_is_plain_inside(child) for child in inner)


def _inside(box: Any) -> Any:
    """Yield what stands in a line box, that in inline boxes too."""
    for child in box.children:
        yield child
        if isinstance(child, boxes.InlineBox):
            yield from _inside(child)


def _is_plain_inside(child: Any) -> bool:
    """Tell whether something in a line is a text, an inline box without edges, or out of the flow."""
    if child.is_absolutely_positioned():
        return bool(child.style["position"] == "absolute")
    if isinstance(child, boxes.TextBox):
        return child.style["white_space"] in PLAIN and "\n" not in child.text
    edges = (
        getattr(child, f"{edge}_{side}", 0) for edge in ("margin", "padding") for side in SIDES
    )
    full = bool(child.children) or child.footnote is not None
    return type(child) is boxes.InlineBox and full and not any(edges)


def _plan(paragraph: Paragraph, context: Any, measure: Measure) -> None:
    """Plan the lines of a paragraph, or leave it without a plan."""
    box = paragraph.leaves[0].box
    if box.style["text_align_all"] == "center":
        if not balance_lines(paragraph, measure):
            paragraph.plan.clear()
        return
    _, width, _, _ = typeset(box.style["hyphenate_character"], box.style, context)
    if not plan_lines(paragraph, measure, width, context.dictionaries):
        paragraph.plan.clear()
