"""The figures of the source's pages are set in the outer margin, each beside its line.

The style sheet takes them out of the flow and leaves them where they are met. Which margin is
the outer one is known on the finished page alone, and so is which of them share a line.
"""

# ruff: noqa: SLF001 (where a box lies stands in a private attribute of WeasyPrint's pages)

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import groupby
from typing import Any

from weasyprint.formatting_structure import boxes
from weasyprint.layout.absolute import AbsolutePlaceholder

FIGURE = "source-page"
GAP = 0.8  # ems of the page's type, between text and figures


@dataclass(frozen=True, slots=True)
class _Figure:
    """The box of a figure, and the baseline of the line it belongs to in CSS pixels."""

    box: Any
    baseline: float


def is_figure(box: Any) -> bool:
    """Tell whether a box is that of a page's figure, or part of one."""
    return box.element is not None and box.element.get("class") == FIGURE


def set_figures_out(document: Any) -> None:
    """Move the figures of a laid-out document to the margins, those of one line behind each other.

    A figure brings what separates it from the one before it on its line; without one it is taken
    away.
    """
    for page in document.pages:
        reader = _Reader()
        reader.read(page._page_box, None)
        for _, some in groupby(reader.figures, key=lambda figure: round(figure.baseline)):
            _set_out(page._page_box, list(some))


class _Reader:
    """Finds the figures of a page with their lines.

    One that begins a paragraph stands before its first line, not in it: WeasyPrint takes it out.
    """

    def __init__(self) -> None:
        self.figures: list[_Figure] = []
        self._waiting: list[Any] = []

    def read(self, box: Any, line: Any) -> None:
        """Read what is inside a box; ``line`` is the line box around it, if there is one."""
        if isinstance(box, AbsolutePlaceholder):
            box = box._box
        if is_figure(box):
            self._waiting.append(box)
            if line is not None:
                self._place(line)
            return
        if isinstance(box, boxes.LineBox):
            line = box
            self._place(line)
        for child in getattr(box, "children", ()):
            self.read(child, line)

    def _place(self, line: Any) -> None:
        """Give the figures that wait the line they belong to, if it has letters."""
        text = next(_texts(line, apart=False), None)
        if text is not None:
            baseline = float(text.position_y + text.baseline)
            self.figures += (_Figure(box, baseline) for box in self._waiting)
            self._waiting = []


def _texts(box: Any, *, apart: bool) -> Iterator[Any]:
    """Yield the text boxes inside a box; ``apart`` says whether those out of the flow count."""
    if isinstance(box, AbsolutePlaceholder):
        if not apart:
            return
        box = box._box
    if isinstance(box, boxes.TextBox):
        yield box
    for child in getattr(box, "children", ()):
        yield from _texts(child, apart=apart)


def _set_out(page: Any, figures: list[_Figure]) -> None:
    """Move the figures of one line, from the text outwards on a recto, up to it on a verso."""
    _drop_separator(figures[0].box)
    texts = [list(_texts(figure.box, apart=True)) for figure in figures]
    widths = [sum(text.width for text in some) for some in texts]
    gap, left = GAP * page.style["font_size"], page.content_box_x()
    recto = page.page_type.side == "right"
    x = left + page.width + gap if recto else left - gap - sum(widths)
    for figure, some, width in zip(figures, texts, widths, strict=True):
        first = some[0]
        down = figure.baseline - first.position_y - first.baseline
        figure.box.translate(x - first.position_x, down)
        x += width


def _drop_separator(figure: Any) -> None:
    """Take away what would stand between a figure and one before it."""
    line = figure.children[0]
    line.children = [child for child in line.children if "::before" not in child.element_tag]
