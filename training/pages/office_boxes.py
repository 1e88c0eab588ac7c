"""Frames of a flat ODT: figures in the margin, catchwords and signatures below the text."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from training.pages.colours import Furniture
from training.pages.flow import signature
from training.pages.habits import Habits
from training.pages.office_xml import Properties, Styles, element, text

# Millimetres: between the text and what stands right below it; what a signature takes.
BELOW, NARROW = 0.5, 12
# Ems of a letter, about.
LETTER = 0.52
# Pages that a layout may have.
MOST_PAGES = 64
FRAME = {
    "style:wrap": "run-through", "style:horizontal-pos": "from-left", "style:vertical-pos": "from-top",
    "fo:padding": "0mm", "fo:border": "none", "draw:fill": "none", "draw:stroke": "none",
}  # fmt: skip


def framed(
    made: Styles,
    shown: str,
    anchor: Properties,
    place: tuple[float, float, float],
    align: str = "Cell",
) -> str:
    """Return a frame around a text; ``place`` is left, top and width in millimetres.

    They count from what the frame is anchored to: its paragraph, or the edges of a page.
    """
    to = anchor["text:anchor-type"]
    about = {"style:name": f"frame-{to}", "style:family": "graphic"}
    shape = FRAME | {"style:horizontal-rel": to, "style:vertical-rel": to}
    made.rows[f"frame-{to}"] = element(
        "style:style", about, element("style:graphic-properties", shape)
    )
    left, top, width = (f"{side:.1f}mm" for side in place)
    where = {"svg:x": left, "svg:y": top, "svg:width": width, "svg:height": "5mm"}
    box = element("draw:text-box", {}, element("text:p", {"text:style-name": "Cell"}, shown))
    return element("draw:frame", dict(anchor) | where | {"draw:style-name": f"frame-{to}"}, box)


def below(habits: Habits, made: Styles, catchwords: Sequence[str]) -> Iterator[str]:
    """Yield the signatures of the pages that there are, and their catchwords, where they are known."""
    inner, outer, _, bottom = habits.margins
    width, height = habits.paper
    measure = width - inner - outer
    top = height - bottom + BELOW
    for page, word in enumerate(catchwords[:MOST_PAGES], 1):
        left = inner if page % 2 else outer
        anchor = {"text:anchor-type": "page", "text:anchor-page-number": str(page)}
        if word and habits.catchwords:
            # A frame's text begins at its left, so the frame is about as wide as its word.
            long = len(word) * LETTER * habits.size * 25.4 / 72
            place = (left + measure - long, top, long + NARROW)
            yield framed(made, made.span(Furniture.CATCHWORD.value, text(word)), anchor, place)
        sign = signature(page) if habits.signatures else ""
        if sign:
            place = (left + 0.3 * measure, top, NARROW)
            yield framed(made, made.span(Furniture.SIGNATURE.value, sign), anchor, place)
