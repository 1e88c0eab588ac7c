"""The lines of a paragraph are chosen together: even ones in text, like ones in headings.

This stands before WeasyPrint's own way, which fills one line after the other. What is not plain
text (pictures in the line, forced line ends, floats beside it) or is set ragged is left to that.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any, NamedTuple

from weasyprint import draw
from weasyprint.formatting_structure import boxes
from weasyprint.layout import inline
from weasyprint.layout.absolute import AbsolutePlaceholder
from weasyprint.layout.percent import resolve_percentages

from publisher.printing.linebreaking import LineLengths
from publisher.printing.weasyprint_70.boxes import Box
from publisher.printing.weasyprint_70.lines.directions import Letters, mixes_directions
from publisher.printing.weasyprint_70.lines.paragraphs import (
    Paragraph,
    find_leaves,
    measure_letters,
)
from publisher.printing.weasyprint_70.lines.plans import (
    NARROWER,
    WIDER,
    balance_lines,
    plan_lines,
)
from publisher.printing.weasyprint_70.lines.setting import Stick, letter_at, set_line, typeset
from publisher.printing.weasyprint_70.patching import Patch

SIDES = ("left", "right")
# Values of white-space with which no character of the text forces a line end.
PLAIN = ("normal", "nowrap")
# CSS pixels; lines whose lengths differ by less are as long as each other. Lengths are sums of
# rounded numbers, and to choose all lines again costs more than anything else here.
SAME_WIDTH = 0.01


class _Span(NamedTuple):
    """Where a line may stand: from ``x`` to ``right``, in CSS pixels."""

    x: float
    right: float


class _Widening(NamedTuple):
    """The width that is added to each word space and to each glyph of a line, in CSS pixels."""

    space: float
    glyph: float


def _fill_lines(original: Callable[..., Any]) -> Callable[..., Any]:
    """Return ``split_inline_box`` that sets the planned line where there is one."""

    def split_inline_box(context: Any, box: Box, x: float, right: float, *rest: Any) -> Any:
        if isinstance(box, boxes.LineBox):
            _, skip, block, absolute, _, placeholders, *_ = rest
            paragraph = _planned(context, box, block, _Span(x, right), skip)
            line = paragraph and paragraph.plan.get(letter_at(paragraph, skip))
            if paragraph and line:
                stick = Stick(context, line, absolute, placeholders, paragraph.glyphs, x)
                return set_line(box, paragraph, stick)
        return original(context, box, x, right, *rest)

    return split_inline_box


def _justify_lines(original: Callable[..., Any]) -> Callable[..., Any]:
    """Return ``text_align`` that justifies planned lines, whose spaces may also be made narrower."""

    def text_align(context: Any, line: Box, available: float, last: bool) -> Any:
        room = available - line.width
        planned = hasattr(line, "set_line") and line.style["text_align_all"] == "justify"
        if not planned or (last and room >= 0):
            return original(context, line, available, last)
        _widen(line, _widening(line, room), 0.0)
        return 0  # the line begins where it stands

    return text_align


def _widening(line: Box, room: float) -> _Widening:
    """Return what must be added to a line that lacks ``room`` CSS pixels (negative: is too long).

    Glyphs take their share of it, up to a hair each, and the word spaces the rest.
    """
    paragraph, chosen = line.paragraph, line.set_line
    spaces = inline.count_expandable_spaces(line)
    glyphs = paragraph.glyphs[chosen.end] - paragraph.glyphs[chosen.start]
    # A line in tight spaces may need more than NARROWER: glyphs then give a whole hair each.
    share = WIDER if room > 0 else NARROWER
    limit = share * spaces * paragraph.space + glyphs * paragraph.hair
    hair = paragraph.hair * max(-1.0, min(1.0, room / limit)) if limit else 0.0
    return _Widening((room - hair * glyphs) / spaces if spaces else 0.0, hair)


def _widen(box: Box, widening: _Widening, moved: float) -> float:
    """Widen a line's spaces and glyphs and move what follows them to the right.

    ``moved`` is how far the beginning of the box has been moved; return how far its end has been.
    """
    if isinstance(box, AbsolutePlaceholder):
        return moved
    box.position_x += moved
    before = moved
    if isinstance(box, boxes.TextBox):
        spacing, box.hair = widening
        box.justification_spacing = box.pango_layout.justification_spacing = spacing
        moved += spacing * inline.count_expandable_spaces(box) + box.hair * box.glyphs
    else:
        for child in box.children:
            moved = _widen(child, widening, moved)
    box.width += moved - before
    return moved


def _track_glyphs(original: Callable[..., Any]) -> Callable[..., Any]:
    """Return ``draw_text`` that draws the glyphs of planned lines a hair apart (operator Tc)."""

    def draw_text(stream: Any, textbox: Box, *rest: Any) -> Any:
        hair = getattr(textbox, "hair", 0.0)
        if not hair:
            return original(stream, textbox, *rest)
        stream.stream.append(b"%.4f Tc" % hair)
        result = original(stream, textbox, *rest)
        stream.stream.append(b"0 Tc")
        return result

    return draw_text


def _planned(context: Any, box: Box, block: Box, span: _Span, skip: Any) -> Paragraph | None:
    """Return the paragraph of a line box with its plan, None for one to be left to WeasyPrint.

    It is planned at its first line, and again where that is laid out in another width.
    """
    # Floats beside the text make its lines of different lengths, which are known only one by one.
    if context.excluded_shapes:
        return None
    if not hasattr(box, "paragraph"):
        plain = _is_plain(box, block)
        box.paragraph = measure_letters(list(find_leaves(box)), context) if plain else None
        if plain and mixes_directions(box):
            box.paragraph.turn(Letters().add(box).levels(box.style["direction"]))
    paragraph: Paragraph | None = box.paragraph
    if paragraph is None:
        return None
    width = span.right - box.position_x
    at_beginning = letter_at(paragraph, skip) == letter_at(paragraph, None)
    if at_beginning and (not paragraph.plan or abs(paragraph.width - width) > SAME_WIDTH):
        _plan(paragraph, context, LineLengths(span.right - span.x, width))
    return paragraph


def _is_plain(box: Box, block: Box) -> bool:
    """Tell whether a line box holds nothing but text to be justified or centred."""
    if box.style["text_align_all"] not in ("justify", "center"):
        return False
    if box.text_overflow != "clip" or box.block_ellipsis != "none":
        return False
    inner = list(_inside(box))
    # WeasyPrint does this later, in split_inline_box; the sides are wanted as numbers now.
    for child in inner:
        if not child.is_absolutely_positioned():
            resolve_percentages(child, block)
    texts = [child for child in inner if isinstance(child, boxes.TextBox)]
    return bool(texts) and all(_is_plain_inside(child) for child in inner)


def _inside(box: Box) -> Iterator[Box]:
    """Yield what stands in a line box, and in the inline boxes in it."""
    for child in box.children:
        yield child
        if isinstance(child, boxes.InlineBox):
            yield from _inside(child)


def _is_plain_inside(child: Box) -> bool:
    """Tell whether something in a line is plain: text, an inline box without sides, out of the flow."""
    if child.is_absolutely_positioned():
        return bool(child.style["position"] == "absolute")
    if isinstance(child, boxes.TextBox):
        return child.style["white_space"] in PLAIN and "\n" not in child.text
    sides = (
        getattr(child, f"{edge}_{side}", 0) for edge in ("margin", "padding") for side in SIDES
    )
    full = bool(child.children) or child.footnote is not None
    return type(child) is boxes.InlineBox and full and not any(sides)


def _plan(paragraph: Paragraph, context: Any, lengths: LineLengths) -> None:
    """Plan the lines of a paragraph; leave it without a plan where a word is longer than a line."""
    style = paragraph.leaves[0].box.style
    if style["text_align_all"] == "center":
        planned = balance_lines(paragraph, lengths)
    else:
        hyphen = typeset(style["hyphenate_character"], style, context).width
        planned = plan_lines(paragraph, lengths, hyphen, context.dictionaries)
    if not planned:
        paragraph.plan.clear()


PATCHES = (
    Patch(inline, "split_inline_box", _fill_lines),
    Patch(inline, "text_align", _justify_lines),
    Patch(draw, "draw_text", _track_glyphs),
)
