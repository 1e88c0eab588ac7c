"""The page numbers of the source are set in the outer margin, each beside the line it belongs to.

The style sheet takes these figures out of the flow and leaves them where they are met. Which
margin is the outer one is known only on the finished page, and so is which of them share a line.
"""

from __future__ import annotations

from itertools import groupby
from typing import Any

from weasyprint.formatting_structure import boxes

from publisher.printing.roles import SOURCE_FIGURE
from publisher.printing.weasyprint_70.boxes import Box, children, page_box, real_box, texts
from publisher.structs import frozen

GAP = 0.8  # ems of the page's type between text and figure: enough that they are not read as one


@frozen
class _Figure:
    """The box of a figure, and the baseline of its line in CSS pixels from the top of the page."""

    box: Box
    baseline: float


def is_figure(box: Box) -> bool:
    """Tell whether a box is that of a source page's figure, or a part of one."""
    return box.element is not None and box.element.get("class") == SOURCE_FIGURE


def set_figures_out(document: Any) -> None:
    """Move the figures of a laid-out document into the margins; those of one line share a row.

    A figure brings along what separates it from the one before it in its row; the first of a row
    loses that.
    """
    for page in document.pages:
        box = page_box(page)
        reader = _Reader()
        reader.read(box, None)
        # Baselines of one line may differ by fractions of a pixel, those of two lines by ten or more.
        for _, row in groupby(reader.figures, key=lambda figure: round(figure.baseline)):
            _set_out(box, list(row))


class _Reader:
    """Finds the figures of a page with their lines.

    A figure that begins a paragraph stands before its first line and not in it, because
    WeasyPrint takes it out of the line. Such figures wait for the next line with text.
    """

    def __init__(self) -> None:
        self.figures: list[_Figure] = []
        self._waiting: list[Box] = []

    def read(self, box: Box, line: Box | None) -> None:
        """Read what is inside a box; ``line`` is the line box around it, if there is one."""
        box = real_box(box)
        if is_figure(box):
            self._waiting.append(box)
            if line is not None:
                self._place(line)
            return
        if isinstance(box, boxes.LineBox):
            line = box
            self._place(line)
        for child in children(box):
            self.read(child, line)

    def _place(self, line: Box) -> None:
        """Give the waiting figures the baseline of a line, if it has text in the flow."""
        text = next(texts(line, out_of_flow=False), None)
        if text is not None:
            baseline = float(text.position_y + text.baseline)
            self.figures += (_Figure(box, baseline) for box in self._waiting)
            self._waiting = []


def _set_out(page: Box, figures: list[_Figure]) -> None:
    """Move the figures of one line: outwards from the text on a recto, up to it on a verso."""
    _drop_separator(figures[0].box)
    parts = [list(texts(figure.box, out_of_flow=True)) for figure in figures]
    widths = [sum(text.width for text in part) for part in parts]
    gap, left = GAP * page.style["font_size"], page.content_box_x()
    recto = page.page_type.side == "right"
    x = left + page.width + gap if recto else left - gap - sum(widths)
    for figure, part, width in zip(figures, parts, widths, strict=True):
        first = part[0]
        down = figure.baseline - first.position_y - first.baseline
        figure.box.translate(x - first.position_x, down)
        x += width


def _drop_separator(figure: Box) -> None:
    """Take away what would stand between a figure and one before it (``::before``)."""
    line = figure.children[0]
    line.children = [child for child in line.children if "::before" not in child.element_tag]
