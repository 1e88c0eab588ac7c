"""Lines that mix directions are put in the order in which they are read.

Just before a line is aligned its parts are known and not yet justified: there its texts are parted
where the direction changes. When it has been aligned, the parts are placed. A line that cannot be
treated so is marked, and the book says where it is.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from weasyprint.layout import inline
from weasyprint.text.line_break import Layout

from publisher.printing.weasyprint_70.boxes import Box
from publisher.printing.weasyprint_70.lines.directions import (
    can_be_parted,
    mixes_directions,
    part,
    place,
    words_out_of_order,
)
from publisher.printing.weasyprint_70.lines.levels import TURNED
from publisher.printing.weasyprint_70.patching import Patch

# CSS pixels: the least that Pango counts, which is 1/1024 of one.
NEXT_TO_NOTHING = 0.001


def _in_order(original: Callable[..., Any]) -> Callable[..., Any]:
    """Return ``text_align`` that places the parts of a line as they are read."""

    def text_align(context: Any, line: Box, available: float, last: bool) -> Any:
        if line.text_overflow != "clip" or not mixes_directions(line):
            return original(context, line, available, last)
        if not can_be_parted(line):
            line.out_of_order = words_out_of_order(line)
            return original(context, line, available, last)
        pieces = part(line, context)
        offset = original(context, line, available, last)
        place(line, pieces)
        return offset

    return text_align


def _spaces_apart(original: Callable[..., Any]) -> Callable[..., Any]:
    """Return ``set_text`` that gives a text from right to left the same spaces whenever it is set.

    Pango sets a space in the typeface of the letters before it, but one that has a width of its
    own, as in a justified line, in the first typeface that has it. So a line would be measured
    with other spaces than it is drawn with, unless all of them have a width of their own.
    """

    def set_text(layout: Any, text: str, justify: bool = False) -> None:
        spacing = layout.justification_spacing
        if not TURNED.search(text) or (justify and spacing):
            original(layout, text, justify)
            return
        layout.justification_spacing = NEXT_TO_NOTHING
        original(layout, text, True)
        layout.justification_spacing = spacing

    return set_text


PATCHES = (
    Patch(inline, "text_align", _in_order),
    Patch(Layout, "set_text", _spaces_apart),
)
