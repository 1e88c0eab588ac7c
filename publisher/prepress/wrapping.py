"""The measures of a cover that goes round a book, and the bars of its ISBN."""

from __future__ import annotations

import re

from barcode import EAN13

from publisher.model.press import Barcode, Paper, Profile, Wrap

# Millimetres. A symbol of EAN-13 with its quiet zones is 37.29 mm wide at 100 % (ISO/IEC 15420: 113
# modules of 0.33 mm); it may be scaled from 80 to 200 %, and books print it at 80 to 120 %.
SYMBOL_WIDTH = 37.29
WHOLE, SMALLEST = 1.0, 0.8
ROOM = 0.42  # the part of the back's width that a symbol may take
FOOTING = 1.5  # millimetres of spine that words need besides their clearance on both sides


def spine_width(pages: int, paper: Paper, stapled: int) -> float:
    """Return the width of the spine in millimetres: pages x thickness of a page.

    A page is half a leaf, and a leaf measures grammage x bulk / 1000 millimetres (bulk in cm³/g,
    as paper mills state it); KDP and IngramSpark give the thickness of a page itself. A book of up
    to ``stapled`` pages is folded and has none.
    """
    return 0.0 if pages <= stapled else round(pages * paper.page, 2)


def plan_wrap(
    profile: Profile, paper: Paper, pages: int, trim: tuple[float, float], isbn: str | None
) -> Wrap:
    """Return the measures of the cover of a book.

    ``pages`` is the number of its pages, ``trim`` their width and height in millimetres. Words
    stand on the spine only where the printer takes them and there is room to read them.
    """
    spine = spine_width(pages, paper, profile.stapled)
    rule = profile.spine
    words = (
        spine > 0 and pages >= rule.pages and spine >= max(rule.width, 2 * rule.clearance + FOOTING)
    )
    return Wrap(
        width=trim[0],
        height=trim[1],
        spine=spine,
        bleed=profile.cover_bleed,
        words=words,
        clearance=rule.clearance,
        barcode=bars(isbn, trim[0]) if isbn else None,
    )


def bars(isbn: str, width: float) -> Barcode:
    """Return the bars of an ISBN at 100 %, on a back (``width``, mm) too narrow for that at 80 %."""
    digits = re.sub(r"[^0-9]", "", isbn)
    (modules,) = EAN13(digits[:12]).build()
    fits = width * ROOM >= SYMBOL_WIDTH
    return Barcode(isbn, str(modules), WHOLE if fits else SMALLEST)
